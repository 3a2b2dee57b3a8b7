package io.dangol.loyalty.liability;

import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.pointvalue.Decimals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a day's points do to the books (IFRS 15.B39 to B43). Points are a material right: part of what a sale brought in
 * is not earned until they are used. It is allocated by relative stand-alone selling prices, for goods what they were
 * sold for, for points their value times the share that is expected to be used (B42), and carried by the point: it
 * becomes revenue with the points that are used, and with those that expire (B46).
 */
final class Journal {

    /** Of the books. */
    enum Account {
        /** From goods; what is allocated to points is taken out of it. */
        REVENUE,
        /** Points that are owed. */
        CONTRACT_LIABILITY,
        /** From points that expired. */
        BREAKAGE_REVENUE,
        /** For points that no sale paid for. */
        MARKETING_EXPENSE,
        /** For points that another system owed before: its books close against the same account. */
        OPENING_BALANCE
    }

    /**
     * Points of one kind on one day.
     *
     * @param points above zero where members hold more of them
     * @param carried what they are carried at, in minor units, exact; signed as the points are
     */
    record Movement(LocalDate day, Kind kind, long points, BigDecimal carried) {}

    /**
     * The amount on both sides, so that every posting balances.
     *
     * @param points signed as in {@link Movement}
     * @param amount in minor units, not below zero
     */
    record Posting(LocalDate day, Kind kind, Account debit, Account credit, long points, long amount) {}

    private Journal() {}

    static List<Posting> of(List<Movement> movements) {
        return movements.stream().map(Journal::posting).toList();
    }

    private static Posting posting(Movement movement) {
        Account other = against(movement.kind());
        boolean more = movement.points() > 0;
        return new Posting(
                movement.day(),
                movement.kind(),
                more ? other : Account.CONTRACT_LIABILITY,
                more ? Account.CONTRACT_LIABILITY : other,
                movement.points(),
                Decimals.whole(movement.carried().abs()));
    }

    private static Account against(Kind kind) {
        return switch (kind) {
            case EARNED, RETURNED, REDEEMED, VOIDED, WITHDRAWN, REPAID -> Account.REVENUE;
            case EXPIRED -> Account.BREAKAGE_REVENUE;
            case ADJUSTED -> Account.MARKETING_EXPENSE;
            // From one member's to another's: what is owed stays the same.
            case MERGED, UNMERGED, GIFTED, GIFT_REVERSED, DRAWN, DRAW_REVERSED -> Account.CONTRACT_LIABILITY;
            case OPENING -> Account.OPENING_BALANCE;
        };
    }
}
