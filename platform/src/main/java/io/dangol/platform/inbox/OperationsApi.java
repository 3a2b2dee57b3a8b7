package io.dangol.platform.inbox;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What operators see of a service's events. */
final class OperationsApi {

    private OperationsApi() {}

    @Schema(name = "DeadLetter", description = "An event that could not take effect")
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

    @Schema(name = "EventFlow", description = "How far a service's events are, as the answering replica knows it")
    record EventsView(
            String service,

            @Schema(description = "Events in the log that Kafka does not have yet")
            long unpublished,

            @Schema(description = "Age of the oldest of them, in milliseconds")
            long unpublishedAgeMs,

            @Schema(description = "Events that this replica's relay has copied since it started")
            long published,

            @Schema(description = "Events of others that took effect in this replica since it started")
            long consumed,

            @Schema(description = "Events in Kafka that this replica has not taken in yet")
            long waiting,

            @Schema(description = "Age of the last event taken in at that moment, in milliseconds")
            long lagMs,

            @Schema(description = "Events that could not take effect and were not redriven")
            long deadLetters) {}
}
