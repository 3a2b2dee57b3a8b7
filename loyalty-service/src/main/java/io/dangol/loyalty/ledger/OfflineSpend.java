package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.Entry.Content;
import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.Posting.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points that are spent already, at a till that could not ask. What the balance does not cover is lent by a partner: a
 * lot of its own that is spent with the others, and a debt to it of as many. So it pays who gave the goods; what the
 * member earns next pays it; and what comes back of the purchase comes back into that lot, like any other.
 */
public final class OfflineSpend {

    private OfflineSpend() {}

    /**
     * Who lends what is missing.
     *
     * @param expiresAt of what comes back and is nobody's debt any more; null: never
     */
    public record Lender(UUID partnerId, @Nullable Instant expiresAt) {}

    /** Of so many points, how many the balance does not cover: a member that owes already covers none. */
    public static long shortfall(MemberAccount account, long points, Instant at) {
        return points - Math.max(0, Math.min(points, account.available(at)));
    }

    /** One entry, as if they had been held and captured; it cannot be refused. */
    public static Outcome of(MemberAccount account, long points, UUID redeemerId, Lender lender, Cause cause) {
        long missing = shortfall(account, points, cause.at());
        List<Lot> lent = missing == 0 ? List.of() : List.of(lent(missing, lender, cause));
        List<Debt> debts = missing == 0 ? List.of() : List.of(new Debt(lender.partnerId(), missing));
        List<Lot> order = new ArrayList<>(account.lots().stream()
                .filter(lot -> lot.isAvailable(cause.at()))
                .toList());
        order.addAll(lent);
        Taken taken = Taken.from(order, points);
        AccountState before = account.state();
        List<Posting> postings = List.of(
                new Posting(Account.MEMBER, before.memberId(), -points),
                new Posting(Account.REDEEMER, redeemerId, points));
        AccountState after = before.moved(-points, debts);
        long number = before.entries() + 1;
        Content content = new Content(
                cause.ids().get(), number, Kind.REDEEMED, -points, after.balance(), cause.sourceId(), cause.at());
        Entry entry = Entry.chained(before, content, postings, taken, debts, lent);
        List<Lot> changed = changed(lent, taken.lots());
        MemberAccount changedAccount = account.with(changed);
        return new Outcome(
                MemberAccount.of(after.chained(number, entry.hash()), changedAccount.lots()), entry, changed);
    }

    private static Lot lent(long points, Lender lender, Cause cause) {
        Credit credit = new Credit(null, points, Funding.by(lender.partnerId()), cause.at(), lender.expiresAt());
        return Lot.opened(cause.ids().get(), cause.sourceId(), credit, 0);
    }

    /** What is lent is there also where none of it is taken: others are, on which a hold relied. */
    private static List<Lot> changed(List<Lot> lent, List<Lot> taken) {
        List<Lot> changed = new ArrayList<>(taken);
        lent.stream()
                .filter(lot -> taken.stream().noneMatch(other -> other.id().equals(lot.id())))
                .forEach(changed::add);
        return changed;
    }
}
