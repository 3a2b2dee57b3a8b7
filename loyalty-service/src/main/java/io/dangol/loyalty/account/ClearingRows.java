package io.dangol.loyalty.account;

import io.dangol.loyalty.ledger.Clearing;
import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Writes what entries make members owe partners, and partners each other. */
final class ClearingRows {

    private record Owed(UUID entryId, Debt debt) {}

    private static final String DEBTS = """
            insert into debt_change (entry_id, creditor_id, points)
            select * from unnest(?::uuid[], ?::uuid[], ?::bigint[])""";
    private static final String CLEARING = """
            insert into clearing (entry_id, partner_id, points, at)
            select * from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::timestamptz[])""";

    private ClearingRows() {}

    static void insert(Connection connection, List<Entry> entries) throws SQLException {
        insertDebts(connection, entries);
        insertClearing(connection, entries);
    }

    private static void insertDebts(Connection connection, List<Entry> entries) throws SQLException {
        List<Owed> debts = entries.stream()
                .flatMap(entry -> entry.debts().stream()
                        .map(debt -> new Owed(entry.content().id(), debt)))
                .toList();
        if (debts.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(DEBTS)) {
            var unused = new Columns<>(connection, insert, debts)
                    .add("uuid", Owed::entryId)
                    .add("uuid", debt -> debt.debt().creditorId())
                    .add("bigint", debt -> debt.debt().points());
            insert.executeUpdate();
        }
    }

    private record Cleared(Entry entry, UUID partnerId, long points) {}

    private static void insertClearing(Connection connection, List<Entry> entries) throws SQLException {
        List<Cleared> cleared = entries.stream()
                .flatMap(entry -> Clearing.of(entry).entrySet().stream()
                        .map(owed -> new Cleared(entry, owed.getKey(), owed.getValue())))
                .toList();
        if (cleared.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(CLEARING)) {
            var unused = new Columns<>(connection, insert, cleared)
                    .add("uuid", one -> one.entry().content().id())
                    .add("uuid", Cleared::partnerId)
                    .add("bigint", Cleared::points)
                    .add("timestamptz", one -> one.entry().content().at());
            insert.executeUpdate();
        }
    }
}
