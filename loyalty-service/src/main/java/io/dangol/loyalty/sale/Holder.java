package io.dangol.loyalty.sale;

import io.dangol.loyalty.ledger.AccountState;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.sale.SaleApi.BalanceView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card and its locked account, as a sale needs it.
 *
 * @param pending points of earlier lots whose day is yet to come
 * @param expired points of earlier lots whose day is over and that were not written off yet
 */
record Holder(
        String cardNumber,
        String cardToken,
        boolean active,
        UUID programId,
        @Nullable UUID customerId,
        AccountState state,
        long pending,
        long expired) {

    UUID memberId() {
        return state.memberId();
    }

    /** Earlier lots are not loaded: earning only adds one. */
    MemberAccount account() {
        return MemberAccount.of(state, List.of());
    }

    BalanceView balance(MemberAccount account, Instant at) {
        return new BalanceView(
                account.available(at) - pending - expired,
                account.pending(at) + pending,
                account.state().held());
    }

    /** The customer, else the card: what keeps its order. */
    String key() {
        return customerId == null ? cardToken : customerId.toString();
    }
}
