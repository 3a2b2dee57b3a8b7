package io.dangol.loyalty.referral;

import io.dangol.loyalty.referral.Purchase.Back;
import io.dangol.loyalty.referral.Purchase.Review;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What an account's cards bought, wherever it was. */
final class Purchases {

    private static final String SALES = """
            with family as (select id from member where id = ? or account_id = ?)
            select s.id, s.store_code, s.partner_id, s.sold_at, s.total_amount, true,
                   (select case when bool_or(g.status = 'REJECTED') then 'REJECTED' when count(*) > 0 then 'OPEN'
                           else 'NONE' end
                      from fraud_signal g
                     where g.sale_id = s.id and (g.status = 'REJECTED' or g.status = 'OPEN' and g.action = 'HOLD'))
              from family f join sale s on s.member_id = f.id where s.sold_at < ?
             union all
            select s.id, s.store_code, s.partner_id, s.sold_at, s.total_amount, false, 'NONE'
              from family f join receipt_claim c on c.member_id = f.id join sale s on s.id = c.sale_id
             where s.sold_at < ?""";

    private static final String BACK =
            "select sale_id, returned_at, total_amount from sale_return where sale_id = any (?)";

    private Purchases() {}

    /** Those before that moment. */
    static List<Purchase> of(Connection connection, UUID accountId, Instant until) throws SQLException {
        Map<UUID, Purchase> purchases = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SALES)) {
            select.setObject(1, accountId);
            select.setObject(2, accountId);
            select.setTimestamp(3, Timestamp.from(until));
            select.setTimestamp(4, Timestamp.from(until));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Purchase purchase = new Purchase(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getObject(3, UUID.class),
                            row.getTimestamp(4).toInstant(),
                            row.getLong(5),
                            row.getBoolean(6),
                            Review.valueOf(row.getString(7)),
                            List.of());
                    purchases.put(purchase.saleId(), purchase);
                }
            }
        }
        Map<UUID, List<Back>> back = back(connection, purchases);
        return purchases.values().stream()
                .map(purchase -> purchase.with(back.getOrDefault(purchase.saleId(), List.of())))
                .toList();
    }

    private static Map<UUID, List<Back>> back(Connection connection, Map<UUID, Purchase> purchases)
            throws SQLException {
        Map<UUID, List<Back>> back = new LinkedHashMap<>();
        if (purchases.isEmpty()) {
            return back;
        }
        try (PreparedStatement select = connection.prepareStatement(BACK)) {
            select.setArray(
                    1, connection.createArrayOf("uuid", purchases.keySet().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    back.computeIfAbsent(row.getObject(1, UUID.class), sale -> new ArrayList<>())
                            .add(new Back(row.getTimestamp(2).toInstant(), row.getLong(3)));
                }
            }
        }
        return back;
    }
}
