package io.dangol.loyalty.coalitionfile;

import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What others may know of coalitions' files: how many lines became what. Cards, receipts and amounts are read here. */
sealed interface FileEvent extends DomainEvent {

    String coalition();

    /** A coalition's files stay in order. */
    @Override
    default String key() {
        return coalition();
    }

    @Override
    default Topic topic() {
        return LoyaltyTopics.COALITION;
    }

    /**
     * It was compared with our sales, for the first time or once more; files of its month before it count no more.
     *
     * @param period the month, {@code 2026-01}
     * @param outcomes lines by what became of them; what there is none of is left out
     */
    record CoalitionFileReconciled(
            UUID fileId, String coalition, String period, int version, Map<Outcome, Long> outcomes, Instant at)
            implements FileEvent {

        static CoalitionFileReconciled of(CoalitionFile file, Map<Outcome, Long> outcomes) {
            return new CoalitionFileReconciled(
                    file.id(), file.coalition(), file.month().toString(), file.version(), outcomes, file.changedAt());
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.CoalitionFileReconciled.v1";
        }
    }

    /** It is the month's, for ever: what the coalition charges can be settled. */
    record CoalitionFileClosed(UUID fileId, String coalition, String period, int version, Instant at)
            implements FileEvent {

        static CoalitionFileClosed of(CoalitionFile file, Instant at) {
            return new CoalitionFileClosed(
                    file.id(), file.coalition(), file.month().toString(), file.version(), at);
        }

        @Override
        public String type() {
            return "io.dangol.loyalty.CoalitionFileClosed.v1";
        }
    }
}
