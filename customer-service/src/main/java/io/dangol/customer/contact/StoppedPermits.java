package io.dangol.customer.contact;

import io.dangol.customer.contact.ContactEvent.ContactPermitStopped;
import io.dangol.customer.family.Families;
import io.dangol.customer.optout.Channels;
import io.dangol.customer.optout.CustodyPassed;
import io.dangol.customer.optout.NumbersInDoubt;
import io.dangol.customer.optout.Objection;
import io.dangol.customer.optout.OptOuts.Matter;
import io.dangol.customer.sql.Statements;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.wall.Reach;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Permits that end before their time: the customer objects, another partner services it, or its number may be somebody
 * else's. They run out at this moment. What was sent before can still be confirmed for a while, as with every permit that
 * has run out, and so is counted.
 */
@Singleton
class StoppedPermits {

    private static final String STOP = """
            update contact_permit p
               set expires_at = greatest(?, p.granted_at + interval '1 microsecond'),
                   takes_place_at = greatest(?, p.granted_at + interval '1 microsecond')
             where p.status = 'OPEN' and p.ground <> 'EXEMPT' and p.expires_at > ?
            """;

    /** All records of the person: what is said of one of them holds for all. */
    private static final String OF_CUSTOMER = "and p.customer_id = any (?) ";

    /** An address that is refused is refused for whoever else has it; a decision that a later one has undone stops nothing. */
    private static final String OF_MATTER = """
             and p.channel = ? and coalesce(p.brand, '') = ?
             and (p.purpose = ? or (p.night_consent_id is not null and p.purpose || '_NIGHT' = ?))
             and (p.customer_id = any (?)
                  or p.purpose = ? and p.customer_id in (
                     select other.customer_id from blind_entry own
                       join blind_entry other on other.kind = own.kind and other.hash = own.hash
                      where own.customer_id = any (?) and own.kind = ?))
             and not exists (select from consent c
                              where c.customer_id = ? and c.purpose = ? and c.channel = ? and coalesce(c.brand, '') = ?
                                and c.granted and c.collected_at > ?)
            """;

    /** What partners were permitted who do not service the customer. */
    private static final String OF_OTHER_PARTNERS = "and p.customer_id = ? and p.partner_id <> ? ";

    /** Is no partner. */
    private static final UUID NOBODY = new UUID(0, 0);

    private static final String BY_CHANNELS = "and p.customer_id = any (?) and p.channel = any (?) ";

    private static final String TOLD = "returning p.id, p.customer_id";

    private final Statements statements;
    private final EntityManager entities;
    private final Families families;
    private final EventLog eventLog;
    private final Clock clock;

    StoppedPermits(Statements statements, EntityManager entities, Families families, EventLog eventLog, Clock clock) {
        this.statements = statements;
        this.entities = entities;
        this.families = families;
        this.eventLog = eventLog;
        this.clock = clock;
    }

    void stop(@Observes Objection objection) {
        Matter matter = objection.matter();
        Object[] records = families.membersAround(objection.customerId()).toArray();
        if (matter == null) {
            stop(OF_CUSTOMER, connection -> new Object[] {connection.createArrayOf("uuid", records)});
        } else {
            stop(
                    OF_MATTER,
                    connection -> values(matter, connection.createArrayOf("uuid", records), objection.decidedAt()));
        }
    }

    void stop(@Observes CustodyPassed passed) {
        UUID servicing = passed.partnerId() == null ? NOBODY : passed.partnerId();
        stop(OF_OTHER_PARTNERS, connection -> new Object[] {passed.customerId(), servicing});
    }

    void stop(@Observes NumbersInDoubt doubt) {
        Object[] records = doubt.customerIds().stream()
                .flatMap(customer -> families.membersAround(customer).stream())
                .distinct()
                .toArray();
        stop(BY_CHANNELS, connection -> new Object[] {
            connection.createArrayOf("uuid", records),
            connection.createArrayOf("text", Channels.ofKind("PHONE").toArray())
        });
    }

    private void stop(String which, Statements.Work<Object[]> values) {
        entities.flush();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int unused = statements.run(connection -> {
            List<ContactPermitStopped> stopped = stopped(connection, which, values.on(connection), now);
            eventLog.append(connection, stopped);
            return stopped.size();
        });
    }

    /** Whom it concerns may be a customer whom the caller does not see. */
    private static List<ContactPermitStopped> stopped(Connection connection, String which, Object[] values, Instant now)
            throws SQLException {
        try (Reach.Widened widened = Reach.EVERYTHING.on(connection);
                PreparedStatement stop = widened.connection().prepareStatement(STOP + which + TOLD)) {
            for (int i = 1; i <= 3; i++) {
                stop.setTimestamp(i, Timestamp.from(now));
            }
            for (int i = 0; i < values.length; i++) {
                stop.setObject(4 + i, values[i]);
            }
            return read(stop, now);
        }
    }

    private static Object[] values(Matter matter, Array records, Instant decidedAt) {
        String brand = matter.brand() == null ? "" : matter.brand();
        return new Object[] {
            matter.channel(),
            brand,
            matter.purpose(),
            matter.purpose(),
            records,
            matter.purpose(),
            records,
            Channels.kindOf(matter.channel()).orElse(""),
            matter.customerId(),
            matter.purpose(),
            matter.channel(),
            brand,
            Timestamp.from(decidedAt)
        };
    }

    private static List<ContactPermitStopped> read(PreparedStatement stop, Instant now) throws SQLException {
        List<ContactPermitStopped> stopped = new ArrayList<>();
        try (ResultSet row = stop.executeQuery()) {
            while (row.next()) {
                stopped.add(new ContactPermitStopped(row.getObject(1, UUID.class), row.getObject(2, UUID.class), now));
            }
        }
        return stopped;
    }
}
