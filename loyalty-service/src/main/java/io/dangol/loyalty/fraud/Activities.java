package io.dangol.loyalty.fraud;

import io.dangol.loyalty.fraud.Activity.Kind;
import io.dangol.loyalty.fraud.Activity.Place;
import io.dangol.loyalty.fraud.Activity.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What happened of late, as it is kept for looking back. */
final class Activities {

    /** From when until when, both left out. */
    record Span(Instant after, Instant before) {}

    private static final String COLUMNS = "source_id, kind, program_id, sale_id, member_id, partner_id, store_id,"
            + " store_code, terminal_id, cashier, tender, points, happened_at, business_day, after_seconds";

    /** Once for each: what is not answered here was looked at before. */
    private static final String NEW = " on conflict on constraint fraud_activity_pk do nothing returning " + COLUMNS;

    private static final String SOLD = """
            select s.id, 'SALE', s.program_id, s.id, s.member_id, s.partner_id, s.store_id, s.store_code, s.terminal_id,
                   s.cashier, s.tender, s.points_earned, s.sold_at, s.business_day,
                   extract(epoch from s.recorded_at - s.sold_at)::bigint
              from sale s where s.id = any (?) and s.program_id = any (?)""";

    private static final String SALES = SOLD + " and s.sold_at > ?";

    private static final String BELATED = SOLD + " and s.sold_at <= ? and s.recorded_at > ?";

    private static final String CLAIMS = """
            select s.id, 'CLAIM', c.program_id, s.id, c.member_id, s.partner_id, s.store_id, s.store_code, s.terminal_id,
                   s.cashier, s.tender, c.points_earned, c.claimed_at, s.business_day,
                   extract(epoch from c.claimed_at - s.sold_at)::bigint
              from receipt_claim c join sale s on s.id = c.sale_id
             where c.sale_id = any (?) and c.program_id = any (?) and c.claimed_at > ?""";

    private static final String RETURNS = """
            select r.id, 'RETURN', r.program_id, s.id, r.member_id, s.partner_id, s.store_id, s.store_code, s.terminal_id,
                   s.cashier, s.tender, r.points_returned + r.points_given_back, r.returned_at, r.business_day,
                   extract(epoch from r.returned_at - s.sold_at)::bigint
              from sale_return r join sale s on s.id = r.sale_id
             where r.id = any (?) and r.program_id = any (?) and r.returned_at > ? and r.member_id is not null""";

    /** Those of a return are told by the return. What was spent offline was spent before it was told. */
    private static final String VOIDS = """
            select v.id, 'VOID', m.program_id, null::uuid, h.member_id, h.partner_id, h.store_id, h.store_code, null::text,
                   null::text, null::text, v.points, v.voided_at, (v.voided_at at time zone st.zone)::date,
                   extract(epoch from v.voided_at - coalesce(o.spent_at, h.created_at))::bigint
              from redemption_void v
              join hold h on h.id = v.hold_id
              left join offline_redemption o on o.hold_id = h.id
              join member m on m.id = h.member_id
              join store st on st.id = h.store_id
             where v.id = any (?) and m.program_id = any (?) and v.voided_at > ? and v.return_id is null""";

    private Activities() {}

    /**
     * Keeps what is new of these.
     *
     * @param since what happened before is left alone: what it would be held against is forgotten
     */
    static List<Activity> keep(
            Connection connection, Kind kind, Collection<UUID> ids, Collection<UUID> programs, Instant since)
            throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        String select = switch (kind) {
            case SALE -> SALES;
            case CLAIM -> CLAIMS;
            case RETURN -> RETURNS;
            case VOID -> VOIDS;
        };
        try (PreparedStatement insert =
                connection.prepareStatement("insert into fraud_activity (" + COLUMNS + ") " + select + NEW)) {
            insert.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            insert.setArray(2, connection.createArrayOf("uuid", programs.toArray()));
            insert.setTimestamp(3, Timestamp.from(since));
            return rows(insert);
        }
    }

    /** Sales that were told of so late that nothing of their time is kept: they are late, and nothing else can be said. */
    static List<Activity> belated(Connection connection, Collection<UUID> ids, Collection<UUID> programs, Instant since)
            throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement select = connection.prepareStatement(BELATED)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            select.setArray(2, connection.createArrayOf("uuid", programs.toArray()));
            select.setTimestamp(3, Timestamp.from(since));
            select.setTimestamp(4, Timestamp.from(since));
            return rows(select);
        }
    }

    /** Of one card, terminal or cashier, in the order of time. */
    static List<Activity> around(
            Connection connection, UUID programId, Subject subject, Span span, Collection<Kind> kinds)
            throws SQLException {
        String whose = switch (subject.by()) {
            case CARD -> "member_id = ? and '' = ?";
            case TERMINAL -> "store_id = ? and terminal_id = ?";
            case CASHIER -> "store_id = ? and cashier = ?";
        };
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                + " from fraud_activity where program_id = ? and " + whose
                + " and happened_at > ? and happened_at < ? and kind = any (?) order by happened_at, source_id")) {
            select.setObject(1, programId);
            select.setObject(2, subject.of());
            select.setString(3, subject.name());
            select.setTimestamp(4, Timestamp.from(span.after()));
            select.setTimestamp(5, Timestamp.from(span.before()));
            select.setArray(
                    6,
                    connection.createArrayOf(
                            "text", kinds.stream().map(Kind::name).toArray()));
            return rows(select);
        }
    }

    /** Sales with a member's cards on a business day at a partner's stores, in the order of time. */
    static List<Activity> ofDay(Connection connection, Activity one) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                + " from fraud_activity where program_id = ? and member_id = ? and partner_id = ? and business_day = ?"
                + " and kind in ('SALE', 'CLAIM') order by happened_at, source_id")) {
            select.setObject(1, one.programId());
            select.setObject(2, one.memberId());
            select.setObject(3, one.place().partnerId());
            select.setObject(4, one.day());
            return rows(select);
        }
    }

    static void forget(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from fraud_activity where happened_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(before));
            delete.executeUpdate();
        }
    }

    private static List<Activity> rows(PreparedStatement statement) throws SQLException {
        List<Activity> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(new Activity(
                        row.getObject(1, UUID.class),
                        Kind.valueOf(row.getString(2)),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        row.getObject(5, UUID.class),
                        new Place(
                                row.getObject(6, UUID.class),
                                row.getObject(7, UUID.class),
                                row.getString(8),
                                row.getString(9)),
                        row.getString(10),
                        row.getString(11),
                        row.getLong(12),
                        row.getTimestamp(13).toInstant(),
                        row.getObject(14, LocalDate.class),
                        row.getLong(15)));
            }
        }
        return rows;
    }
}
