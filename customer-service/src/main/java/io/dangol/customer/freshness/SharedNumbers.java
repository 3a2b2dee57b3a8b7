package io.dangol.customer.freshness;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.sql.Statements;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Who else has a customer's phone number, as far as the caller may be told by what comes of it. */
@Singleton
class SharedNumbers {

    /** Of two who come to have one number at once, the second waits until it can see the first. */
    private static final String TAKE_TURNS = """
            select pg_advisory_xact_lock(hashtextextended(b.hash, 0))
              from (select hash from blind_entry where customer_id = ? and kind = 'PHONE' order by hash) b""";

    /** Who else has the customer's number, as far as the partner services them; null: headquarters looks at all. */
    private static final String SHARING = """
            select o.customer_id from blind_entry b
              join blind_entry o on o.kind = b.kind and o.hash = b.hash and o.customer_id <> b.customer_id
              join customer c on c.id = o.customer_id
             where b.customer_id = ? and b.kind = 'PHONE'
               and (?::uuid is null
                    or (c.serviced_by_partner_id = ? and (c.serviced_until is null or c.serviced_until > ?)))
             limit ?""";

    /** A number that more than so many have is nobody's: it was typed in where none was known. */
    private static final int MOST_WHO_SHARE = 20;

    private final Statements statements;
    private final CustomerAccess access;

    SharedNumbers(Statements statements, CustomerAccess access) {
        this.statements = statements;
        this.access = access;
    }

    /** Other customers; none where they are too many for a number of somebody. */
    Set<UUID> with(UUID customerId, Instant now) {
        UUID partner = access.partnerId().orElse(null);
        Set<UUID> found = statements.run(connection -> {
            takeTurns(connection, customerId);
            try (PreparedStatement select = connection.prepareStatement(SHARING)) {
                select.setObject(1, customerId);
                select.setObject(2, partner);
                select.setObject(3, partner);
                select.setTimestamp(4, Timestamp.from(now));
                select.setInt(5, MOST_WHO_SHARE + 1);
                return ids(select);
            }
        });
        return found.size() > MOST_WHO_SHARE ? Set.of() : found;
    }

    private static void takeTurns(Connection connection, UUID customerId) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(TAKE_TURNS)) {
            lock.setObject(1, customerId);
            boolean unused = lock.execute();
        }
    }

    private static Set<UUID> ids(PreparedStatement select) throws SQLException {
        Set<UUID> found = new HashSet<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(row.getObject(1, UUID.class));
            }
        }
        return found;
    }
}
