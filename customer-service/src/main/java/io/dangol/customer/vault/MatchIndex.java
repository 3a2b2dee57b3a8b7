package io.dangol.customer.vault;

import io.dangol.customer.matching.CustomerMatching;
import io.dangol.customer.matching.MatchKey;
import io.dangol.customer.sql.Statements;
import io.dangol.platform.security.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds customers who may be one person by keyed hashes of what they share. */
@ApplicationScoped
class MatchIndex {

    /** In one order, or two who take the same ones could wait for each other. */
    private static final String LOCK = "select pg_advisory_xact_lock(key) from unnest(?::bigint[]) as key";

    private static final String REPLACE = """
            with gone as (delete from blind_entry where kind = 'MATCH' and customer_id = ? and hash <> all (?::text[]))
            insert into blind_entry (kind, hash, customer_id) select 'MATCH', hash, ? from unnest(?::text[]) as hash
                on conflict do nothing""";

    /** One more than are followed, so that too many are noticed. */
    private static final String SHARING = """
            select k.place, b.customer_id from unnest(?::text[]) with ordinality as k (hash, place)
             cross join lateral (select customer_id from blind_entry
                                  where kind = 'MATCH' and hash = k.hash limit %d) b""".formatted(CustomerMatching.LARGEST_BLOCK + 1);

    private static final int HEX = 16;

    private final EntityManager entities;
    private final Statements statements;
    private final CustomerMatching matching;
    private final KeyedHash hash;

    MatchIndex(
            EntityManager entities,
            Statements statements,
            CustomerMatching matching,
            @ConfigProperty(name = "dangol.secrets.index-key") String key) {
        this.entities = entities;
        this.statements = statements;
        this.matching = matching;
        this.hash = new KeyedHash(key);
    }

    /**
     * Makes the customer findable by these data only. Until the transaction ends nobody else writes a key of it: of two
     * who are registered at once the second one's search finds the first.
     */
    void keep(UUID customerId, PersonalData data) {
        Set<MatchKey> keys = matching.keys(data.person());
        entities.flush();
        boolean unused = statements.run(connection -> {
            lock(connection, keys);
            replace(connection, customerId, keys);
            return true;
        });
    }

    /** As they should have been made when the data were written: nobody is looked for. */
    void keepAnew(UUID customerId, PersonalData data) {
        boolean unused = statements.run(connection -> {
            replace(connection, customerId, matching.keys(data.person()));
            return true;
        });
    }

    /** Those who share a key that not too many share. */
    Reached sharing(PersonalData data) {
        List<MatchKey> keys = List.copyOf(matching.keys(data.person()));
        List<Set<UUID>> sharing = statements.run(connection -> sharing(connection, keys));
        Set<UUID> found = new HashSet<>();
        Set<String> overused = new HashSet<>();
        for (int place = 0; place < keys.size(); place++) {
            MatchKey key = keys.get(place);
            Set<UUID> customers = sharing.get(place);
            if (customers.size() <= key.most()) {
                found.addAll(customers);
            } else if (key.ofOneField()) {
                overused.add(key.fields());
            }
        }
        return new Reached(Set.copyOf(found), Set.copyOf(overused));
    }

    private void lock(Connection connection, Set<MatchKey> keys) throws SQLException {
        Object[] locks = keys.stream()
                .filter(key -> !key.ofNamesOnly())
                .map(key -> Long.parseUnsignedLong(hashed(key).substring(0, HEX), HEX))
                .sorted()
                .distinct()
                .toArray();
        if (locks.length > 0) {
            try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                lock.setArray(1, connection.createArrayOf("bigint", locks));
                var unused = lock.execute();
            }
        }
    }

    private void replace(Connection connection, UUID customerId, Set<MatchKey> keys) throws SQLException {
        String[] hashes = keys.stream().map(this::hashed).distinct().toArray(String[]::new);
        try (PreparedStatement replace = connection.prepareStatement(REPLACE)) {
            replace.setObject(1, customerId);
            replace.setArray(2, connection.createArrayOf("text", hashes));
            replace.setObject(3, customerId);
            replace.setArray(4, connection.createArrayOf("text", hashes));
            replace.executeUpdate();
        }
    }

    private List<Set<UUID>> sharing(Connection connection, Collection<MatchKey> keys) throws SQLException {
        List<Set<UUID>> sharing = new ArrayList<>();
        keys.forEach(key -> sharing.add(new HashSet<>()));
        try (PreparedStatement select = connection.prepareStatement(SHARING)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", keys.stream().map(this::hashed).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sharing.get(row.getInt(1) - 1).add(row.getObject(2, UUID.class));
                }
            }
        }
        return sharing;
    }

    private String hashed(MatchKey key) {
        return hash.of("MATCH:" + key.whole());
    }
}
