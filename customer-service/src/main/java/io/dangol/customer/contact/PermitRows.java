package io.dangol.customer.contact;

import io.dangol.customer.contact.ContactPermit.Basis;
import io.dangol.customer.contact.ContactPermit.Status;
import io.dangol.customer.family.Family;
import io.dangol.customer.family.FamilyRows;
import io.dangol.customer.permit.Decision.Ground;
import io.dangol.customer.permit.Wish;
import io.dangol.customer.sql.Columns;
import io.dangol.platform.wall.Reach;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Permits in the database. */
final class PermitRows {

    /** In the order of their ids, so that two audiences never wait for each other in a ring. */
    private static final String LOCK_CUSTOMERS = """
            select id from customer
             where id = any (?)
               and (?::uuid is null or (serviced_by_partner_id = ? and (serviced_until is null or serviced_until > ?)))
             order by id for no key update""";

    private static final String INSERT = """
            insert into contact_permit (id, customer_id, ground, consent_id, night_consent_id, expires_at, takes_place_at,
                   purpose, channel, brand, source, campaign, partner_id, client_id, policy, policy_version, jurisdiction,
                   pack_version, trade_ended_at, counted, status, granted_at)
            select p.id, p.customer_id, p.ground, p.consent_id, p.night_consent_id, p.expires_at, p.expires_at,
                   ?::text, ?::text, ?::text, ?::text, ?::text, ?::uuid, ?::text, ?::text, ?::integer, ?::text, ?::integer,
                   case when p.ground = 'TRADE' then ?::timestamptz end, ?::boolean, 'OPEN', ?::timestamptz
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::timestamptz[])
                   as p (id, customer_id, ground, consent_id, night_consent_id, expires_at)""";

    private static final String SELECT = """
            select id, customer_id, purpose, channel, brand, source, campaign, partner_id, client_id, policy, policy_version,
                   jurisdiction, ground, consent_id, night_consent_id, counted, status, granted_at, expires_at, ended_at
              from contact_permit""";

    private static final String OVERDUE =
            " where status = 'OPEN' and takes_place_at <= ? order by takes_place_at limit ? for no key update skip locked";

    private static final String END = """
            update contact_permit p set status = e.status, ended_at = e.ended_at, takes_place_at = e.takes_place_at
              from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                   as e (id, status, ended_at, takes_place_at)
             where p.id = e.id""";

    private PermitRows() {}

