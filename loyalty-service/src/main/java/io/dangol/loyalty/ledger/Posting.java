package io.dangol.loyalty.ledger;

import java.util.UUID;

/**
 * One side of an entry. All postings of an entry sum to zero.
 *
 * @param ownerId the member, the partner that funds, redeems or funded what expired, or the merge or gift
 * @param points signed
 */
public record Posting(Account account, UUID ownerId, long points) {

    /** Whose books. */
    public enum Account {
        MEMBER,
        FUNDER,
        REDEEMER,
        /** Points that expired, or were withdrawn before anybody could spend them: they went back to whoever had funded them. */
        BREAKAGE,
        /** Between two members' accounts; its owner is the merge or the gift, and both entries of it sum to zero. */
        TRANSFER
    }
}
