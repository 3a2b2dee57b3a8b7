package io.dangol.analytics.fact;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** Sums that are many readers' answer; every batch adds its differences. */
@Singleton
class SalesTotals {

    /** In one order for all, and last of all: others wait here only for a commit, never in a circle. */
    private static final String ADD = """
            insert into sales_total as t
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) order by 1, 2, 3, 4, 5
            on conflict on constraint sales_total_pk do update
               set sale_count = t.sale_count + excluded.sale_count,
                   gross = t.gross + excluded.gross,
                   return_count_by_sale_day = t.return_count_by_sale_day + excluded.return_count_by_sale_day,
                   returns_by_sale_day = t.returns_by_sale_day + excluded.returns_by_sale_day,
                   return_count_by_return_day = t.return_count_by_return_day + excluded.return_count_by_return_day,
                   returns_by_return_day = t.returns_by_return_day + excluded.returns_by_return_day""";

    void add(Connection connection, SalesChange change) throws SQLException {
        Set<Map.Entry<SalesChange.TotalKey, SalesFigures>> rows =
                change.differences().entrySet();
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            Columns.of(add, rows)
                    .date(row -> row.getKey().place().businessDay())
                    .uuid(row -> row.getKey().place().partnerId())
                    .uuid(row -> row.getKey().place().storeId())
                    .text(row -> row.getKey().place().currency())
                    .text(row -> row.getKey().identity())
                    .bigint(row -> row.getValue().saleCount())
                    .bigint(row -> row.getValue().gross())
                    .bigint(row -> row.getValue().returnCountBySaleDay())
                    .bigint(row -> row.getValue().returnsBySaleDay())
                    .bigint(row -> row.getValue().returnCountByReturnDay())
                    .bigint(row -> row.getValue().returnsByReturnDay());
            add.executeUpdate();
        }
    }
}
