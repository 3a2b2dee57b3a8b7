package io.dangol.loyalty.card;

import io.agroal.api.AgroalDataSource;
import io.dangol.loyalty.card.Card.Ending;
import io.dangol.loyalty.card.Card.Merged;
import io.dangol.loyalty.card.Card.Status;
import io.dangol.loyalty.card.CardRefusal.CardNumberTaken;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cards, issued by the thousand in one statement. */
@Singleton
class Cards {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String SELECT = """
            select c.number, c.token, c.program_id, c.member_id, m.customer_id, c.status, c.reason, c.replaced_by,
                   c.issued_at, a.id, a.customer_id
              from card c join member m on m.id = c.member_id
              left join member a on a.id = m.account_id""";

    private final AgroalDataSource dataSource;

    Cards(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<Card> find(String number) {
        return select(SELECT + " where c.number = ?", number).stream().findFirst();
    }

    Optional<Card> lock(String number) {
        return select(SELECT + " where c.number = ? for update of c", number).stream()
                .findFirst();
    }

    /** Nobody becomes its member's holder meanwhile. */
    Optional<Card> lockWithMember(String number) {
        return select(SELECT + " where c.number = ? for update of c, m", number).stream()
                .findFirst();
    }

    /**
     * With their members locked, so that a sale of the moment is either before or after; in the tills' order, so that
     * neither waits for the other.
     */
    List<Card> lockMembersOf(Collection<String> tokens) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        SELECT + " where c.token = any (?) order by m.id, c.number for update of m")) {
            select.setArray(1, connection.createArrayOf("text", tokens.toArray()));
            return cards(select);
        } catch (SQLException e) {
            throw new IllegalStateException("Cards could not be read", e);
        }
    }

    boolean anyOf(List<String> numbers) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select 1 from card where number = any (?) limit 1")) {
            select.setArray(1, connection.createArrayOf("text", numbers.toArray()));
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cards could not be read", e);
        }
    }

    void issue(List<Card> cards, boolean withMembers) {
        try (Connection connection = dataSource.getConnection()) {
            if (withMembers) {
                CardRows.insertMembers(connection, cards);
            }
            CardRows.insert(connection, cards);
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new CardNumberTaken();
            }
            throw new IllegalStateException("Cards could not be issued", e);
        }
    }

    void end(String number, Status status, @Nullable Ending reason, @Nullable String replacedBy) {
        update(
                "update card set status = ?, reason = ?, replaced_by = ? where number = ?",
                status.name(),
                reason == null ? null : reason.name(),
                replacedBy,
                number);
    }

    /** Member to customer. */
    void identify(Map<UUID, UUID> holders) {
        try (Connection connection = dataSource.getConnection()) {
            CardRows.identify(connection, holders);
        } catch (SQLException e) {
            throw new IllegalStateException("Holders could not be kept", e);
        }
    }

    void lockClaims() {
        try (Connection connection = dataSource.getConnection()) {
            CardRows.lockClaims(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Claims could not be locked", e);
        }
    }

    void claim(String token, UUID customerId, Instant at) {
        update("""
                insert into card_claim (token, customer_id, claimed_at) values (?, ?, ?) on conflict do nothing""", token, customerId, Timestamp.from(at));
    }

    /** Takes the claims on these cards: token to customer. */
    Map<String, UUID> takeClaims(List<String> tokens) {
        try (Connection connection = dataSource.getConnection()) {
            return CardRows.takeClaims(connection, tokens);
        } catch (SQLException e) {
            throw new IllegalStateException("Claims could not be taken", e);
        }
    }

    private void update(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Card could not be changed", e);
        }
    }

    private List<Card> select(String sql, String key) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, key);
            return cards(select);
        } catch (SQLException e) {
            throw new IllegalStateException("Card could not be read", e);
        }
    }

    private static List<Card> cards(PreparedStatement select) throws SQLException {
        List<Card> cards = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                cards.add(card(row));
            }
        }
        return cards;
    }

    private static Card card(ResultSet row) throws SQLException {
        String reason = row.getString(7);
        UUID account = row.getObject(10, UUID.class);
        return new Card(
                row.getString(1),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getObject(5, UUID.class),
                Status.valueOf(row.getString(6)),
                reason == null ? null : Ending.valueOf(reason),
                row.getString(8),
                row.getTimestamp(9).toInstant(),
                account == null ? null : new Merged(account, row.getObject(11, UUID.class)));
    }
}
