package io.dangol.customer.permit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of a wish to make contact. */
public sealed interface Decision {

    /**
     * It may be made until then.
     *
     * @param why what allows it, the ground first
     * @param duties what the sender has to see to
     */
    record Allowed(Instant expiresAt, List<Why> why, List<Duty> duties) implements Decision {
        public Ground ground() {
            return why.get(0).ground();
        }

        /** By which decision of the customer, where the ground is one. */
        public @Nullable UUID consentOf(Ground ground) {
            return why.stream()
                    .filter(one -> one.ground() == ground)
                    .findFirst()
                    .map(Why::consentId)
                    .orElse(null);
        }
    }

    /**
     * It may not be made.
     *
     * @param earliestAt from when on it may, as things stand; null where time alone does not change it
     */
    record Refused(List<Reason> reasons, @Nullable Instant earliestAt) implements Decision {}

    /** What can allow a contact. */
    enum Ground {
        /** It is no advertisement: a notice of service or a recall. */
        EXEMPT,
        /** The customer agreed to it. */
        CONSENT,
        /** The customer bought such goods. */
        TRADE,
        /** It needs no consent on this channel, and nobody objected. */
        NO_OBJECTION,
        /** The customer agreed to be contacted at night. */
        NIGHT_CONSENT
    }

    /** Which rule allows it, and by which decision of the customer. */
    record Why(Ground ground, String source, @Nullable UUID consentId) {}

    /** What can stand in the way. */
    enum Obstacle {
        ADDRESS_UNKNOWN,
        ADDRESS_OPTED_OUT,
        NUMBER_IN_DOUBT,
        CONSENT_MISSING,
        CONSENT_REFUSED,
        CONSENT_OUTDATED,
        COMPLAINT_OPEN,
        LEAVE_ALONE,
        HOLD_OUT,
        LABEL_MISSING,
        NIGHT,
        QUIET_HOURS,
        CAP,
        SURVEY_REST
    }

    /**
     * @param source the law's, or {@code policy} where it is the house's own rule
     * @param earliestAt when this one is gone; null where time alone does not change it
     */
    record Reason(
            Obstacle obstacle, String source, @Nullable Instant earliestAt) {
        Optional<Instant> end() {
            return Optional.ofNullable(earliestAt);
        }
    }

    /** @param dueAt until when, where it is not in the message itself */
    record Duty(String code, String source, @Nullable Instant dueAt) {}
}
