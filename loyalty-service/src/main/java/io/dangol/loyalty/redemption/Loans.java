package io.dangol.loyalty.redemption;

import io.dangol.loyalty.account.LedgerRows;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.ledger.OfflineSpend;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.redemption.Holds.KeptHold;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was lent for a redemption that was told of afterwards, where a hold that ended had kept it from being used. */
@Singleton
class Loans {

    private final EventLog eventLog;
    private final Ids ids;

    Loans(EventLog eventLog, Ids ids) {
        this.eventLog = eventLog;
        this.ids = ids;
    }

    /**
     * Whoever calls holds the member's row and writes its sums.
     *
     * @param ended by whose end more of the points may be free
     * @return the account after it: mostly the same, which costs nothing
     */
    MemberAccount repaid(Connection connection, KeptHold ended, MemberAccount account, Instant now)
            throws SQLException {
        Optional<Outcome> repaid =
                OfflineSpend.repaid(account, new Cause(ended.hold().id(), now, ids::next));
        if (repaid.isEmpty()) {
            return account;
        }
        LedgerRows.insert(connection, List.of(repaid.get()));
        eventLog.append(connection, List.of(RedemptionService.posted(connection, repaid.get(), ended)));
        return repaid.get().account();
    }
}
