package io.dangol.customer.customerexport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dangol.customer.vault.Sealing;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The parts of files in the database: personal data, so nobody reads them without the export's key. */
final class Parts {

    private static final String FIND =
            "select subjects, sealed from customer_export_part where export_id = ? and number = ?";

    private Parts() {}

    /** @param subjects who stands in it */
    record FilePart(List<UUID> subjects, String lines) {
        @Override
        public String toString() {
            return "FilePart[***]";
        }
    }

    static void insert(Connection connection, UUID exportId, int number, FilePart part, Sealing sealing)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into customer_export_part (export_id, number, subjects, sealed) values (?, ?, ?, ?)")) {
            insert.setObject(1, exportId);
            insert.setInt(2, number);
            insert.setArray(3, connection.createArrayOf("uuid", part.subjects().toArray()));
            insert.setBytes(4, sealing.seal(part.lines().getBytes(UTF_8), context(exportId, number)));
            insert.executeUpdate();
        }
    }

    static Optional<FilePart> find(Connection connection, UUID exportId, int number, Sealing sealing)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setObject(1, exportId);
            select.setInt(2, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new FilePart(
                                ids(row.getArray(1)),
                                new String(sealing.open(row.getBytes(2), context(exportId, number)), UTF_8)))
                        : Optional.empty();
            }
        }
    }

    static void delete(Connection connection, UUID exportId) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from customer_export_part where export_id = ?")) {
            delete.setObject(1, exportId);
            delete.executeUpdate();
        }
    }

    private static List<UUID> ids(Array array) throws SQLException {
        return List.of((UUID[]) array.getArray());
    }

    private static String context(UUID exportId, int number) {
        return exportId + "/" + number;
    }
}
