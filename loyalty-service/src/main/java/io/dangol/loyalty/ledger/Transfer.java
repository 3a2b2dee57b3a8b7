package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.Entry.Content;
import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.Posting.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What comes from one account to another where two members become one, or two again. Lots move as they are, with their
 * dates, their funders and whatever became of them, so all that happens to them later ends as it would have. Each side
 * has an entry of its own; between them the points are in transfer.
 */
public record Transfer(Outcome from, Outcome to) {

    /**
     * What is to move.
     *
     * @param held what open holds set aside that move, too
     */
    public record Luggage(Set<UUID> lots, List<Debt> debts, long held) {

        public Luggage {
            lots = Set.copyOf(lots);
            debts = List.copyOf(debts);
        }

        static Luggage all(MemberAccount account) {
            AccountState state = account.state();
            return new Luggage(
                    Set.copyOf(account.lots().stream().map(Lot::id).toList()),
                    state.debts().list(),
                    state.held());
        }

        public long owed() {
            return debts.stream().mapToLong(Debt::points).sum();
        }
    }

    /** What the lots hold that moved. */
    public long points() {
        return from.entry().lotUses().stream().mapToLong(LotUse::points).sum();
    }

    /** Everything comes to the survivor as it is: nothing is repaid, so nobody pays anybody. */
    public static Transfer merging(MemberAccount absorbed, MemberAccount survivor, Cause cause) {
        return of(absorbed, survivor, Luggage.all(absorbed), Kind.MERGED, cause);
    }

    /** This goes back to whom it was absorbed from. */
    public static Transfer parting(MemberAccount survivor, MemberAccount absorbed, Luggage luggage, Cause cause) {
        return of(survivor, absorbed, luggage, Kind.UNMERGED, cause);
    }

    /** Whether each of these holds of an account could be captured now: what is promised is not torn apart. */
    public static boolean keepsPromises(MemberAccount account, List<Hold> open, Instant at) {
        return Taken.promised(account.lots(), open, at).values().stream()
                        .mapToLong(Long::longValue)
                        .sum()
                == open.stream().mapToLong(Hold::points).sum();
    }

    private static Transfer of(MemberAccount from, MemberAccount to, Luggage luggage, Kind kind, Cause cause) {
        List<Lot> moved = from.lots().stream()
                .filter(lot -> luggage.lots().contains(lot.id()))
                .toList();
        List<Lot> staying = from.lots().stream()
                .filter(lot -> !luggage.lots().contains(lot.id()))
                .toList();
        List<Lot> together = new ArrayList<>(to.lots());
        together.addAll(moved);
        return new Transfer(
                side(from.state(), staying, new Change(kind, moved, luggage, -1), cause),
                side(to.state(), together, new Change(kind, moved, luggage, 1), cause));
    }

    /** @param sign below zero where it leaves */
    private record Change(Kind kind, List<Lot> lots, Luggage luggage, int sign) {

        long points() {
            return sign * (lots.stream().mapToLong(Lot::remaining).sum() - luggage.owed());
        }

        List<LotUse> uses() {
            return lots.stream()
                    .filter(lot -> lot.remaining() > 0)
                    .flatMap(lot -> lot.uses(lot.remaining()).stream())
                    .map(use -> new LotUse(use.lotId(), use.funderId(), -sign * use.points()))
                    .toList();
        }

        List<Debt> debts() {
            return luggage.debts().stream()
                    .map(debt -> new Debt(debt.creditorId(), sign * debt.points()))
                    .toList();
        }

        Debts after(Debts before) {
            return sign < 0 ? before.without(luggage.debts()) : before.changed(luggage.debts());
        }
    }

    private static Outcome side(AccountState state, List<Lot> lots, Change change, Cause cause) {
        long points = change.points();
        AccountState moved = new AccountState(
                state.memberId(),
                LedgerRefusal.sum(state.balance(), points),
                change.after(state.debts()),
                LedgerRefusal.sum(state.held(), change.sign() * change.luggage().held()),
                state.entries(),
                state.lastHash());
        List<Posting> postings = List.of(
                new Posting(Account.MEMBER, state.memberId(), points),
                new Posting(Account.TRANSFER, cause.sourceId(), -points));
        long number = state.entries() + 1;
        Content content = new Content(
                cause.ids().get(), number, change.kind(), points, moved.balance(), cause.sourceId(), cause.at());
        Taken taken = new Taken(List.of(), change.uses(), List.of());
        Entry entry = Entry.chained(state, content, postings, taken, change.debts());
        return new Outcome(MemberAccount.of(moved.chained(number, entry.hash()), lots), entry, List.of());
    }
}
