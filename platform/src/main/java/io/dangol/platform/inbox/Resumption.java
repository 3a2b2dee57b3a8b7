package io.dangol.platform.inbox;

import io.dangol.platform.eventlog.KafkaSettings;
import io.dangol.platform.inbox.Watermarks.Place;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Goes on where the database stopped, if that lies before what Kafka remembers of the group: a database that was
 * restored from a backup has forgotten what followed it. Whatever is read twice is skipped by its watermark.
 */
final class Resumption implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Resumption.class);

    private final Subscriber subscriber;
    private final KafkaSettings settings;
    private final Watermarks watermarks;
    private final Consumer<?, ?> consumer;

    Resumption(Subscriber subscriber, KafkaSettings settings, Watermarks watermarks, Consumer<?, ?> consumer) {
        this.subscriber = subscriber;
        this.settings = settings;
        this.watermarks = watermarks;
        this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        Map<Place, Optional<Long>> known = watermarks.nextOffsets(subscriber.name());
        for (TopicPartition partition : partitions) {
            Place place = new Place(settings.unprefixed(partition.topic()), partition.partition());
            known.getOrDefault(place, Optional.of(0L)).ifPresent(next -> goBack(partition, next));
        }
    }

    private void goBack(TopicPartition partition, long next) {
        long ofGroup = consumer.position(partition);
        if (next < ofGroup) {
            LOG.debugf("Inbox %s goes back from %d to %d of %s", subscriber.name(), ofGroup, next, partition);
            consumer.seek(partition, next);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        // What was polled has taken effect, or will be read again by whoever comes next.
    }
}
