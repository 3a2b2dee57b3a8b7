package io.dangol.loyalty.fraud;

import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.loyalty.fraud.FraudRule.Action;
import io.dangol.loyalty.fraud.FraudRule.Kind;
import io.dangol.loyalty.fraud.Signal.End;
import io.dangol.loyalty.fraud.Signal.Reason;
import io.dangol.loyalty.fraud.Signal.Status;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may know of signals: who served is not among it, since it is kept for years by others. */
sealed interface SignalEvent extends DomainEvent {

    UUID memberId();

    @Override
    default String key() {
        return memberId().toString();
    }

    @Override
    default Topic topic() {
        return LoyaltyTopics.FRAUD_SIGNAL;
    }

    /** @param pointsHeld that cannot be spent until somebody looked into it */
    record FraudSignalRaised(
            UUID signalId,
            UUID programId,
            String rule,
            Kind kind,
            Action action,
            UUID memberId,
            @Nullable UUID saleId,
            UUID partnerId,
            String storeCode,
            long measured,
            long allowed,
            long pointsHeld,
            Instant happenedAt,
            Instant at)
            implements SignalEvent {

        static FraudSignalRaised of(Signal signal) {
            Signal.Found found = signal.found();
            return new FraudSignalRaised(
                    signal.id(),
                    found.programId(),
                    found.rule(),
                    found.kind(),
                    found.action(),
                    signal.memberId(),
                    signal.saleId(),
                    signal.partnerId(),
                    signal.storeCode(),
                    found.measured(),
                    found.allowed(),
                    signal.held(),
                    signal.happenedAt(),
                    signal.raisedAt());
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.FraudSignalRaised.v1";
        }
    }

    /** @param points that were opened, or withdrawn */
    record FraudReviewEnded(
            UUID signalId,
            UUID programId,
            Kind kind,
            UUID memberId,
            @Nullable UUID saleId,
            UUID partnerId,
            String storeCode,
            Status outcome,
            Reason reason,
            long points,
            Instant at)
            implements SignalEvent {

        static FraudReviewEnded of(Signal signal) {
            End end = Objects.requireNonNull(signal.end());
            return new FraudReviewEnded(
                    signal.id(),
                    signal.found().programId(),
                    signal.found().kind(),
                    signal.memberId(),
                    signal.saleId(),
                    signal.partnerId(),
                    signal.storeCode(),
                    end.reason().status(),
                    end.reason(),
                    end.points(),
                    end.at());
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.FraudReviewEnded.v1";
        }
    }
}
