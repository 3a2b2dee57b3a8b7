package io.dangol.customer.contact;

import io.dangol.customer.family.Family;
import io.dangol.customer.family.Prevailing;
import io.dangol.customer.optout.Channels;
import io.dangol.customer.permit.ContactPolicy;
import io.dangol.customer.permit.Facts;
import io.dangol.customer.permit.Facts.Contact;
import io.dangol.customer.permit.Facts.Decided;
import io.dangol.customer.permit.Facts.Rest;
import io.dangol.customer.permit.Pack;
import io.dangol.customer.permit.Wish;
import io.dangol.platform.wall.Reach;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of customers who are locked: four statements, however many they are. */
final class FactRows {

    private static final String DECISIONS = """
            select distinct on (customer_id, purpose) customer_id, id, purpose, granted, collected_at from consent
             where customer_id = any (?) and channel = ? and purpose in (?, ?) and brand is not distinct from ?
             order by customer_id, purpose, collected_at desc, granted, id desc""";

    /** One look by customer: of thousands at once PostgreSQL would rather read the whole table. */
    private static final String ADDRESSES = """
            select asked.id, o.customer_id,
                   exists (select from number_alarm n
                            where n.customer_id = asked.id and n.hash = b.hash and n.ended_at is null)
              from unnest(?::uuid[]) asked (id)
             cross join lateral (
                   select hash from blind_entry where customer_id = asked.id and kind = ? offset 0) b
              left join address_opt_out o
                on o.hash = b.hash and o.kind = ? and o.channel = ? and o.purpose = ? and o.brand = ?""";

    private static final String RESTS = "select customer_id, reason from leave_alone where customer_id = any (?)";

    /** Of those that are open, the ones that may still be made or confirmed. */
    private static final String CONTACTS = """
            select customer_id, purpose, channel, counted, takes_place_at from contact_permit
             where customer_id = any (?) and status in ('OPEN', 'CONFIRMED') and takes_place_at > ?
               and (status = 'CONFIRMED' or takes_place_at > ?)""";

    private final Connection connection;
    private final Map<UUID, Family> families;
    private final Set<UUID> members;
    private final Set<UUID> seen;

    /**
     * @param families of each customer all records that are the same person
     * @param seen those of them that the caller sees
     */
    FactRows(Connection connection, Map<UUID, Family> families, Set<UUID> seen) {
        this.connection = connection;
        this.families = families;
        this.members = Family.members(families.values());
        this.seen = seen;
    }

    /** In the order of the customers. An address may have been opted out, or a record be, of whom the caller does not see. */
    Map<UUID, Facts> facts(Wish wish, ContactPolicy policy, Pack pack, Instant now) throws SQLException {
        try (Reach.Widened widened = Reach.EVERYTHING.on(connection)) {
            var unused = widened.connection();
            Set<UUID> inDoubt = new HashSet<>();
            Map<UUID, Set<UUID>> opters = addresses(wish, inDoubt);
            Known known = new Known(seen, decisions(wish, pack), opters, inDoubt, rests(), contacts(policy, now));
            Map<UUID, Facts> facts = new LinkedHashMap<>();
            families.forEach((customer, family) -> facts.put(customer, known.of(customer, family, wish.purpose())));
            return facts;
        }
    }

    private Map<UUID, List<Prevailing.Decided<Decided>>> decisions(Wish wish, Pack pack) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DECISIONS)) {
            select.setArray(1, ids());
            select.setString(2, wish.channel());
            select.setString(3, wish.purpose());
            select.setString(4, pack.nightPurpose(wish.purpose()));
            select.setString(5, wish.brand());
            Map<UUID, List<Prevailing.Decided<Decided>>> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Decided one = decided(row, wish);
                    added(
                            found,
                            row.getObject(1, UUID.class),
                            new Prevailing.Decided<>(one.purpose(), one.granted(), one.at(), one));
                }
            }
            return found;
        }
    }

    private static Decided decided(ResultSet row, Wish wish) throws SQLException {
        return new Decided(
                row.getObject(2, UUID.class),
                row.getString(3),
                wish.channel(),
                wish.brand(),
                row.getBoolean(4),
                row.getTimestamp(5).toInstant());
    }

    /** Of each record with such an address, who opted it out; null where we keep none of that kind. */
    private @Nullable Map<UUID, Set<UUID>> addresses(Wish wish, Set<UUID> inDoubt) throws SQLException {
        String kind = Channels.kindOf(wish.channel()).orElse(null);
        if (kind == null) {
            return null;
        }
        try (PreparedStatement select = connection.prepareStatement(ADDRESSES)) {
            select.setArray(1, ids());
            select.setString(2, kind);
            select.setString(3, kind);
            select.setString(4, wish.channel());
            select.setString(5, wish.purpose());
            select.setString(6, wish.brand() == null ? "" : wish.brand());
            Map<UUID, Set<UUID>> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID customer = row.getObject(1, UUID.class);
                    Set<UUID> by = found.computeIfAbsent(customer, first -> new HashSet<>());
                    UUID opter = row.getObject(2, UUID.class);
                    if (opter != null) {
                        by.add(opter);
                    }
                    if (row.getBoolean(3)) {
                        inDoubt.add(customer);
                    }
                }
            }
            return found;
        }
    }

    private Map<UUID, Rest> rests() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(RESTS)) {
            select.setArray(1, ids());
            Map<UUID, Rest> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(row.getObject(1, UUID.class), Rest.valueOf(row.getString(2)));
                }
            }
            return found;
        }
    }

    private Map<UUID, List<Contact>> contacts(ContactPolicy policy, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CONTACTS)) {
            select.setArray(1, ids());
            select.setTimestamp(2, Timestamp.from(now.minus(Duration.ofDays(policy.daysToKnow()))));
            select.setTimestamp(3, Timestamp.from(now.minus(ContactPermit.GRACE)));
            Map<UUID, List<Contact>> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    added(
                            found,
                            row.getObject(1, UUID.class),
                            new Contact(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getBoolean(4),
                                    row.getTimestamp(5).toInstant()));
                }
            }
            return found;
        }
    }

    private static <T> void added(Map<UUID, List<T>> lists, UUID customer, T one) {
        lists.computeIfAbsent(customer, first -> new ArrayList<>()).add(one);
    }

    private Array ids() throws SQLException {
        return connection.createArrayOf("uuid", members.toArray());
    }
}
