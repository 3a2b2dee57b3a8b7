package io.dangol.loyalty.fraud;

import io.dangol.loyalty.fraud.FraudRule.Action;
import io.dangol.loyalty.fraud.FraudRule.By;
import io.dangol.loyalty.fraud.Signs.Sign;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that looks like fraud, and what somebody made of it: once, and for good.
 *
 * @param held points that were put on review by it
 * @param end null while it is open
 */
record Signal(
        UUID id,
        Found found,
        UUID sourceId,
        Activity.Kind source,
        @Nullable UUID saleId,
        UUID memberId,
        UUID partnerId,
        String storeCode,
        @Nullable String terminalId,
        @Nullable String cashier,
        long held,
        Instant happenedAt,
        Instant raisedAt,
        @Nullable End end) {

    /** By which rule. */
    record Found(
            UUID programId,
            String rule,
            FraudRule.Kind kind,
            Action action,
            int rulesVersion,
            @Nullable By by,
            long measured,
            long allowed) {}

    /** Where it stands. */
    enum Status {
        OPEN,
        RELEASED,
        REJECTED
    }

    /** Why it was ended so. */
    enum Reason {
        GENUINE(Status.RELEASED),
        TILL_ERROR(Status.RELEASED),
        TOLERATED(Status.RELEASED),
        FRAUD(Status.REJECTED),
        STAFF_MISUSE(Status.REJECTED),
        AGAINST_TERMS(Status.REJECTED);

        private final Status status;

        Reason(Status status) {
            this.status = status;
        }

        Status status() {
            return status;
        }
    }

    /**
     * What was made of it.
     *
     * @param points that it opened or withdrew
     * @param user which of the client's own users, as the client says
     */
    record End(
            Reason reason,
            @Nullable String reference,
            long points,
            String client,
            @Nullable String user,
            Instant at) {}

    static Signal raised(UUID id, Sign sign, UUID programId, int rulesVersion, long held, Instant now) {
        FraudRule rule = sign.rule();
        Activity on = sign.on();
        return new Signal(
                id,
                new Found(
                        programId,
                        rule.code(),
                        rule.kind(),
                        rule.action(),
                        rulesVersion,
                        rule.by(),
                        sign.measured(),
                        sign.allowed()),
                on.sourceId(),
                on.kind(),
                on.saleId(),
                on.memberId(),
                on.place().partnerId(),
                on.place().storeCode(),
                on.place().terminalId(),
                on.cashier(),
                held,
                on.at(),
                now,
                null);
    }

    Status status() {
        return end == null ? Status.OPEN : end.reason().status();
    }

    boolean isHold() {
        return found.action() == Action.HOLD;
    }

    Signal ended(End how) {
        return new Signal(
                id,
                found,
                sourceId,
                source,
                saleId,
                memberId,
                partnerId,
                storeCode,
                terminalId,
                cashier,
                held,
                happenedAt,
                raisedAt,
                how);
    }
}
