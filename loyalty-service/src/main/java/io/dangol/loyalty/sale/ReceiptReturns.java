package io.dangol.loyalty.sale;

import io.dangol.loyalty.ledger.NegativePolicy;
import io.dangol.loyalty.sale.Claims.Undone;
import io.dangol.loyalty.sale.Sales.KeptSale;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What had come back of a sale before it was claimed: taken return by return, as each would have taken it. */
@Singleton
class ReceiptReturns {

    private final SaleHistory history;
    private final Claims claims;

    ReceiptReturns(SaleHistory history, Claims claims) {
        this.history = history;
        this.claims = claims;
    }

    /**
     * @param sale as it is claimed: with the member, the rules and their facts
     * @return the points that went back
     */
    long takeBack(Connection connection, KeptSale sale, ReceiptEntries entries, NegativePolicy policy)
            throws SQLException {
        List<LeftOfSale> path = history.path(connection, sale);
        List<ReturnRow> returns = ReturnRows.ofSale(connection, sale.id());
        long taken = 0;
        for (int i = 0; i < returns.size(); i++) {
            Undone undone = history.undone(connection, sale, path.subList(0, i + 2));
            if (undone != null) {
                UUID returnId = returns.get(i).id();
                Demand demand = claims.of(connection, undone, entries.account(), returnId);
                taken += entries.takeBack(connection, returnId, demand, atMost(policy));
            }
        }
        return taken;
    }

    /** The goods are back already: nobody is there to be refused. */
    private static NegativePolicy atMost(NegativePolicy policy) {
        return policy == NegativePolicy.REFUSE ? NegativePolicy.CLAMP : policy;
    }
}
