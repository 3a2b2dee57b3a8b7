package io.dangol.loyalty.settlement;

import io.dangol.loyalty.LoyaltyTopics;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What others may know of settlements; who owes whom how much is read by those whom it concerns. */
sealed interface SettlementEvent extends DomainEvent {

    /**
     * A period is closed for ever: its statements can be paid and booked.
     *
     * @param entries of the ledger that are in it
     */
    record SettlementClosed(
            UUID settlementId,
            UUID programId,
            String currency,
            LocalDate from,
            LocalDate until,
            long entries,
            Instant at)
            implements SettlementEvent {
        @Override
        public String type() {
            return "io.dangol.loyalty.SettlementClosed.v1";
        }

        @Override
        public String key() {
            return programId.toString();
        }

        @Override
        public Topic topic() {
            return LoyaltyTopics.SETTLEMENT;
        }
    }
}
