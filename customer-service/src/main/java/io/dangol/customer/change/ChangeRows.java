package io.dangol.customer.change;

import io.dangol.customer.change.ChangeApi.ChangeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The feed in the database. */
final class ChangeRows {

    /** As the relay reads the event log: nothing that an open transaction could still come to stand before. */
    private static final String NEXT = """
            select c.type, c.id, c.kind, c.superseded_by, c.version, c.changed_at,
                   c.epoch, c.xid::text, c.number, c.since_epoch, c.since_xid::text, c.since_number
              from change c
             where (c.epoch, c.xid, c.number) > (?, ?::xid8, ?)
               and (c.epoch < (select max(epoch) from event_log_epoch)
                    or c.xid < pg_snapshot_xmin(pg_current_snapshot()))""";

    /** Where all ends that can be told by now. */
    private static final String END = """
            select c.epoch, c.xid::text, c.number from change c
             where (c.epoch < (select max(epoch) from event_log_epoch)
                    or c.xid < pg_snapshot_xmin(pg_current_snapshot()))
               and (?::uuid is null or c.partner_id = ?)
             order by c.epoch desc, c.xid desc, c.number desc limit 1""";

    /** Also of one that nothing was told of yet; who was erased stays so, whatever is merged or parted. */
    private static final String MARK = """
            insert into change as c (type, id, kind, superseded_by, version, partner_id, epoch, xid, number,
                                     since_epoch, since_xid, since_number, changed_at, erased_epoch, erased_xid)
            select 'CUSTOMER', o.id, marked.kind, marked.superseded_by, o.version, o.serviced_by_partner_id,
                   here.epoch, here.xid, here.number, here.epoch, here.xid, here.number, clock_timestamp(),
                   case when marked.kind = 'ERASED' then here.epoch end, case when marked.kind = 'ERASED' then here.xid end
              from (select ?::text as kind, ?::uuid as superseded_by) marked
             cross join (select event_log_current_epoch() as epoch, pg_current_xact_id() as xid,
                                nextval('change_number') as number) here
              join customer o on o.id = ?
                on conflict on constraint change_pk do update
               set kind = excluded.kind, superseded_by = excluded.superseded_by, epoch = excluded.epoch,
                   xid = excluded.xid, number = excluded.number, changed_at = excluded.changed_at,
                   erased_epoch = excluded.erased_epoch, erased_xid = excluded.erased_xid
             where c.kind <> 'ERASED' or excluded.kind = 'ERASED'""";

    /** An epoch that is over, in which nothing happened at this place or later: it is a place that was undone. */
    private static final String LOST = """
            select ? < (select max(epoch) from event_log_epoch)
               and not exists (select from event_log e where e.epoch = ? and e.xid >= ?::xid8)
               and not exists (select from change c where c.epoch = ? and c.xid >= ?::xid8)""";

    private ChangeRows() {}

    /** @param kind as the table has it */
    record ChangeRow(
            ChangeType type,
            UUID id,
            String kind,
            @Nullable UUID supersededBy,
            @Nullable Long version,
            Instant at,
            ChangePlace place,
            ChangePlace since) {}

    static List<ChangeRow> after(
            Connection connection, ChangePlace place, Optional<UUID> partner, @Nullable ChangeType type, int limit)
            throws SQLException {
        String sql = NEXT
                + (partner.isPresent() ? " and c.partner_id = ?" : "")
                + (type == null ? "" : " and c.type = ?")
                + " order by c.epoch, c.xid, c.number limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, place.epoch());
            select.setString(2, Long.toString(place.xid()));
            select.setLong(3, place.number());
            int next = 4;
            if (partner.isPresent()) {
                select.setObject(next++, partner.get());
            }
            if (type != null) {
                select.setString(next++, type.name());
            }
            select.setInt(next, limit);
            List<ChangeRow> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row));
                }
            }
            return rows;
        }
    }

    /** Empty where there is nothing. */
    static Optional<ChangePlace> end(Connection connection, Optional<UUID> partner) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(END)) {
            select.setObject(1, partner.orElse(null));
            select.setObject(2, partner.orElse(null));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(place(row, 1)) : Optional.empty();
            }
        }
    }

    static boolean isErased(Connection connection, UUID customerId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select from change where type = 'CUSTOMER' and id = ? and kind = 'ERASED'")) {
            select.setObject(1, customerId);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    static boolean isLost(Connection connection, ChangePlace place) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOST)) {
            select.setInt(1, place.epoch());
            select.setInt(2, place.epoch());
            select.setString(3, Long.toString(place.xid()));
            select.setInt(4, place.epoch());
            select.setString(5, Long.toString(place.xid()));
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    static void mark(Connection connection, UUID customerId, String kind, @Nullable UUID supersededBy)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(MARK)) {
            update.setString(1, kind);
            update.setObject(2, supersededBy);
            update.setObject(3, customerId);
            update.executeUpdate();
        }
    }

    private static ChangeRow row(ResultSet row) throws SQLException {
        return new ChangeRow(
                ChangeType.valueOf(row.getString(1)),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getObject(5, Long.class),
                row.getTimestamp(6).toInstant(),
                place(row, 7),
                place(row, 10));
    }

    private static ChangePlace place(ResultSet row, int first) throws SQLException {
        return new ChangePlace(row.getInt(first), Long.parseLong(row.getString(first + 1)), row.getLong(first + 2));
    }
}
