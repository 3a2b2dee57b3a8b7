package io.dangol.loyalty.sale;

import io.dangol.loyalty.account.Segment;
import io.dangol.loyalty.ledger.AccountState;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.rule.Basket.Buyer;
import io.dangol.loyalty.sale.SaleApi.BalanceView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card and its locked account, as a sale needs it.
 *
 * @param memberId whose card it is: where that member was merged, the account is another one's
 */
record Holder(
        String cardNumber,
        UUID memberId,
        boolean active,
        UUID programId,
        @Nullable UUID customerId,
        Buyer buyer,
        AccountState state,
        Locked locked) {

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
        return new Holder(cardNumber, memberId, active, programId, customerId, buyer, state, found);
    }

    /** As rules see it on a day of the store: some segments are for a time. */
    Buyer buyerOn(LocalDate day) {
        return new Buyer(buyer.identified(), buyer.tier(), Segment.on(buyer.segments(), day));
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
