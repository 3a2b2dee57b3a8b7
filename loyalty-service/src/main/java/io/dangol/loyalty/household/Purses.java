package io.dangol.loyalty.household;

import io.dangol.loyalty.account.LedgerFigures;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.ledger.LedgerRefusal.InsufficientPoints;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.function.Function;

/** Own points first; where they are too few and the member has a household, once more with those of the others. */
@Singleton
public class Purses {

    private static final String IN_A_HOUSEHOLD = """
            select exists (select from card c join household_member h on h.member_id = c.member_id and h.left_at is null
                            where c.number = ?)""";

    private final Transactions transactions;
    private final EventLog eventLog;
    private final LedgerFigures figures;
    private final Ids ids;

    Purses(Transactions transactions, EventLog eventLog, LedgerFigures figures, Ids ids) {
        this.transactions = transactions;
        this.eventLog = eventLog;
        this.figures = figures;
        this.ids = ids;
    }

    /** Who can pay by itself, or has no household, costs nothing more than before. */
    public <T> T spend(String cardNumber, Function<Purse, T> attempt) {
        try {
            return attempt.apply(Purse.OWN);
        } catch (InsufficientPoints alone) {
            if (!isInHousehold(cardNumber)) {
                throw alone;
            }
            HouseholdPurse purse = new HouseholdPurse(eventLog, ids);
            T spent = attempt.apply(purse);
            purse.count(figures);
            return spent;
        }
    }

    private boolean isInHousehold(String cardNumber) {
        return transactions.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(IN_A_HOUSEHOLD)) {
                select.setString(1, cardNumber);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        });
    }
}
