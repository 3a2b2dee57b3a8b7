package io.dangol.loyalty.staffcard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The staff's cards in the database. */
public final class StaffCards {

    private static final String SELECT = """
            select id, partner_id, store_id, store_code, program_id, member_id, cashier, named_by, named_at
              from staff_card
            """;

    private StaffCards() {}

    /** Those of any of these members, whoever named them. */
    public static List<StaffCard> ofMembers(Connection connection, Collection<UUID> memberIds) throws SQLException {
        if (memberIds.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where member_id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", memberIds.toArray()));
            return rows(select);
        }
    }

    static Optional<StaffCard> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where id = ?")) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    static Optional<StaffCard> find(Connection connection, UUID storeId, UUID memberId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where store_id = ? and member_id = ?")) {
            select.setObject(1, storeId);
            select.setObject(2, memberId);
            return rows(select).stream().findFirst();
        }
    }

    /** In the order in which they were named. */
    static List<StaffCard> after(
            Connection connection, UUID after, List<String> stores, @Nullable UUID partnerId, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + """
                 where id > ? and (cardinality(?::text[]) = 0 or store_code = any (?::text[]))
                   and (?::uuid is null or partner_id = ?::uuid) order by id limit ?""")) {
            select.setObject(1, after);
            select.setArray(2, connection.createArrayOf("text", stores.toArray()));
            select.setArray(3, connection.createArrayOf("text", stores.toArray()));
            select.setObject(4, partnerId);
            select.setObject(5, partnerId);
            select.setInt(6, limit);
            return rows(select);
        }
    }

    static void insert(Connection connection, StaffCard card) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into staff_card (id, partner_id, store_id, store_code, program_id, member_id, cashier, named_by,
                    named_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, card.id());
            insert.setObject(2, card.partnerId());
            insert.setObject(3, card.storeId());
            insert.setString(4, card.storeCode());
            insert.setObject(5, card.programId());
            insert.setObject(6, card.memberId());
            insert.setString(7, card.cashier());
            insert.setString(8, card.namedBy());
            insert.setTimestamp(9, Timestamp.from(card.namedAt()));
            insert.executeUpdate();
        }
    }

    static void delete(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from staff_card where id = ?")) {
            delete.setObject(1, id);
            delete.executeUpdate();
        }
    }

    private static List<StaffCard> rows(PreparedStatement select) throws SQLException {
        List<StaffCard> cards = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                cards.add(new StaffCard(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getObject(5, UUID.class),
                        row.getObject(6, UUID.class),
                        row.getString(7),
                        row.getString(8),
                        row.getTimestamp(9).toInstant()));
            }
        }
        return cards;
    }
}
