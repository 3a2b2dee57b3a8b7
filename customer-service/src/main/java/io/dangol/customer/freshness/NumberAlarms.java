package io.dangol.customer.freshness;

import io.dangol.customer.sql.Columns;
import io.dangol.customer.sql.Statements;
import io.dangol.customer.vault.PersonalData;
import io.dangol.customer.vault.Vault;
import io.dangol.platform.time.Ids;
import io.dangol.platform.wall.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers that may be somebody else's by now. An alarm is about a customer at a number, which is kept as its keyed
 * hash: where the number is verified, or another takes its place, it ends.
 */
@ApplicationScoped
class NumberAlarms {

    enum Reason {
        NOT_IN_USE,
        SOMEBODY_ELSE,
        REGISTERED_BY_ANOTHER
    }

    enum Ending {
        VERIFIED,
        CHANGED
    }

    /** One of a customer. */
    record Alarm(
            UUID id,
            Reason reason,
            Instant raisedAt,
            @Nullable Instant endedAt,
            @Nullable Ending endedBy) {}

    private static final String RAISE = """
            insert into number_alarm (id, customer_id, hash, reason, raised_at)
            select n.id, b.customer_id, b.hash, ?, ? from unnest(?::uuid[], ?::uuid[]) as n (id, customer_id)
              join blind_entry b on b.customer_id = n.customer_id and b.kind = 'PHONE'
            on conflict (customer_id, hash) where ended_at is null do nothing""";

    private static final String END =
            "update number_alarm set ended_at = ?, ended_by = ? where customer_id = ? and ended_at is null";

    private static final String OF_CUSTOMER = """
            select id, reason, raised_at, ended_at, ended_by from number_alarm
             where customer_id = ? order by raised_at desc, id desc""";

    /** Who else has the customer's number, seen or not. */
    private static final String SHARING = """
            select o.customer_id from blind_entry b join blind_entry o on o.kind = b.kind and o.hash = b.hash
             where b.customer_id = ? and b.kind = 'PHONE' and o.customer_id <> b.customer_id limit ?""";

    /** A number that more than so many have is nobody's: it was typed in where none was known. */
    private static final int MOST_WHO_SHARE = 20;

    private final Statements statements;
    private final EntityManager entities;
    private final Vault vault;
    private final Ids ids;

    NumberAlarms(Statements statements, EntityManager entities, Vault vault, Ids ids) {
        this.statements = statements;
        this.entities = entities;
        this.vault = vault;
        this.ids = ids;
    }

    /** A number that is not in use is nobody's who has it; where somebody else answers, it is not this customer's. */
    void raise(UUID customerId, Reason reason, Instant at) {
        var unused = statements.run(connection -> {
            try (Reach.Widened widened = Reach.EVERYTHING.on(connection)) {
                Set<UUID> concerned = new HashSet<>(Set.of(customerId));
                if (reason == Reason.NOT_IN_USE) {
                    concerned.addAll(sharing(widened.connection(), customerId, Integer.MAX_VALUE));
                }
                raise(widened.connection(), concerned, reason, at);
            }
            return true;
        });
    }

    /**
     * The customer, who has been written, has this number since now. Those who had it before under another name may have
     * lost it: who gives numbers out gives old ones out again. A family that shares one says so once more.
     */
    void numberTaken(UUID customerId, PersonalData data, Instant at) {
        if (data.phone() == null || name(data).isEmpty()) {
            return;
        }
        entities.flush();
        var unused = statements.run(connection -> {
            try (Reach.Widened widened = Reach.EVERYTHING.on(connection)) {
                Set<UUID> others = sharing(widened.connection(), customerId, MOST_WHO_SHARE + 1);
                if (!others.isEmpty() && others.size() <= MOST_WHO_SHARE) {
                    Set<UUID> strangers = new HashSet<>();
                    vault.openAll(others).forEach((other, known) -> {
                        if (!name(known).isEmpty() && !name(known).equals(name(data))) {
                            strangers.add(other);
                        }
                    });
                    raise(widened.connection(), strangers, Reason.REGISTERED_BY_ANOTHER, at);
                }
            }
            return true;
        });
    }

    void end(UUID customerId, Ending how, Instant at) {
        var unused = statements.run(connection -> {
            try (PreparedStatement end = connection.prepareStatement(END)) {
                end.setTimestamp(1, Timestamp.from(at));
                end.setString(2, how.name());
                end.setObject(3, customerId);
                return end.executeUpdate();
            }
        });
    }

    /** Newest first. */
    List<Alarm> of(UUID customerId) {
        return statements.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(OF_CUSTOMER)) {
                select.setObject(1, customerId);
                return alarms(select);
            }
        });
    }

    private static List<Alarm> alarms(PreparedStatement select) throws SQLException {
        List<Alarm> alarms = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Timestamp endedAt = row.getTimestamp(4);
                String endedBy = row.getString(5);
                alarms.add(new Alarm(
                        row.getObject(1, UUID.class),
                        Reason.valueOf(row.getString(2)),
                        row.getTimestamp(3).toInstant(),
                        endedAt == null ? null : endedAt.toInstant(),
                        endedBy == null ? null : Ending.valueOf(endedBy)));
            }
        }
        return alarms;
    }

    private void raise(Connection connection, Set<UUID> customers, Reason reason, Instant at) throws SQLException {
        // In the order of their ids, so that two never wait for each other in a ring.
        List<UUID> sorted = customers.stream().sorted().toList();
        try (PreparedStatement insert = connection.prepareStatement(RAISE)) {
            insert.setString(1, reason.name());
            insert.setTimestamp(2, Timestamp.from(at));
            var unused = new Columns<>(connection, insert, sorted, 2)
                    .add("uuid", customer -> ids.next())
                    .add("uuid", customer -> customer);
            insert.executeUpdate();
        }
    }

    private static Set<UUID> sharing(Connection connection, UUID customerId, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SHARING)) {
            select.setObject(1, customerId);
            select.setInt(2, limit);
            Set<UUID> found = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
            }
            return found;
        }
    }

    /** As it is compared; family and given name in one, since many write them in one field. */
    private static String name(PersonalData data) {
        String family = data.familyName() == null ? "" : data.familyName();
        String given = data.givenName() == null ? "" : data.givenName();
        return (family + given).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }
}
