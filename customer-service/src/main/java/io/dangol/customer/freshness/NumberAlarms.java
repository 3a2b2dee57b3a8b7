package io.dangol.customer.freshness;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.family.Families;
import io.dangol.customer.optout.NumbersInDoubt;
import io.dangol.customer.sql.Columns;
import io.dangol.customer.sql.Statements;
import io.dangol.customer.vault.PersonalData;
import io.dangol.customer.vault.Vault;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
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
import java.util.Optional;
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
            "update number_alarm set ended_at = ?, ended_by = ?, hash = null where customer_id = any (?) and ended_at is null";

    private static final String OF_CUSTOMER = """
            select a.id, a.reason, a.raised_at, a.ended_at, a.ended_by from number_alarm a
             where a.customer_id = ? %s order by a.raised_at desc, a.id desc""";

    /** One of a number that the customer had before says nothing of the one that it has. */
    private static final String OPEN = """
            and a.ended_at is null
            and exists (select from blind_entry b
                         where b.customer_id = a.customer_id and b.kind = 'PHONE' and b.hash = a.hash)""";

    private final Statements statements;
    private final EntityManager entities;
    private final SharedNumbers shared;
    private final Vault vault;
    private final CustomerAccess access;
    private final Families families;
    private final Event<NumbersInDoubt> doubts;
    private final Ids ids;

    NumberAlarms(
            Statements statements,
            EntityManager entities,
            SharedNumbers shared,
            Vault vault,
            CustomerAccess access,
            Families families,
            Event<NumbersInDoubt> doubts,
            Ids ids) {
        this.statements = statements;
        this.entities = entities;
        this.shared = shared;
        this.vault = vault;
        this.access = access;
        this.families = families;
        this.doubts = doubts;
        this.ids = ids;
    }

    /**
     * A number that is not in use is nobody's who has it, if headquarters says so; a partner's word is about its own
     * customer, or it could silence others'. Where somebody else answers, it is not this customer's.
     */
    void raise(UUID customerId, Reason reason, Instant at) {
        Set<UUID> concerned = new HashSet<>(Set.of(customerId));
        if (reason == Reason.NOT_IN_USE && access.partnerId().isEmpty()) {
            concerned.addAll(shared.with(customerId, at));
        }
        raise(concerned, reason, at);
    }

    /**
     * The customer, who has been written, has this number since now. Those who had it before under another name may have
     * lost it: who gives numbers out gives old ones out again. A family that shares one says so once more. What a partner
     * sends is compared with its own customers: it must not learn of others', nor silence them.
     */
    void numberTaken(UUID customerId, PersonalData data, Instant at) {
        if (data.phone() == null || name(data).isEmpty()) {
            return;
        }
        entities.flush();
        Set<UUID> others = new HashSet<>(shared.with(customerId, at));
        others.removeAll(families.membersAround(customerId));
        if (others.isEmpty()) {
            return;
        }
        Set<UUID> strangers = new HashSet<>();
        vault.openAll(others).forEach((other, known) -> {
            if (!name(known).isEmpty() && !name(known).equals(name(data))) {
                strangers.add(other);
            }
        });
        raise(strangers, Reason.REGISTERED_BY_ANOTHER, at);
    }

    /** Of all records that are the person: what is said of the one that stayed is said of those that were merged into it. */
    void end(UUID customerId, Ending how, Instant at) {
        Object[] records = families.membersAround(customerId).toArray();
        int unused = statements.run(connection -> {
            try (PreparedStatement end = connection.prepareStatement(END)) {
                end.setTimestamp(1, Timestamp.from(at));
                end.setString(2, how.name());
                end.setArray(3, connection.createArrayOf("uuid", records));
                return end.executeUpdate();
            }
        });
    }

    /** Of whatever number it was, newest first. */
    List<Alarm> of(UUID customerId) {
        return alarms(customerId, "");
    }

    /** The one about the number that the customer has. */
    Optional<Alarm> open(UUID customerId) {
        return alarms(customerId, OPEN).stream().findFirst();
    }

    private List<Alarm> alarms(UUID customerId, String which) {
        return statements.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(OF_CUSTOMER.formatted(which))) {
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

    private void raise(Set<UUID> customers, Reason reason, Instant at) {
        if (customers.isEmpty()) {
            return;
        }
        // In the order of their ids, so that two never wait for each other in a ring.
        List<UUID> sorted = customers.stream().sorted().toList();
        boolean unused = statements.run(connection -> {
            raise(connection, sorted, reason, at);
            return true;
        });
        doubts.fire(new NumbersInDoubt(sorted));
    }

    private void raise(Connection connection, List<UUID> sorted, Reason reason, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(RAISE)) {
            insert.setString(1, reason.name());
            insert.setTimestamp(2, Timestamp.from(at));
            var unused = new Columns<>(connection, insert, sorted, 2)
                    .add("uuid", customer -> ids.next())
                    .add("uuid", customer -> customer);
            insert.executeUpdate();
        }
    }

    /** As it is compared; family and given name in one, since many write them in one field. */
    private static String name(PersonalData data) {
        String family = data.familyName() == null ? "" : data.familyName();
        String given = data.givenName() == null ? "" : data.givenName();
        return (family + given).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }
}
