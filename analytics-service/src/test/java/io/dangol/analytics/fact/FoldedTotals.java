package io.dangol.analytics.fact;

import io.dangol.testing.Owner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What the database holds of some partners, in the naive model's form. */
final class FoldedTotals {

    private static final String KEPT = """
            select concat_ws(' ', business_day, partner_id, store_id, currency, identity),
                   concat_ws(' ', sale_count, gross, return_count_by_sale_day, returns_by_sale_day,
                             return_count_by_return_day, returns_by_return_day)
              from sales_total
             where partner_id = any(?)
               and (sale_count, return_count_by_sale_day, return_count_by_return_day) <> (0, 0, 0)""";

    private static final String RECOMPUTED = """
            with booked as (
                select business_day as day, partner_id, store_id, currency, member_id, sale_id, 1 as s, amount as g,
                       0 as rc, 0::bigint as r, 0 as oc, 0::bigint as o from sale_fact where amount is not null
                union all
                select sale_day, partner_id, store_id, currency, member_id, sale_id, 0, 0, 1, amount, 0, 0
                  from return_fact
                union all
                select return_day, partner_id, store_id, currency, member_id, sale_id, 0, 0, 0, 0, 1, amount
                  from return_fact)
            select concat_ws(' ', day, b.partner_id, b.store_id, b.currency,
                             case when b.member_id is null and s.coalition is not null then 'SERVED_BUT_UNKNOWN'
                                  when b.member_id is null then 'ANONYMOUS'
                                  when m.customer_id is null then 'CARDED' else 'IDENTIFIED' end),
                   concat_ws(' ', sum(s), sum(g), sum(rc), sum(r), sum(oc), sum(o))
              from booked b left join member m on m.member_id = b.member_id
              left join sale_fact s on s.sale_id = b.sale_id
             where b.partner_id = any(?)
             group by 1""";

    private static final String POINTS =
            "select kind, sum(points)::bigint from points_total where program_id = ? group by 1";

    Map<String, String> kept(List<UUID> partners) throws SQLException {
        return sums(KEPT, partners);
    }

    Map<String, String> recomputedFromFacts(List<UUID> partners) throws SQLException {
        return sums(RECOMPUTED, partners);
    }

    Map<String, Long> points(UUID program) throws SQLException {
        Map<String, Long> points = new TreeMap<>();
        try (Connection connection = Owner.connect();
                PreparedStatement select = connection.prepareStatement(POINTS)) {
            select.setObject(1, program);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    points.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return points;
    }

    private Map<String, String> sums(String sql, List<UUID> partners) throws SQLException {
        Map<String, String> sums = new TreeMap<>();
        try (Connection connection = Owner.connect();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", partners.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sums.put(row.getString(1), row.getString(2));
                }
            }
        }
        return sums;
    }
}
