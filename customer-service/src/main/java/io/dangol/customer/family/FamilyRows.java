package io.dangol.customer.family;

import io.dangol.customer.family.Family.Joined;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who was merged into whom, in the database; seen as far as the connection reaches. */
public final class FamilyRows {

    /** One look by customer: of thousands at once PostgreSQL would rather read the whole table. */
    private static final String BELOW = """
            with recursive below as (
                select top, top as id, null::uuid as into_id, null::timestamptz as at from unnest(?::uuid[]) as top
                union all
                select b.top, c.id, c.merged_into, c.merged_at
                  from below b
                 cross join lateral (
                       select id, merged_into, merged_at from customer where merged_into = b.id offset 0) c)
            select top, id, into_id, at from below where into_id is not null order by at, id""";

    /** The last one on the way that the partner, or null for headquarters, may see. */
    private static final String REPRESENTATIVES = """
            with recursive up as (
                select c.id as asked, c.id, c.merged_into from customer c
                 where c.id = any (?) and c.merged_into is not null
                union all
                select u.asked, c.id, c.merged_into from up u join customer c on c.id = u.merged_into
                 where ?::uuid is null
                    or c.serviced_by_partner_id = ? and (c.serviced_until is null or c.serviced_until > now()))
            select asked, id from up u
             where asked <> id and not exists (select from up n where n.asked = u.asked and n.id = u.merged_into)""";

    private record Row(UUID top, UUID id, UUID into, Instant at) {}

    private FamilyRows() {}

    /** Each one with those that were merged into it; who took in nobody is alone. */
    public static Map<UUID, Family> below(Connection connection, Collection<UUID> customers) throws SQLException {
        Map<UUID, List<Row>> rows = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(BELOW)) {
            select.setArray(1, ids(connection, customers));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Row read = new Row(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getObject(3, UUID.class),
                            row.getTimestamp(4).toInstant());
                    rows.computeIfAbsent(read.top(), first -> new ArrayList<>()).add(read);
                }
            }
        }
        Map<UUID, Family> families = new HashMap<>();
        customers.forEach(top -> families.put(top, family(top, rows.getOrDefault(top, List.of()))));
        return families;
    }

    /** Whole families: also those that each one was itself merged into. */
    public static Map<UUID, Family> around(Connection connection, Collection<UUID> customers) throws SQLException {
        Map<UUID, UUID> tops = representatives(connection, customers, Optional.empty());
        Set<UUID> all = new HashSet<>();
        customers.forEach(customer -> all.add(tops.getOrDefault(customer, customer)));
        Map<UUID, Family> families = below(connection, all);
        Map<UUID, Family> around = new HashMap<>();
        customers.forEach(customer -> {
            UUID top = tops.getOrDefault(customer, customer);
            around.put(customer, families.getOrDefault(top, Family.alone(top)));
        });
        return around;
    }

    /** By whom each is told of now; who stands for itself is absent. */
    static Map<UUID, UUID> representatives(Connection connection, Collection<UUID> customers, Optional<UUID> partnerId)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(REPRESENTATIVES)) {
            select.setArray(1, ids(connection, customers));
            select.setObject(2, partnerId.orElse(null));
            select.setObject(3, partnerId.orElse(null));
            Map<UUID, UUID> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                }
            }
            return found;
        }
    }

    private static Family family(UUID top, List<Row> rows) {
        return new Family(
                top,
                rows.stream()
                        .filter(row -> row.into().equals(top))
                        .map(row -> new Joined(family(row.id(), rows), row.at()))
                        .toList());
    }

    private static java.sql.Array ids(Connection connection, Collection<UUID> customers) throws SQLException {
        return connection.createArrayOf("uuid", customers.toArray());
    }
}
