package io.dangol.analytics;

import io.dangol.platform.eventlog.Topics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Analytics listens; nobody listens to it. */
class OwnedTopics {

    @Produces
    @Singleton
    Topics topics() {
        return Topics.of();
    }
}
