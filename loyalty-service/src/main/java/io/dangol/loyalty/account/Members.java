package io.dangol.loyalty.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who holds a card. */
public final class Members {

    /** A card's number, wherever one is named; customer-service knows the same. */
    public static final String CARD_NUMBER = "^[A-Za-z0-9-]{1,40}$";

    public record CardHolder(UUID memberId, boolean active) {}

    /**
     * A member, and what it became part of.
     *
     * @param accountId whose account its cards use: its own, unless it was merged
     * @param customerId the account's, else its own
     * @param ownCustomerId who registered for one of its own cards
     */
    public record Membership(
            UUID memberId,
            UUID programId,
            UUID accountId,
            @Nullable UUID customerId,
            @Nullable UUID ownCustomerId) {}

    private Members() {}

    public static Optional<CardHolder> holder(Connection connection, String cardNumber) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select member_id, status = 'ACTIVE' from card where number = ?")) {
            select.setString(1, cardNumber);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new CardHolder(row.getObject(1, UUID.class), row.getBoolean(2)))
                        : Optional.empty();
            }
        }
    }

    public static Membership membership(Connection connection, UUID memberId) throws SQLException {
        return memberships(connection, List.of(memberId)).values().iterator().next();
    }

    public static Map<UUID, Membership> memberships(Connection connection, Collection<UUID> memberIds)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        select o.id, o.program_id, coalesce(m.id, o.id), coalesce(m.customer_id, o.customer_id),
                               o.customer_id
                          from member o left join member m on m.id = o.account_id where o.id = any (?)""")) {
            select.setArray(1, connection.createArrayOf("uuid", memberIds.toArray()));
            Map<UUID, Membership> memberships = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    memberships.put(
                            row.getObject(1, UUID.class),
                            new Membership(
                                    row.getObject(1, UUID.class),
                                    row.getObject(2, UUID.class),
                                    row.getObject(3, UUID.class),
                                    row.getObject(4, UUID.class),
                                    row.getObject(5, UUID.class)));
                }
            }
            return memberships;
        }
    }

    /** Those that were merged into these accounts, and into which. */
    public static Map<UUID, UUID> absorbed(Connection connection, Collection<UUID> accountIds) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select id, account_id from member where account_id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", accountIds.toArray()));
            Map<UUID, UUID> absorbed = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    absorbed.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                }
            }
            return absorbed;
        }
    }
}
