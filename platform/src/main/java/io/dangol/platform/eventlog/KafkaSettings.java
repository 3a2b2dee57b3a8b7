package io.dangol.platform.eventlog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.Optional;

/** What every client of Kafka in a service needs to know. */
@ConfigMapping(prefix = "dangol")
public interface KafkaSettings {

    /** Put before every topic, group and transactional id, so that several installations can share a Kafka. */
    @WithName("topic-prefix")
    Optional<String> topicPrefix();

    /** The service's short name, such as {@code loyalty}: the source of its events. */
    @WithName("service")
    @WithDefault("unnamed")
    String service();

    default String prefixed(String name) {
        return topicPrefix().orElse("") + name;
    }

    /** Where a service tells of events that could not take effect. */
    default Topic deadLetters() {
        return Topic.ofEvents("dangol." + service() + ".dead-letter", 1);
    }
}
