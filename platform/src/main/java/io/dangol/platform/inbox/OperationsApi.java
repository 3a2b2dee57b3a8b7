package io.dangol.platform.inbox;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What operators see of a service's events. */
final class OperationsApi {

    private OperationsApi() {}

    record DeadLetterView(
            UUID id,
            String subscriber,
            String topic,
            String type,
            UUID eventId,
            Instant occurredAt,
            String cause,
            Instant failedAt,
            @Nullable Instant redrivenAt) {
        static DeadLetterView of(DeadLetter letter) {
            var envelope = letter.event().envelope();
            return new DeadLetterView(
                    letter.id(),
                    letter.subscriber(),
                    envelope.topic(),
                    envelope.type(),
                    envelope.id(),
                    envelope.time(),
                    letter.cause(),
                    letter.failedAt(),
                    letter.redrivenAt());
        }
    }

    @Schema(name = "Replay")
    record Replay(
            @Nullable @Schema(description = "What was recorded from then on; absent: all that the log holds")
            Instant from) {}

    /**
     * @param unpublished events in the log that Kafka does not have yet
     * @param unpublishedAgeMs age of the oldest of them, milliseconds
     * @param published events that this replica's relay has copied since it started
     * @param consumed events of others that took effect in this replica since it started
     * @param waiting events in Kafka that this replica has not taken in yet
     * @param lagMs age of the last event taken in at that moment, milliseconds
     */
    record EventsView(
            String service,
            long unpublished,
            long unpublishedAgeMs,
            long published,
            long consumed,
            long waiting,
            long lagMs,
            long deadLetters) {}
}
