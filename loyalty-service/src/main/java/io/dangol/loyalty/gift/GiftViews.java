package io.dangol.loyalty.gift;

import io.dangol.loyalty.account.AccountRefusal.NoSuchCard;
import io.dangol.loyalty.account.MemberReach;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.account.Members.CardHolder;
import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.gift.GiftApi.GiftView;
import io.dangol.loyalty.gift.GiftRefusal.NoSuchGift;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What callers see of gifts: a member its own, and of what it was given not by which card. */
@Singleton
class GiftViews {

    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final Transactions transactions;
    private final MemberReach reach;

    GiftViews(Transactions transactions, MemberReach reach) {
        this.transactions = transactions;
        this.reach = reach;
    }

    GiftView get(UUID id) {
        return transactions.run(connection -> {
            Gift gift = Gifts.find(connection, id).orElseThrow(() -> new NoSuchGift(id));
            boolean given =
                    reach.covers(Members.membership(connection, gift.giver().memberId()));
            boolean received =
                    reach.covers(Members.membership(connection, gift.receiver().memberId()));
            if (!given && !received) {
                throw new NoSuchGift(id);
            }
            return given ? GiftView.of(gift) : GiftView.of(gift).toReceiver();
        });
    }

    /** Newest first. To a member who calls, the cards of others are none. */
    Page<GiftView> list(String cardNumber, int limit, @Nullable Cursor after) {
        return transactions.run(connection -> {
            CardHolder holder = Members.holder(connection, cardNumber).orElseThrow(NoSuchCard::new);
            Membership of = Members.membership(connection, holder.memberId());
            if (!reach.covers(of)) {
                throw new NoSuchCard();
            }
            Set<UUID> members = Gifts.members(connection, of.accountId());
            List<Gift> some = Gifts.before(connection, members, after == null ? LAST : after.uuid(0), limit + 1);
            return Page.of(some, limit, gift -> seen(gift, members), gift -> Cursor.of(gift.id()));
        });
    }

    private GiftView seen(Gift gift, Set<UUID> by) {
        GiftView view = GiftView.of(gift);
        return !reach.isConfined() || by.contains(gift.giver().memberId()) ? view : view.toReceiver();
    }
}
