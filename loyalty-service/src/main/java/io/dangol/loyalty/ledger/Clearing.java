package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.Funding.Part;
import io.dangol.loyalty.ledger.Posting.Account;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What an entry makes partners owe each other. Points are funded when they are given, and paid when they are used: where
 * they are spent at another partner's, where they repay a debt to another one, or where a return takes them for another.
 * Points that only come into being, or expire, or go back to their own funder, or come to another member move no money.
 */
public final class Clearing {

    private Clearing() {}

    /** Whether this is what it makes them owe. Of entries from before debts had a creditor nothing is told. */
    public static boolean isOf(Entry entry, Map<UUID, Long> told) {
        Map<UUID, Long> owed = of(entry);
        boolean even = owed.values().stream().mapToLong(Long::longValue).sum() == 0;
        return even ? owed.equals(told) : entry.debts().isEmpty() && told.isEmpty();
    }

    /** By partner, above zero what it is owed, below what it owes; they sum to zero, and none is zero. */
    public static Map<UUID, Long> of(Entry entry) {
        Map<UUID, Long> owed = new TreeMap<>();
        if (entry.content().kind().isTransfer()) {
            return owed;
        }
        for (Posting posting : entry.postings()) {
            if (posting.account() != Account.MEMBER) {
                owed.merge(posting.ownerId(), posting.points(), Long::sum);
            }
        }
        for (LotUse use : entry.lotUses()) {
            owed.merge(use.funderId(), -use.points(), Long::sum);
        }
        for (Lot lot : entry.opened()) {
            List<Part> there = lot.paidBy(lot.repaid(), lot.earned());
            there.forEach(part -> owed.merge(part.funderId(), part.points(), Long::sum));
        }
        for (Debt debt : entry.debts()) {
            owed.merge(debt.creditorId(), -debt.points(), Long::sum);
        }
        owed.values().removeIf(points -> points == 0);
        return owed;
    }
}
