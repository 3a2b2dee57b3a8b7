package io.dangol.loyalty.account;

import io.dangol.loyalty.ledger.AccountState;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Funding;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.LotUse;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Posting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what the ledger decided, for many members at once; {@link Accounts} reads it. */
public final class LedgerRows {

    private record Owned<T>(UUID owner, T thing) {}

    private static final String ENTRIES = """
            insert into ledger_entry (id, member_id, number, kind, points, balance_after, source_id, at, previous_hash, hash)
            select * from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::uuid[],
                ?::timestamptz[], ?::text[], ?::text[])""";
    private static final String POSTINGS = """
            insert into posting (entry_id, account, owner_id, points)
            select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::bigint[])""";
    private static final String OPENED_LOTS = """
            insert into lot (id, member_id, source_id, part, funder_id, funding, earned, repaid, expired, remaining,
                available_from, expires_at, waits_for, waits_since)
            select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::timestamptz[])""";
    private static final String CHANGED_LOTS = """
            update lot set remaining = v.remaining, expired = v.expired, waits_for = v.waits_for,
                   waits_since = v.waits_since, expires_at = v.expires_at,
                   first_expires_at = case when lot.expires_at is distinct from v.expires_at
                                           then coalesce(lot.first_expires_at, lot.expires_at)
                                           else lot.first_expires_at end
              from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::text[], ?::timestamptz[])
                   as v (id, remaining, expired, expires_at, waits_for, waits_since)
             where lot.id = v.id""";
    private static final String LOT_USES = """
            insert into lot_use (entry_id, lot_id, funder_id, points)
            select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[])""";
    private static final String MEMBERS = """
            update member m set balance = v.balance, owed = v.owed, debts = v.debts, held = v.held,
                   entries = v.entries, last_hash = v.last_hash
              from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::text[])
                   as v (id, balance, owed, debts, held, entries, last_hash)
             where m.id = v.id""";

    private LedgerRows() {}

    /** Entries with all that belongs to them, in the order of their making. */
    public static void insert(Connection connection, List<Outcome> outcomes) throws SQLException {
        if (outcomes.isEmpty()) {
            return;
        }
        List<Entry> entries = outcomes.stream().map(Outcome::entry).toList();
        insertEntries(connection, entries);
        insertPostings(connection, entries);
        writeLots(connection, outcomes);
        insertLotUses(connection, entries);
        FundingMovements.insert(connection, entries);
        ClearingRows.insert(connection, entries);
    }

    /** The sums after everything; each member once. */
    public static void update(Connection connection, Collection<AccountState> states) throws SQLException {
        if (states.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(MEMBERS)) {
            var unused = new Columns<>(connection, update, List.copyOf(states))
                    .add("uuid", AccountState::memberId)
                    .add("bigint", AccountState::balance)
                    .add("bigint", AccountState::owed)
                    .add("text", state -> state.debts().text())
                    .add("bigint", AccountState::held)
                    .add("bigint", AccountState::entries)
                    .add("text", AccountState::lastHash);
            update.executeUpdate();
        }
    }

