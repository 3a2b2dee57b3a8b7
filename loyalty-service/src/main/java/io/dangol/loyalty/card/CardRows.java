package io.dangol.loyalty.card;

import io.dangol.loyalty.account.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes cards by the thousand in one statement, in the transaction of a connection. */
final class CardRows {

    private static final String CARDS = """
            insert into card (program_id, issued_at, number, token, member_id, status)
            select ?, ?, number, token, member_id, 'ACTIVE'
              from unnest(?::text[], ?::text[], ?::uuid[]) as c (number, token, member_id)""";
    private static final String MEMBERS = """
            insert into member (program_id, created_at, id, customer_id)
            select ?, ?, id, customer_id from unnest(?::uuid[], ?::uuid[]) as m (id, customer_id)""";
    private static final String HOLDERS = """
            update member m set customer_id = v.customer_id
              from unnest(?::uuid[], ?::uuid[]) as v (id, customer_id) where m.id = v.id""";

    private CardRows() {}

    static void insert(Connection connection, List<Card> cards) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CARDS)) {
            insert.setObject(1, cards.get(0).programId());
            insert.setTimestamp(2, Timestamp.from(cards.get(0).issuedAt()));
            var unused = new Columns<>(connection, insert, cards, 2)
                    .add("text", Card::number)
                    .add("text", Card::token)
                    .add("uuid", Card::memberId);
            insert.executeUpdate();
        }
    }

    /** Their members: of each one card. */
    static void insertMembers(Connection connection, List<Card> cards) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(MEMBERS)) {
            insert.setObject(1, cards.get(0).programId());
            insert.setTimestamp(2, Timestamp.from(cards.get(0).issuedAt()));
            var unused = new Columns<>(connection, insert, cards, 2)
                    .add("uuid", Card::memberId)
                    .add("uuid", Card::customerId);
            insert.executeUpdate();
        }
    }

    /** Member to customer. */
    static void identify(Connection connection, Map<UUID, UUID> holders) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(HOLDERS)) {
            var unused = new Columns<>(connection, update, List.copyOf(holders.entrySet()))
                    .add("uuid", Map.Entry::getKey)
                    .add("uuid", Map.Entry::getValue);
            update.executeUpdate();
        }
    }

    /** Whoever issues waits here for who claims and the other way round. */
    static void lockClaims(Connection connection) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("lock table card_claim in share row exclusive mode")) {
            lock.execute();
        }
    }

    /** Takes the claims on these cards: token to customer. */
    static Map<String, UUID> takeClaims(Connection connection, Collection<String> tokens) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from card_claim where token = any (?) returning token, customer_id")) {
            delete.setArray(1, connection.createArrayOf("text", tokens.toArray()));
            Map<String, UUID> claims = new HashMap<>();
            try (ResultSet row = delete.executeQuery()) {
                while (row.next()) {
                    claims.put(row.getString(1), row.getObject(2, UUID.class));
                }
            }
            return claims;
        }
    }
}
