package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.LedgerRefusal.AmountTooLarge;
import java.util.List;
import java.util.UUID;

/**
 * The sums of a member's account and the end of its chain of entries.
 *
 * @param balance Σ of its postings; negative only where it owes
 * @param debts points taken back that were spent before
 * @param held set aside by open holds
 * @param entries how many there are
 */
public record AccountState(UUID memberId, long balance, Debts debts, long held, long entries, String lastHash) {

    public static AccountState opened(UUID memberId) {
        return new AccountState(memberId, 0, Debts.NONE, 0, 0, Entry.FIRST);
    }

    /** @throws AmountTooLarge if they are more than 63 bits hold */
    AccountState moved(long points, List<Debt> changes) {
        try {
            return new AccountState(
                    memberId, Math.addExact(balance, points), debts.changed(changes), held, entries, lastHash);
        } catch (ArithmeticException overflow) {
            throw new AmountTooLarge();
        }
    }

    public long owed() {
        return debts.total();
    }

    /** What is owed is another, and so are the lots: the balance stays. */
    AccountState owing(Debts newDebts) {
        return new AccountState(memberId, balance, newDebts, held, entries, lastHash);
    }

    AccountState holding(long newHeld) {
        return new AccountState(memberId, balance, debts, newHeld, entries, lastHash);
    }

    AccountState chained(long number, String hash) {
        return new AccountState(memberId, balance, debts, held, number, hash);
    }
}
