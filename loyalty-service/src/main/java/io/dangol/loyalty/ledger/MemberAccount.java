package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.Entry.Content;
import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.Funding.Part;
import io.dangol.loyalty.ledger.LedgerRefusal.CaptureExceedsHold;
import io.dangol.loyalty.ledger.LedgerRefusal.HoldEnded;
import io.dangol.loyalty.ledger.LedgerRefusal.InsufficientPoints;
import io.dangol.loyalty.ledger.LedgerRefusal.VoidExceedsRedemption;
import io.dangol.loyalty.ledger.Posting.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member's points as a value: each decision answers the account that comes after it and the entry that explains why.
 * Balance = remaining points of all lots − what is owed. Available = balance − what is pending or expired − held.
 */
public final class MemberAccount {

    private final AccountState state;
    private final List<Lot> lots;

    private MemberAccount(AccountState state, List<Lot> lots) {
        this.state = state;
        this.lots = lots;
    }

    public static MemberAccount of(AccountState state, List<Lot> lots) {
        return new MemberAccount(state, lots.stream().sorted(Lot.SPENDING_ORDER).toList());
    }

    public AccountState state() {
        return state;
    }

    public List<Lot> lots() {
        return lots;
    }

    /** Points that a sale earned, a lot for each credit. What the member owes is repaid first, so lots may start smaller. */
    public Outcome earn(List<Credit> credits, Cause cause) {
        return opened(Kind.EARNED, credits, cause);
    }

    /** Points that somebody gave, at the cost of who funds them. */
    public Outcome grant(long points, UUID funderId, @Nullable Instant expiresAt, Cause cause) {
        Credit credit = new Credit(null, points, Funding.by(funderId), cause.at(), expiresAt);
        return opened(Kind.ADJUSTED, List.of(credit), cause);
    }

    /** Points that somebody takes away: never more than the member could spend; they go back to who funded them. */
    public Outcome deduct(long points, Cause cause) {
        Taken taken = Taken.from(Giver.ofOwn(this).enough(points, cause.at()), points);
        List<Posting> postings = new ArrayList<>(List.of(new Posting(Account.MEMBER, state.memberId(), -points)));
        postings.addAll(taken.toFunders());
        return outcome(new Effect(Kind.ADJUSTED, -points, List.of()), postings, taken, cause);
    }

    /** What another system knew of a member who has nothing here yet: points by lots, or else what it owes, and whom. */
    public Outcome carryOver(List<Credit> credits, List<Debt> owed, Cause cause) {
        if (owed.isEmpty()) {
            return opened(Kind.OPENING, credits, cause);
        }
        long effect = -owed.stream().mapToLong(Debt::points).sum();
        List<Posting> postings = new ArrayList<>(List.of(new Posting(Account.MEMBER, state.memberId(), effect)));
        owed.forEach(debt -> postings.add(new Posting(Account.FUNDER, debt.creditorId(), debt.points())));
        return outcome(new Effect(Kind.OPENING, effect, owed), postings, Taken.opening(List.of()), cause);
    }

    private Outcome opened(Kind kind, List<Credit> credits, Cause cause) {
        List<Lot> opened = new ArrayList<>();
        long points = Credit.sum(credits);
        List<Posting> postings = new ArrayList<>(List.of(new Posting(Account.MEMBER, state.memberId(), points)));
        List<Debt> debts = new ArrayList<>();
        Debts rest = state.debts();
        for (Credit credit : credits) {
            long repaid = Math.min(credit.points(), rest.total());
            Lot lot = Lot.opened(cause.ids().get(), cause.sourceId(), credit, repaid);
            opened.add(lot);
            for (Part part : lot.paidBy(0, lot.earned())) {
                postings.add(new Posting(Account.FUNDER, part.funderId(), -part.points()));
            }
            List<Debt> changes = rest.repaying(repaid);
            rest = rest.changed(changes);
            debts.addAll(changes);
            postings.addAll(Debts.forNobody(changes, nobody -> lot.paidBy(repaid - nobody, repaid)));
        }
        return outcome(new Effect(kind, points, debts), postings, Taken.opening(opened), cause);
    }

    /** Points set aside; refused beyond what is available. */
    public MemberAccount authorise(long points, Instant at) {
        if (points <= 0) {
            throw new IllegalArgumentException("A hold is of at least one point");
        }
        if (points > available(at)) {
            throw new InsufficientPoints(points, available(at));
        }
        return new MemberAccount(state.holding(state.held() + points), lots);
    }

    /** Spends all or part of a hold and gives the rest back. */
    public Outcome capture(Hold hold, long points, UUID redeemerId, Cause cause) {
        hold.requireOpen();
        if (!hold.expiresAt().isAfter(cause.at())) {
            throw new HoldEnded(Hold.Status.EXPIRED);
        }
        if (points > hold.points()) {
            throw new CaptureExceedsHold(points, hold.points());
        }
        // What is held is covered by lots, also where the member came to owe points since: returns leave it alone.
        return new MemberAccount(state.holding(state.held() - hold.points()), lots)
                .spend(hold, points, redeemerId, cause);
    }

    /** Gives the points of a hold back. */
    public MemberAccount release(Hold hold) {
        hold.requireOpen();
        return new MemberAccount(state.holding(state.held() - hold.points()), lots);
    }

