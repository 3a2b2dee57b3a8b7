package io.dangol.customer.freshness;

import io.dangol.customer.freshness.FreshnessApi.PartnerView;
import io.dangol.customer.sql.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Marks and questions in the database. */
final class FreshnessRows {

    private static final String IN_DOUBT = """
            m.field = 'PHONE' and exists (select from number_alarm a
                                            join blind_entry b on b.customer_id = a.customer_id and b.kind = 'PHONE'
                                                              and b.hash = a.hash
                                           where a.customer_id = m.customer_id and a.ended_at is null)""";

    private static final String MARKS = """
            select m.field, m.verified_at, m.source, %s from field_mark m where m.customer_id = ? order by m.field""".formatted(IN_DOUBT);

    private static final String MARK = """
            insert into field_mark (customer_id, field, verified_at, source, recorded_by) values (?, ?, ?, ?, ?)
            on conflict on constraint field_mark_pk
            do update set verified_at = excluded.verified_at, source = excluded.source, recorded_by = excluded.recorded_by""";

    private static final String UNMARK = "delete from field_mark where customer_id = ? and field = any (?)";

    private static final String ASKED =
            "select field, max(asked_at) from asked_question where customer_id = ? group by field";

    private static final String ASK = """
            insert into asked_question (id, customer_id, field, outcome, asked_at, recorded_by) values (?, ?, ?, ?, ?, ?)""";

    /** The same as {@link FreshnessPolicy} reckons, where the marks are. */
    private static final String PARTNERS = """
            select s.partner_id, count(*), avg(s.score) from (
                select c.serviced_by_partner_id as partner_id,
                       sum(p.weight * case when %s then 0 else
                           power(0.5::float8, greatest(0, extract(epoch from ?::timestamptz - m.verified_at)::float8)
                                              / (p.half_life * 86400)) end) / sum(p.weight) as score
                  from customer c join field_mark m on m.customer_id = c.id
                  join unnest(?::text[], ?::float8[], ?::float8[]) as p (field, half_life, weight) on p.field = m.field
                 where c.serviced_by_partner_id is not null and (?::uuid is null or c.serviced_by_partner_id = ?)
                   and (c.serviced_until is null or c.serviced_until > ?)
                 group by c.serviced_by_partner_id, c.id) s
             group by s.partner_id order by s.partner_id""".formatted(IN_DOUBT);

    private FreshnessRows() {}

    /** Who says so, and when. */
    record Verified(Instant at, String source, String by) {}

    static List<Mark> marks(Connection connection, UUID customerId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MARKS)) {
            select.setObject(1, customerId);
            List<Mark> marks = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    marks.add(new Mark(
                            ProfileField.valueOf(row.getString(1)),
                            row.getTimestamp(2).toInstant(),
                            row.getString(3),
                            row.getBoolean(4)));
                }
            }
            return marks;
        }
    }

    static void mark(Connection connection, UUID customerId, Collection<ProfileField> fields, Verified verified)
            throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(MARK)) {
            for (ProfileField field : fields) {
                upsert.setObject(1, customerId);
                upsert.setString(2, field.name());
                upsert.setTimestamp(3, Timestamp.from(verified.at()));
                upsert.setString(4, verified.source());
                upsert.setString(5, verified.by());
                upsert.addBatch();
            }
            var unused = upsert.executeBatch();
        }
    }

    static void unmark(Connection connection, UUID customerId, Collection<ProfileField> fields) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(UNMARK)) {
            delete.setObject(1, customerId);
            delete.setArray(
                    2,
                    connection.createArrayOf(
                            "text", fields.stream().map(ProfileField::name).toArray()));
            delete.executeUpdate();
        }
    }

    static Map<ProfileField, Instant> lastAsked(Connection connection, UUID customerId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ASKED)) {
            select.setObject(1, customerId);
            Map<ProfileField, Instant> asked = new EnumMap<>(ProfileField.class);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    asked.put(
                            ProfileField.valueOf(row.getString(1)),
                            row.getTimestamp(2).toInstant());
                }
            }
            return asked;
        }
    }

    /** A question that was asked. */
    record Asked(UUID id, UUID customerId, ProfileField field, Outcome outcome, Instant at, String by) {}

    static void ask(Connection connection, Asked asked) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ASK)) {
            insert.setObject(1, asked.id());
            insert.setObject(2, asked.customerId());
            insert.setString(3, asked.field().name());
            insert.setString(4, asked.outcome().name());
            insert.setTimestamp(5, Timestamp.from(asked.at()));
            insert.setString(6, asked.by());
            insert.executeUpdate();
        }
    }

    static List<PartnerView> partners(
            Connection connection, FreshnessPolicy policy, @Nullable UUID partnerId, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PARTNERS)) {
            select.setTimestamp(1, Timestamp.from(now));
            var unused = new Columns<>(connection, select, List.of(ProfileField.values()), 1)
                    .add("text", ProfileField::name)
                    .add("float8", field -> policy.of(field).halfLifeDays())
                    .add("float8", field -> policy.of(field).weight());
            select.setObject(5, partnerId);
            select.setObject(6, partnerId);
            select.setTimestamp(7, Timestamp.from(now));
            List<PartnerView> partners = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    partners.add(new PartnerView(row.getObject(1, UUID.class), row.getLong(2), row.getDouble(3)));
                }
            }
            return partners;
        }
    }
}
