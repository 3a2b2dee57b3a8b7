package io.dangol.loyalty.adjustment;

import io.dangol.loyalty.adjustment.AdjustmentRefusal.AlreadyDecided;
import io.dangol.loyalty.adjustment.AdjustmentRefusal.SamePerson;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to give a member points or to take some, and what was decided about it: once, and never approved by whoever
 * asked.
 *
 * @param points signed
 * @param funderId the partner that pays for what is given; null where points are taken, which go back to their funders
 */
record Adjustment(
        UUID id,
        UUID memberId,
        long points,
        Reason reason,
        String reference,
        @Nullable UUID funderId,
        Person requestedBy,
        Instant requestedAt,
        Status status,
        @Nullable Decision decision) {

    /** Why. */
    enum Reason {
        GOODWILL,
        COMPLAINT,
        CORRECTION,
        MISSING_SALE,
        MISUSE
    }

    /** Where it stands. */
    enum Status {
        REQUESTED,
        APPROVED,
        REJECTED
    }

    /** Who decided, and when. */
    record Decision(Person by, Instant at) {}

    static Adjustment asked(UUID id, UUID memberId, AdjustmentApi.Request request, Person by, Instant at) {
        return new Adjustment(
                id,
                memberId,
                request.points(),
                request.reason(),
                request.reference(),
                request.funderPartnerId(),
                by,
                at,
                Status.REQUESTED,
                null);
    }

    /** @throws SamePerson 422 for whoever asked, or cannot be told from who did */
    Adjustment approved(Person by, Instant at) {
        if (requestedBy.mayBe(by)) {
            throw new SamePerson();
        }
        return decided(Status.APPROVED, by, at);
    }

    /** Also by who asked: it is taken back then. */
    Adjustment rejected(Person by, Instant at) {
        return decided(Status.REJECTED, by, at);
    }

    private Adjustment decided(Status how, Person by, Instant at) {
        if (status != Status.REQUESTED) {
            throw new AlreadyDecided(status);
        }
        return new Adjustment(
                id, memberId, points, reason, reference, funderId, requestedBy, requestedAt, how, new Decision(by, at));
    }

    /** Whether the same was asked for; the reference is taken to be the same. */
    boolean isOf(UUID member, long asked, Reason why, @Nullable UUID funder) {
        return memberId.equals(member) && points == asked && reason == why && Objects.equals(funderId, funder);
    }
}
