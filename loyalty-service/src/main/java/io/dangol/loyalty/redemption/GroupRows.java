package io.dangol.loyalty.redemption;

import io.dangol.loyalty.account.Columns;
import io.dangol.loyalty.redemption.Holds.KeptHold;
import io.dangol.loyalty.redemption.Wanted.StoreReference;
import io.dangol.platform.wall.Reach;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a group of redemptions reads and writes of cards and holds. */
final class GroupRows {

    private static final String KNOWN = """
            select h.store_id, h.reference from unnest(?::uuid[], ?::text[]) as k (store_id, reference)
              join hold h on h.store_id = k.store_id and h.reference = k.reference""";

    private static final String INSERT = """
            insert into hold (id, points, captured, expires_at, status, member_id, store_id, store_code, partner_id,
                reference, created_at, captured_at_once, receipt_number)
            select * from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::text[], ?::uuid[], ?::uuid[],
                ?::text[], ?::uuid[], ?::text[], ?::timestamptz[], ?::boolean[], ?::text[])""";

    private GroupRows() {}

    /** Whose cards they are, of those that are active. */
    static Map<String, UUID> holders(Connection connection, Collection<String> cardNumbers) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select number, member_id from card where number = any (?) and status = 'ACTIVE'")) {
            select.setArray(1, connection.createArrayOf("text", cardNumbers.toArray()));
            Map<String, UUID> holders = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    holders.put(row.getString(1), row.getObject(2, UUID.class));
                }
            }
            return holders;
        }
    }

    /** Which of them were there before. */
    static Set<StoreReference> known(Connection connection, Collection<StoreReference> keys) throws SQLException {
        // Also those of whose store it was before: they are left out, and answered alone.
        try (Reach.Widened all = Reach.EVERYTHING.on(connection);
                PreparedStatement select = all.connection().prepareStatement(KNOWN)) {
            var unused = new Columns<>(connection, select, List.copyOf(keys))
                    .add("uuid", StoreReference::storeId)
                    .add("text", StoreReference::reference);
            Set<StoreReference> known = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.add(new StoreReference(row.getObject(1, UUID.class), row.getString(2)));
                }
            }
            return known;
        }
    }

    /** In the order of the unique index, so that two groups with the same references do not wait for each other. */
    static void insert(Connection connection, List<KeptHold> holds) throws SQLException {
        List<KeptHold> inOrder = holds.stream()
                .sorted(Comparator.comparing(KeptHold::storeId).thenComparing(KeptHold::reference))
                .toList();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            var unused = new Columns<>(connection, insert, inOrder)
                    .add("uuid", kept -> kept.hold().id())
                    .add("bigint", kept -> kept.hold().points())
                    .add("bigint", kept -> kept.hold().captured())
                    .add("timestamptz", kept -> kept.hold().expiresAt())
                    .add("text", kept -> kept.hold().status().name())
                    .add("uuid", KeptHold::memberId)
                    .add("uuid", KeptHold::storeId)
                    .add("text", KeptHold::storeCode)
                    .add("uuid", KeptHold::partnerId)
                    .add("text", KeptHold::reference)
                    .add("timestamptz", kept -> kept.hold().authorisedAt())
                    .add("boolean", KeptHold::capturedAtOnce)
                    .add("text", KeptHold::receiptNumber);
            insert.executeUpdate();
        }
    }
}
