package io.dangol.loyalty.sale;

import io.dangol.loyalty.ledger.Lot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How much of what bonus rules gave was claimed by returns, lot by lot, whichever sale came back. */
final class Claimed {

    /** A rule gives a sale one lot. */
    private record Given(UUID saleId, @Nullable String rule) {}

    private final Map<Given, Long> points = new HashMap<>();

    private Claimed() {}

    static Claimed of(Connection connection, Collection<Lot> lots) throws SQLException {
        Claimed claimed = new Claimed();
        Object[] sales = lots.stream()
                .filter(lot -> lot.part() != null)
                .map(Lot::sourceId)
                .distinct()
                .toArray();
        try (PreparedStatement select = connection.prepareStatement("""
                select coalesce(earned_by, sale_id), rule, sum(points) from return_claim
                 where coalesce(earned_by, sale_id) = any (?) group by coalesce(earned_by, sale_id), rule""")) {
            select.setArray(1, connection.createArrayOf("uuid", sales));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    claimed.points.put(new Given(row.getObject(1, UUID.class), row.getString(2)), row.getLong(3));
                }
            }
        }
        return claimed;
    }

    long of(Lot lot) {
        return points.getOrDefault(new Given(lot.sourceId(), lot.part()), 0L);
    }

    /** What it gave and nobody has claimed. */
    long left(Lot lot) {
        return Math.max(0, lot.earned() - of(lot));
    }
}
