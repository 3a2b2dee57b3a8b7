package io.dangol.platform.eventlog;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What every client of Kafka in a service needs to know. Not a mapping of the prefix {@code dangol}: that would refuse
 * every other key below it.
 */
@Singleton
public class KafkaSettings {

    private final Optional<String> topicPrefix;
    private final String service;

    /**
     * @param topicPrefix put before every topic, group and transactional id, so that installations can share a Kafka
     * @param service the service's short name, such as {@code loyalty}: the source of its events
     */
    KafkaSettings(
            @ConfigProperty(name = "dangol.topic-prefix") Optional<String> topicPrefix,
            @ConfigProperty(name = "dangol.service", defaultValue = "unnamed") String service) {
        this.topicPrefix = topicPrefix;
        this.service = service;
    }

    public String service() {
        return service;
    }

    public String prefixed(String name) {
        return topicPrefix.orElse("") + name;
    }

    /** The name as it was before {@link #prefixed}. */
    public String unprefixed(String name) {
        return name.substring(prefixed("").length());
    }

    /** Where a service tells of events that could not take effect. */
    public Topic deadLetters() {
        return Topic.ofEvents("dangol." + service + ".dead-letter", 1);
    }
}
