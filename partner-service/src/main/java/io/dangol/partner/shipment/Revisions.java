package io.dangol.partner.shipment;

import io.agroal.api.AgroalDataSource;
import io.dangol.partner.shipment.ShipmentApi.RevisionView;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What shipments said before. */
@Singleton
class Revisions {

    private static final String KEEP = """
            insert into shipment_revision (shipment_id, version, partner_id, shipped_on, lines, status, replaced_at, replaced_by)
            select id, version, partner_id, shipped_on, lines, status, ?, ? from shipment where id = ?""";

    private static final String OF_SHIPMENT = """
            select version, partner_id, shipped_on, lines, status, replaced_at, replaced_by
              from shipment_revision where shipment_id = ? order by version desc limit ?""";

    private final AgroalDataSource dataSource;

    Revisions(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** As the row is now, before it is changed. */
    void keep(Shipment shipment, String by, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(KEEP)) {
            insert.setTimestamp(1, Timestamp.from(at));
            insert.setString(2, by);
            insert.setObject(3, shipment.id());
            int unused = insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A revision could not be kept", e);
        }
    }

    /** The last one first. */
    List<RevisionView> of(UUID shipmentId, int most) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_SHIPMENT)) {
            select.setObject(1, shipmentId);
            select.setInt(2, most);
            List<RevisionView> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(view(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("Revisions could not be read", e);
        }
    }

    private static RevisionView view(ResultSet row) throws SQLException {
        return new RevisionView(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getObject(3, LocalDate.class),
                LinesAsText.read(row.getString(4)),
                Shipment.Status.valueOf(row.getString(5)),
                row.getTimestamp(6).toInstant(),
                row.getString(7));
    }
}