    /**
     * Gives back what a redemption took, into the lots that it came from and with their dates; what the member owes is
     * repaid from it.
     *
     * @param spent what the redemption took from lots of this account
     * @param before so many of them were given back earlier: any split of it comes to the same as all at once
     */
    public Outcome giveBack(long points, List<LotUse> spent, long before, UUID redeemerId, Cause cause) {
        long left = spent.stream().mapToLong(LotUse::points).sum() - before;
        if (points > left) {
            throw new VoidExceedsRedemption(points, left);
        }
        Taken back = Taken.putBack(lots, spent, before, points, Math.min(points, state.owed()));
        long repaid = points + back.points();
        List<Debt> debts = state.debts().repaying(repaid);
        List<Posting> postings = new ArrayList<>(List.of(
                new Posting(Account.MEMBER, state.memberId(), points),
                new Posting(Account.REDEEMER, redeemerId, -points)));
        postings.addAll(Debts.forNobody(debts, back::firstUsed));
        return outcome(new Effect(Kind.VOIDED, points, debts), postings, back, cause);
    }

    /**
     * Writes off what has expired; it goes back to whoever funded it. What open holds rely on stays until they end.
     *
     * @return empty where there is nothing to write off
     */
    public Optional<Outcome> expire(List<Hold> open, Cause cause) {
        return writtenOff(Kind.EXPIRED, Taken.writtenOff(lots, open, cause.at()), cause);
    }

    Optional<Outcome> writtenOff(Kind kind, Taken gone, Cause cause) {
        if (gone.points() == 0) {
            return Optional.empty();
        }
        List<Posting> postings = new ArrayList<>(gone.toBreakage());
        postings.add(0, new Posting(Account.MEMBER, state.memberId(), -gone.points()));
        return Optional.of(outcome(new Effect(kind, -gone.points(), List.of()), postings, gone, cause));
    }

    /**
     * Takes back what a sale earned: from its own lots first, also what of them has expired, then from the others, then
     * by the policy. What open holds rely on stays.
     */
    public Outcome takeBack(List<Claim> claims, NegativePolicy policy, Cause cause) {
        Clawback clawback = Clawback.of(lots, claims, policy, state.held(), cause.at());
        Taken taken = clawback.taken();
        long owed = clawback.debts().stream().mapToLong(Debt::points).sum();
        long effect = -(taken.points() + owed);
        List<Posting> postings = new ArrayList<>(List.of(new Posting(Account.MEMBER, state.memberId(), effect)));
        postings.addAll(clawback.postings());
        return outcome(new Effect(Kind.RETURNED, effect, clawback.debts()), postings, taken, cause);
    }

    /** Of some day to come, or waiting for something. */
    public long pending(Instant at) {
        return lots.stream()
                .filter(lot -> lot.isPending(at) || lot.isOnReview())
                .mapToLong(Lot::remaining)
                .sum();
    }

    /** What can be spent now; may be negative where the member owes, or where what a hold relies on has expired. */
    public long available(Instant at) {
        long locked = lots.stream()
                .filter(lot -> !lot.isAvailable(at))
                .mapToLong(Lot::remaining)
                .sum();
        return state.balance() - locked - state.held();
    }

    /** A hold is a promise: what expired since it was made still pays for it, so it can be kept until its time. */
    private Outcome spend(Hold hold, long points, UUID redeemerId, Cause cause) {
        List<Lot> spendable = lots.stream()
                .filter(lot -> !lot.isPending(cause.at()) && lot.isAlive(hold.authorisedAt()))
                .sorted(Lot.PROMISED_ORDER)
                .toList();
        Taken taken = Taken.from(spendable, points);
        if (taken.points() < points) {
            throw new InsufficientPoints(points, taken.points());
        }
        List<Posting> postings = List.of(
                new Posting(Account.MEMBER, state.memberId(), -points),
                new Posting(Account.REDEEMER, redeemerId, points));
        return outcome(new Effect(Kind.REDEEMED, -points, List.of()), postings, taken, cause);
    }

    /** On the account as such. */
    private record Effect(Kind kind, long points, List<Debt> debts) {}

    private Outcome outcome(Effect effect, List<Posting> postings, Taken taken, Cause cause) {
        long number = state.entries() + 1;
        AccountState after = state.moved(effect.points(), effect.debts());
        Content content = new Content(
                cause.ids().get(),
                number,
                effect.kind(),
                effect.points(),
                after.balance(),
                cause.sourceId(),
                cause.at());
        Entry entry = Entry.chained(state, content, postings, taken, effect.debts());
        MemberAccount account = new MemberAccount(after.chained(number, entry.hash()), merged(taken.lots()));
        return new Outcome(account, entry, taken.lots());
    }

    /** No points move: what lots wait for is another. */
    MemberAccount with(List<Lot> changed) {
        return new MemberAccount(state, merged(changed));
    }

    private List<Lot> merged(List<Lot> changed) {
        List<Lot> all = new ArrayList<>(changed);
        lots.stream()
                .filter(lot -> changed.stream().noneMatch(other -> other.id().equals(lot.id())))
                .forEach(all::add);
        return all.stream().sorted(Lot.SPENDING_ORDER).toList();
    }
}
