package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.LedgerRefusal.AmountTooLarge;
import java.util.UUID;

/**
 * The sums of a member's account and the end of its chain of entries.
 *
 * @param balance Σ of its postings; negative only where it owes
 * @param owed points taken back that were spent before
 * @param held set aside by open holds
 * @param entries how many there are
 */
public record AccountState(UUID memberId, long balance, long owed, long held, long entries, String lastHash) {

    public static AccountState opened(UUID memberId) {
        return new AccountState(memberId, 0, 0, 0, 0, Entry.FIRST);
    }

    /** @throws AmountTooLarge if they are more than 63 bits hold */
    AccountState moved(long points, long newlyOwed) {
        try {
            return new AccountState(
                    memberId, Math.addExact(balance, points), Math.addExact(owed, newlyOwed), held, entries, lastHash);
        } catch (ArithmeticException overflow) {
            throw new AmountTooLarge();
        }
    }

    AccountState holding(long newHeld) {
        return new AccountState(memberId, balance, owed, newHeld, entries, lastHash);
    }

    AccountState chained(long number, String hash) {
        return new AccountState(memberId, balance, owed, held, number, hash);
    }
}
