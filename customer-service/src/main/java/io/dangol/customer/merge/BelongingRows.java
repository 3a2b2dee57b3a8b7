package io.dangol.customer.merge;

import io.dangol.customer.family.Family;
import io.dangol.customer.merge.MergePreview.SideView;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What belongs to a customer and those that are part of it, counted. */
final class BelongingRows {

    private static final Duration LATELY = Duration.ofDays(30);

    private static final String COUNTS = """
            select (select count(*) from held_card where customer_id = any (i.ids)),
                   (select count(*) from relationship where from_customer_id = any (i.ids) or to_customer_id = any (i.ids)),
                   (select count(*) from contact_permit where customer_id = any (i.ids) and status = 'OPEN'),
                   (select count(*) from contact_permit where customer_id = any (i.ids) and status = 'CONFIRMED'
                       and takes_place_at > ?),
                   exists (select from leave_alone where customer_id = any (i.ids))
              from (select ?::uuid[] as ids) i""";

    private BelongingRows() {}

    static SideView of(Connection connection, Family family, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COUNTS)) {
            select.setTimestamp(1, Timestamp.from(now.minus(LATELY)));
            select.setArray(2, connection.createArrayOf("uuid", family.members().toArray(UUID[]::new)));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("Counts are always one row");
                }
                return new SideView(
                        family.customerId(),
                        family.absorbed(),
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getBoolean(5));
            }
        }
    }
}
