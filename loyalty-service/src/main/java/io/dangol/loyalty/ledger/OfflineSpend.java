package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.Entry.Content;
import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.Posting.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points that are spent already, at a till that could not ask. What the balance does not cover is lent by a partner: a
 * lot of its own that is spent with the others, and a debt to it of as many. So it pays who gave the goods; what the
 * member earns next pays it; and what comes back of the purchase comes back into that lot, like any other.
 */
public final class OfflineSpend {

    /** What tells lots that were lent from all others; no rule has such a code. */
    private static final String LENT = "*lent";

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

    /**
     * Where something that is held relied on other lots, what was lent is still there when the hold ends: then it pays
     * who lent it, so far as nothing else that is held relies on it. Nobody pays anybody by it, and the balance stays.
     *
     * @return empty where there is nothing to repay
     */
    public static Optional<Outcome> repaid(MemberAccount account, Cause cause) {
        AccountState before = account.state();
        List<Lot> lots = new ArrayList<>();
        List<LotUse> uses = new ArrayList<>();
        List<Debt> debts = new ArrayList<>();
        Debts owed = before.debts();
        long spare = spare(account, cause.at());
        for (Lot lot : account.lots()) {
            UUID lender = lot.funding().shares().get(0).funderId();
            long share = LENT.equals(lot.part()) ? Math.min(spare, Math.min(lot.remaining(), owed.to(lender))) : 0;
            if (share > 0) {
                Debt change = new Debt(lender, -share);
                lots.add(lot.less(share));
                uses.addAll(lot.uses(share));
                debts.add(change);
                owed = owed.without(List.of(new Debt(lender, share)));
                spare -= share;
            }
        }
        return lots.isEmpty()
                ? Optional.empty()
                : Optional.of(repaid(account, owed, new Taken(lots, uses, List.of()), debts, cause));
    }

    private static Outcome repaid(MemberAccount account, Debts owed, Taken taken, List<Debt> debts, Cause cause) {
        AccountState before = account.state();
        List<Posting> postings = List.of(new Posting(Account.MEMBER, before.memberId(), 0));
        long number = before.entries() + 1;
        Content content =
                new Content(cause.ids().get(), number, Kind.REPAID, 0, before.balance(), cause.sourceId(), cause.at());
        Entry entry = Entry.chained(before, content, postings, taken, debts);
        AccountState after = before.owing(owed).chained(number, entry.hash());
        MemberAccount changed = account.with(taken.lots());
        return new Outcome(MemberAccount.of(after, changed.lots()), entry, taken.lots());
    }

    /** So many no hold relies on: what expired since it was made may still pay for one, and is not counted on. */
    private static long spare(MemberAccount account, Instant at) {
        long held = account.state().held();
        if (held == 0) {
            return Long.MAX_VALUE;
        }
        long there = account.lots().stream()
                .filter(lot -> lot.isAvailable(at))
                .mapToLong(Lot::remaining)
                .sum();
        return Math.max(0, there - held);
    }

    private static Lot lent(long points, Lender lender, Cause cause) {
        Credit credit = new Credit(LENT, points, Funding.by(lender.partnerId()), cause.at(), lender.expiresAt());
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