    private static void insertEntries(Connection connection, List<Entry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ENTRIES)) {
            var unused = new Columns<>(connection, insert, entries)
                    .add("uuid", entry -> entry.content().id())
                    .add("uuid", Entry::memberId)
                    .add("bigint", entry -> entry.content().number())
                    .add("text", entry -> entry.content().kind().name())
                    .add("bigint", entry -> entry.content().points())
                    .add("bigint", entry -> entry.content().balanceAfter())
                    .add("uuid", entry -> entry.content().sourceId())
                    .add("timestamptz", entry -> entry.content().at())
                    .add("text", Entry::previousHash)
                    .add("text", Entry::hash);
            insert.executeUpdate();
        }
    }

    private static void insertPostings(Connection connection, List<Entry> entries) throws SQLException {
        List<Owned<Posting>> postings = entries.stream()
                .flatMap(entry -> entry.postings().stream()
                        .map(posting -> new Owned<>(entry.content().id(), posting)))
                .toList();
        try (PreparedStatement insert = connection.prepareStatement(POSTINGS)) {
            var unused = new Columns<>(connection, insert, postings)
                    .add("uuid", Owned::owner)
                    .add("text", posting -> posting.thing().account().name())
                    .add("uuid", posting -> posting.thing().ownerId())
                    .add("bigint", posting -> posting.thing().points());
            insert.executeUpdate();
        }
    }

    /** Lots of members that wait for something else than before, though no points moved. */
    public static void updateLots(Connection connection, Map<UUID, List<Lot>> lots) throws SQLException {
        updateLots(connection, lots.values().stream().flatMap(List::stream).toList());
    }

    private static void updateLots(Connection connection, List<Lot> lots) throws SQLException {
        if (lots.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(CHANGED_LOTS)) {
            var unused = new Columns<>(connection, update, lots)
                    .add("uuid", Lot::id)
                    .add("bigint", Lot::remaining)
                    .add("bigint", Lot::expired)
                    .add("timestamptz", Lot::expiresAt)
                    .add("text", lot -> lot.waiting().text())
                    .add("timestamptz", lot -> lot.waiting().since());
            int changed = update.executeUpdate();
            if (changed != lots.size()) {
                throw new IllegalStateException(
                        "%d lots changed, %d of them are there".formatted(lots.size(), changed));
            }
        }
    }

    private static void writeLots(Connection connection, List<Outcome> outcomes) throws SQLException {
        List<Owned<Lot>> opened = new ArrayList<>();
        Map<UUID, Lot> changed = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            Set<UUID> fresh = outcome.entry().opened().stream().map(Lot::id).collect(Collectors.toSet());
            for (Lot lot : outcome.changedLots()) {
                if (fresh.contains(lot.id())) {
                    opened.add(new Owned<>(outcome.entry().memberId(), lot));
                } else {
                    changed.put(lot.id(), lot); // More than one entry may change it: the last one tells how it is.
                }
            }
        }
        insertLots(connection, opened);
        updateLots(connection, List.copyOf(changed.values()));
    }

    private static void insertLots(Connection connection, List<Owned<Lot>> lots) throws SQLException {
        if (lots.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(OPENED_LOTS)) {
            var unused = new Columns<>(connection, insert, lots)
                    .add("uuid", lot -> lot.thing().id())
                    .add("uuid", Owned::owner)
                    .add("uuid", lot -> lot.thing().sourceId())
                    .add("text", lot -> lot.thing().part())
                    .add("uuid", lot -> lot.thing().funding().shares().get(0).funderId())
                    .add("text", lot -> shared(lot.thing().funding()))
                    .add("bigint", lot -> lot.thing().earned())
                    .add("bigint", lot -> lot.thing().repaid())
                    .add("bigint", lot -> lot.thing().expired())
                    .add("bigint", lot -> lot.thing().remaining())
                    .add("timestamptz", lot -> lot.thing().availableFrom())
                    .add("timestamptz", lot -> lot.thing().expiresAt())
                    .add("text", lot -> lot.thing().waiting().text())
                    .add("timestamptz", lot -> lot.thing().waiting().since());
            insert.executeUpdate();
        }
    }

    private static @Nullable String shared(Funding funding) {
        return funding.shares().size() == 1 ? null : funding.text();
    }

    private static void insertLotUses(Connection connection, List<Entry> entries) throws SQLException {
        List<Owned<LotUse>> uses = entries.stream()
                .flatMap(entry -> entry.lotUses().stream()
                        .map(use -> new Owned<>(entry.content().id(), use)))
                .toList();
        if (uses.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(LOT_USES)) {
            var unused = new Columns<>(connection, insert, uses)
                    .add("uuid", Owned::owner)
                    .add("uuid", use -> use.thing().lotId())
                    .add("uuid", use -> use.thing().funderId())
                    .add("bigint", use -> use.thing().points());
            insert.executeUpdate();
        }
    }
}
