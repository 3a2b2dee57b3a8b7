package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.Segment;
import io.dangol.loyalty.ledger.AccountState;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.rule.Basket.Buyer;
import io.dangol.loyalty.sale.SaleApi.BalanceView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card and its locked account, as a sale needs it.
 *
 * @param memberId whose card it is: where that member was merged, the account is another one's
 * @param buyer as it is known now
 */
record Holder(
        String cardNumber,
        UUID memberId,
        boolean active,
        UUID programId,
        @Nullable UUID customerId,
        Buyer buyer,
        Noted noted,
        Earlier earlier,
        AccountState state,
        Locked locked) {

    /**
     * Since when it is as it is.
     *
     * @param segments null: they were never others
     */
    record Noted(TierNote tier, @Nullable Instant segments) {

        boolean isOtherBefore(Instant soldAt) {
            return segments != null && soldAt.isBefore(segments);
        }
    }

    /** What it was before, where a sale that comes late asked: tiers by the day, of which none is nothing, and segments. */
    record Earlier(Map<LocalDate, String> tiers, Map<Instant, List<String>> segments) {

        static final Earlier UNASKED = new Earlier(Map.of(), Map.of());

        Earlier {
            tiers = Map.copyOf(tiers);
            segments = Map.copyOf(segments);
        }
    }

    /**
     * What earlier lots hold and nobody can spend.
     *
     * @param pending their day is yet to come
     * @param expired their day is over, and they were not written off yet
     */
    record Locked(long pending, long expired) {

        static final Locked NONE = new Locked(0, 0);
    }

    Holder with(Locked found) {
        return new Holder(cardNumber, memberId, active, programId, customerId, buyer, noted, earlier, state, found);
    }

    Holder with(Earlier then) {
        return new Holder(cardNumber, memberId, active, programId, customerId, buyer, noted, then, state, locked);
    }

    /** As rules see it at a moment, on a day of the store: it may have been another one then, and some segments are for a time. */
    Buyer buyerAt(Instant soldAt, LocalDate day) {
        TierNote tier = noted.tier();
        String had = tier.holdsOn(day) ? tier.tier() : earlier.tiers().get(day);
        List<String> then = earlier.segments().get(soldAt);
        List<String> pieces = then == null ? buyer.segments() : Segment.then(buyer.segments(), then);
        return new Buyer(buyer.identified(), had, Segment.on(pieces, day));
    }

    UUID accountId() {
        return state.memberId();
    }

    /** Earlier lots are not loaded: earning only adds one. */
    MemberAccount account() {
        return MemberAccount.of(state, List.of());
    }

    BalanceView balance(MemberAccount account, Instant at) {
        return new BalanceView(
                account.available(at) - locked.pending() - locked.expired(),
                account.pending(at) + locked.pending(),
                account.state().held());
    }

    /** The customer, else the account, which stays the same when the card is replaced: what keeps its order. */
    String key() {
        return (customerId == null ? accountId() : customerId).toString();
    }
}
