package io.dangol.platform.eventlog;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jboss.logging.Logger;

/** The topics that this service owns, as Kafka has them: made where they are missing, and filled again if they were full. */
final class RelayTopics {

    private static final Logger LOG = Logger.getLogger(RelayTopics.class);

    private RelayTopics() {}

    /**
     * A topic that is missing although it was made once was lost. Its events have to go out before anything newer does: a
     * subscriber that had not taken them in yet would hold them for old.
     */
    static void create(
            KafkaSettings settings,
            Map<String, Object> kafka,
            Topics topics,
            RelayConfig config,
            RelayLeadership leadership)
            throws InterruptedException, ExecutionException, SQLException {
        try (Admin admin = Admin.create(kafka)) {
            Set<String> there = admin.listTopics().names().get();
            List<Topic> missing = topics.with(settings.deadLetters()).stream()
                    .filter(topic -> !there.contains(settings.prefixed(topic.name())))
                    .toList();
            if (missing.isEmpty()) {
                return;
            }
            // Whoever dies in between finds them missing again.
            if (leadership.goBackToBeginOf(missing)) {
                LOG.warn("Kafka has lost topics: the event log is published again from where they began");
            }
            admin.createTopics(missing.stream()
                            .map(topic -> newTopic(settings, topic, config))
                            .toList())
                    .all()
                    .get();
        }
    }

    private static NewTopic newTopic(KafkaSettings settings, Topic topic, RelayConfig config) {
        return new NewTopic(settings.prefixed(topic.name()), topic.partitions(), config.replicationFactor())
                .configs(Map.of("cleanup.policy", topic.compacted() ? "compact" : "delete", "retention.ms", "-1"));
    }
}
