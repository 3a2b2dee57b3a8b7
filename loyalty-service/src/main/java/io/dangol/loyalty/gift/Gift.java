package io.dangol.loyalty.gift;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points that one member gave to another.
 *
 * @param giver by the card's own member, like the receiver, whatever it became part of
 * @param by who recorded it: with giver and reference its client names the gift for ever
 * @param reversal null as long as it stands
 */
record Gift(
        UUID id,
        UUID programId,
        Side giver,
        Side receiver,
        long points,
        By by,
        String reference,
        Instant givenAt,
        @Nullable Reversal reversal) {

    /** One of the two, by the card that was named. */
    record Side(UUID memberId, String cardNumber) {}

    /** Where it stands. */
    enum Status {
        GIVEN,
        REVERSED
    }

    /**
     * What was left of it went back.
     *
     * @param id the source of its entries
     */
    record Reversal(UUID id, Instant at, By by, long points) {}

    /**
     * Who called.
     *
     * @param user of the client's, as it said; null: it did not
     * @param storeCode for which alone it speaks; null: for several, or for none
     */
    record By(
            String clientId,
            @Nullable String user,
            @Nullable String storeCode) {}

    Gift reversed(Reversal how) {
        return new Gift(id, programId, giver, receiver, points, by, reference, givenAt, how);
    }

    Status status() {
        return reversal == null ? Status.GIVEN : Status.REVERSED;
    }

    /** Whether the same was asked for; giver, client and reference are taken to be the same. */
    boolean isOf(UUID receiverId, long asked) {
        return receiver.memberId().equals(receiverId) && points == asked;
    }
}
