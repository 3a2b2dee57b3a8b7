package io.dangol.loyalty.coalitionfile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** What the lines of files come to, summed up once for all who ask. */
final class FileTotals {

    private static final String KEEP = """
            insert into coalition_file_total
                   (file_id, partner_id, store_code, outcome, lines, amount, our_amount, points, fee)
            select file_id, partner_id, store_code, outcome, count(*), coalesce(sum(amount), 0),
                   coalesce(sum(our_amount), 0), coalesce(sum(points), 0), coalesce(sum(fee), 0)
              from coalition_file_row where file_id = ? and outcome is not null group by 1, 2, 3, 4""";

    private FileTotals() {}

    /** Once all of its lines are compared. */
    static int keep(Connection connection, UUID fileId) throws SQLException {
        return change(connection, KEEP, fileId);
    }

    /** Before they are compared again, and with its lines. */
    static int forget(Connection connection, UUID fileId) throws SQLException {
        return change(connection, "delete from coalition_file_total where file_id = ?", fileId);
    }

    private static int change(Connection connection, String sql, UUID fileId) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            change.setObject(1, fileId);
            return change.executeUpdate();
        }
    }
}
