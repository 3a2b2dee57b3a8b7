package io.dangol.customer.contact;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is known of customers who are locked: four statements, however many they are. */
final class FactRows {

    private static final String DECISIONS = """
            select distinct on (customer_id, purpose) customer_id, id, purpose, granted, collected_at from consent
             where customer_id = any (?) and channel = ? and purpose in (?, ?) and brand is not distinct from ?
             order by customer_id, purpose, collected_at desc, granted, id desc""";

    /** One look by customer: of thousands at once PostgreSQL would rather read the whole table. */
    private static final String ADDRESSES = """
            select asked.id, a.opted_out, a.in_doubt
              from unnest(?::uuid[]) asked (id)
             cross join lateral (
                   select bool_or(exists (select from address_opt_out o
                                           where o.hash = b.hash and o.kind = b.kind and o.channel = ? and o.purpose = ?
                                             and o.brand = ?)),
                          bool_or(exists (select from number_alarm n
                                           where n.customer_id = b.customer_id and n.hash = b.hash and n.ended_at is null))
                     from blind_entry b where b.customer_id = asked.id and b.kind = ?
                   having count(*) > 0) a (opted_out, in_doubt)""";

    private static final String RESTS = "select customer_id, reason from leave_alone where customer_id = any (?)";

    /** Of those that are open, the ones that may still be made or confirmed. */
    private static final String CONTACTS = """
            select customer_id, purpose, channel, counted, takes_place_at from contact_permit
             where customer_id = any (?) and status in ('OPEN', 'CONFIRMED') and takes_place_at > ?
               and (status = 'CONFIRMED' or takes_place_at > ?)""";

    /** Whether an address is known is of importance only where we keep such addresses. */
    private record Addresses(boolean kept, Map<UUID, Address> of) {
        boolean known(UUID customerId) {
            return !kept || of.containsKey(customerId);
        }

        boolean optedOut(UUID customerId) {
            return of.getOrDefault(customerId, Address.OPEN).optedOut();
        }

        boolean inDoubt(UUID customerId) {
            return of.getOrDefault(customerId, Address.OPEN).inDoubt();
        }
    }

    private record Address(boolean optedOut, boolean inDoubt) {
        static final Address OPEN = new Address(false, false);
    }

    private final Connection connection;
    private final List<UUID> customers;

    FactRows(Connection connection, List<UUID> customers) {
        this.connection = connection;
        this.customers = customers;
    }

    /** In the order of the customers. */
    Map<UUID, Facts> facts(Wish wish, ContactPolicy policy, Pack pack, Instant now) throws SQLException {
        Map<UUID, List<Decided>> decisions = decisions(wish, pack);
        Addresses addresses = addresses(wish);
        Map<UUID, Rest> rests = rests();
        Map<UUID, List<Contact>> contacts = contacts(policy, now);
        Map<UUID, Facts> facts = new LinkedHashMap<>();
        for (UUID customer : customers) {
            facts.put(
                    customer,
                    new Facts(
                            customer,
                            addresses.known(customer),
                            addresses.optedOut(customer),
                            addresses.inDoubt(customer),
                            rests.get(customer),
                            decisions.getOrDefault(customer, List.of()),
                            contacts.getOrDefault(customer, List.of())));
        }
        return facts;
    }

    private Map<UUID, List<Decided>> decisions(Wish wish, Pack pack) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DECISIONS)) {
            select.setArray(1, ids());
            select.setString(2, wish.channel());
            select.setString(3, wish.purpose());
            select.setString(4, pack.nightPurpose(wish.purpose()));
            select.setString(5, wish.brand());
            Map<UUID, List<Decided>> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    added(found, row.getObject(1, UUID.class), decided(row, wish));
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

    /** An address may have been opted out by a customer whom the caller does not see. */
    private Addresses addresses(Wish wish) throws SQLException {
        String kind = Channels.kindOf(wish.channel()).orElse(null);
        if (kind == null) {
            return new Addresses(false, Map.of());
        }
        try (Reach.Widened widened = Reach.EVERYTHING.on(connection);
                PreparedStatement select = widened.connection().prepareStatement(ADDRESSES)) {
            select.setArray(1, ids());
            select.setString(2, wish.channel());
            select.setString(3, wish.purpose());
            select.setString(4, wish.brand() == null ? "" : wish.brand());
            select.setString(5, kind);
            Map<UUID, Address> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(row.getObject(1, UUID.class), new Address(row.getBoolean(2), row.getBoolean(3)));
                }
            }
            return new Addresses(true, found);
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
        return connection.createArrayOf("uuid", customers.toArray());
    }
}
