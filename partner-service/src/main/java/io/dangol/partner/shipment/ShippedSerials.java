package io.dangol.partner.shipment;

import io.agroal.api.AgroalDataSource;
import io.dangol.partner.shipment.ShipmentApi.Line;
import io.dangol.partner.shipment.ShipmentPolicy.Piece;
import io.dangol.partner.shipment.ShipmentRefusal.SerialShippedAlready;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which piece is in which shipment: in one at most. */
@Singleton
class ShippedSerials {

    private static final String FREE = "delete from shipped_serial where shipment_id = ?";

    /** In one order, so that two shipments with the same pieces do not wait for each other in a ring. */
    private static final String TAKE = """
            insert into shipped_serial (sku, serial, shipment_id, partner_id)
            select sku, serial, ?, ? from unnest(?::text[], ?::text[]) as p (sku, serial) order by serial, sku
                on conflict on constraint shipped_serial_pk do nothing returning sku, serial""";

    private static final String WHERE_ELSE = """
            select s.number from shipped_serial p join shipment s on s.id = p.shipment_id where p.serial = ? and p.sku = ?""";

    private final AgroalDataSource dataSource;

    ShippedSerials(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Within the transaction that is under way. What the shipment had before is free again. */
    void put(Shipment shipment) {
        List<Line> lines =
                shipment.isCancelled() ? List.of() : shipment.details().lines();
        List<Piece> pieces = lines.stream()
                .flatMap(line -> line.named().stream().map(serial -> new Piece(line.sku(), serial)))
                .toList();
        try (Connection connection = dataSource.getConnection()) {
            free(connection, shipment.id());
            Set<Piece> taken = pieces.isEmpty() ? Set.of() : taken(connection, shipment, pieces);
            if (taken.size() < pieces.size()) {
                refuse(connection, lines, taken);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Serials could not be written", e);
        }
    }

    private static void free(Connection connection, UUID shipmentId) throws SQLException {
        try (PreparedStatement free = connection.prepareStatement(FREE)) {
            free.setObject(1, shipmentId);
            int unused = free.executeUpdate();
        }
    }

    private static Set<Piece> taken(Connection connection, Shipment shipment, List<Piece> pieces) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setObject(1, shipment.id());
            take.setObject(2, shipment.partnerId());
            take.setArray(
                    3,
                    connection.createArrayOf(
                            "text", pieces.stream().map(Piece::sku).toArray()));
            take.setArray(
                    4,
                    connection.createArrayOf(
                            "text", pieces.stream().map(Piece::serial).toArray()));
            Set<Piece> taken = new HashSet<>();
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    taken.add(new Piece(row.getString(1), row.getString(2)));
                }
            }
            return taken;
        }
    }

    private static void refuse(Connection connection, List<Line> lines, Set<Piece> taken) throws SQLException {
        for (int line = 0; line < lines.size(); line++) {
            List<String> serials = lines.get(line).named();
            for (int i = 0; i < serials.size(); i++) {
                Piece piece = new Piece(lines.get(line).sku(), serials.get(i));
                if (!taken.contains(piece)) {
                    throw new SerialShippedAlready(piece.serial(), number(connection, piece))
                            .at("/lines/" + line + "/serials/" + i);
                }
            }
        }
    }

    private static String number(Connection connection, Piece piece) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WHERE_ELSE)) {
            select.setString(1, piece.serial());
            select.setString(2, piece.sku());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