    /** Those that there are and that this partner, or null for headquarters, may see; until the transaction ends they are ours. */
    static List<UUID> lockCustomers(Connection connection, Collection<UUID> ids, @Nullable UUID partnerId, Instant now)
            throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK_CUSTOMERS)) {
            lock.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            lock.setObject(2, partnerId);
            lock.setObject(3, partnerId);
            lock.setTimestamp(4, Timestamp.from(now));
            List<UUID> locked = new ArrayList<>();
            try (ResultSet row = lock.executeQuery()) {
                while (row.next()) {
                    locked.add(row.getObject(1, UUID.class));
                }
            }
            return locked;
        }
    }

    /** Whole families, whosever they are, so that two who ask for two records of one person take turns as well. */
    static void lockFamilies(Connection connection, Collection<UUID> ids) throws SQLException {
        try (Reach.Widened widened = Reach.EVERYTHING.on(connection)) {
            Set<UUID> members = FamilyRows.around(widened.connection(), ids).values().stream()
                    .flatMap(family -> family.members().stream())
                    .collect(Collectors.toSet());
            if (!Set.copyOf(ids).equals(members)) {
                var unused = lockCustomers(widened.connection(), members, null, Instant.EPOCH);
            }
        }
    }

    /** In the order of the ids. */
    static Map<UUID, Family> families(Connection connection, List<UUID> ids) throws SQLException {
        try (Reach.Widened widened = Reach.EVERYTHING.on(connection)) {
            Map<UUID, Family> around = FamilyRows.around(widened.connection(), ids);
            Map<UUID, Family> families = new LinkedHashMap<>();
            ids.forEach(id -> families.put(id, around.getOrDefault(id, Family.alone(id))));
            return families;
        }
    }

    /** Of these families, which are locked, the records that this partner, or null for headquarters, sees. */
    static Set<UUID> seen(Connection connection, Map<UUID, Family> families, @Nullable UUID partnerId, Instant now)
            throws SQLException {
        Set<UUID> members = Family.members(families.values());
        return members.equals(families.keySet())
                ? members
                : Set.copyOf(lockCustomers(connection, members, partnerId, now));
    }

    /** Of one asking: what is the same for all travels once. */
    static void insert(Connection connection, List<ContactPermit> permits, int packVersion) throws SQLException {
        if (permits.isEmpty()) {
            return;
        }
        ContactPermit first = permits.get(0);
        Wish wish = first.ask().wish();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            setCommon(insert, first.ask());
            insert.setInt(11, packVersion);
            insert.setTimestamp(
                    12,
                    wish.trade() == null ? null : Timestamp.from(wish.trade().endedAt()));
            insert.setBoolean(13, first.basis().counted());
            insert.setTimestamp(14, Timestamp.from(first.grantedAt()));
            var unused = new Columns<>(connection, insert, permits, 14)
                    .add("uuid", ContactPermit::id)
                    .add("uuid", ContactPermit::customerId)
                    .add("text", ContactPermit::ground)
                    .add("uuid", permit -> permit.basis().consentId())
                    .add("uuid", permit -> permit.basis().nightConsentId())
                    .add("timestamptz", ContactPermit::expiresAt);
            insert.executeUpdate();
        }
    }

    private static void setCommon(PreparedStatement insert, Ask ask) throws SQLException {
        insert.setString(1, ask.wish().purpose());
        insert.setString(2, ask.wish().channel());
        insert.setString(3, ask.wish().brand());
        insert.setString(4, ask.source());
        insert.setString(5, ask.campaign());
        insert.setObject(6, ask.partnerId());
        insert.setString(7, ask.clientId());
        insert.setString(8, ask.policy());
        insert.setInt(9, ask.policyVersion());
        insert.setString(10, ask.jurisdiction());
    }

    static Optional<ContactPermit> find(Connection connection, UUID id) throws SQLException {
        return find(connection, id, "");
    }

    /** Of two who end it, the second waits and sees how the first has. */
    static Optional<ContactPermit> lock(Connection connection, UUID id) throws SQLException {
        return find(connection, id, " for no key update");
    }

    private static Optional<ContactPermit> find(Connection connection, UUID id, String lock) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where id = ?" + lock)) {
            select.setObject(1, id);
            return read(select).stream().findFirst();
        }
    }

    /** Open ones whose time is over; those that somebody is ending are passed over. */
    static List<ContactPermit> overdue(Connection connection, Instant until, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + OVERDUE)) {
            select.setTimestamp(1, Timestamp.from(until));
            select.setInt(2, limit);
            return read(select);
        }
    }

    static void end(Connection connection, List<ContactPermit> ended) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(END)) {
            var unused = new Columns<>(connection, update, ended, 0)
                    .add("uuid", ContactPermit::id)
                    .add("text", ContactPermit::status)
                    .add("timestamptz", ContactPermit::endedAt)
                    .add("timestamptz", ContactPermit::takesPlaceAt);
            update.executeUpdate();
        }
    }

    private static List<ContactPermit> read(PreparedStatement select) throws SQLException {
        List<ContactPermit> permits = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                permits.add(permit(row));
            }
        }
        return permits;
    }

    private static ContactPermit permit(ResultSet row) throws SQLException {
        Timestamp endedAt = row.getTimestamp(20);
        return new ContactPermit(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                ask(row),
                new Basis(
                        Ground.valueOf(row.getString(13)),
                        row.getObject(14, UUID.class),
                        row.getObject(15, UUID.class),
                        row.getBoolean(16)),
                Status.valueOf(row.getString(17)),
                row.getTimestamp(18).toInstant(),
                row.getTimestamp(19).toInstant(),
                endedAt == null ? null : endedAt.toInstant());
    }

    private static Ask ask(ResultSet row) throws SQLException {
        return new Ask(
                new Wish(row.getString(3), row.getString(4), row.getString(5), null, null, null, null),
                row.getString(6),
                row.getString(7),
                row.getObject(8, UUID.class),
                row.getString(9),
                row.getString(10),
                row.getInt(11),
                row.getString(12));
    }
}
