package io.dangol.loyalty.migration;

import io.dangol.loyalty.account.Accounts;
import io.dangol.loyalty.account.Columns;
import io.dangol.loyalty.ledger.MemberAccount;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Who is here already: by what another system called it, or by a card. */
final class KnownMembers {

    /** A member that came before, and the keyed hash of its row. */
    record Origin(String origin, UUID memberId, String content) {}

    /** @param free active, and its member came from nowhere else */
    private record KnownCard(UUID memberId, UUID programId, boolean free) {}

    private final UUID programId;
    private final Map<String, Origin> origins;
    private final Map<String, KnownCard> cards;
    private final Map<UUID, MemberAccount> accounts = new TreeMap<>();

    private KnownMembers(UUID programId, Map<String, Origin> origins, Map<String, KnownCard> cards) {
        this.programId = programId;
        this.origins = origins;
        this.cards = cards;
    }

    /** The members of known cards are locked, so that a sale of the moment is either before or after. */
    static KnownMembers of(
            Connection connection, UUID programId, Collection<String> origins, Collection<String> numbers)
            throws SQLException {
        KnownMembers known =
                new KnownMembers(programId, origins(connection, programId, origins), cards(connection, numbers));
        Set<UUID> members = new TreeSet<>();
        known.cards.values().forEach(card -> members.add(card.memberId()));
        if (!members.isEmpty()) {
            Accounts.lockAll(connection, members)
                    .forEach(account -> known.accounts.put(account.state().memberId(), account));
        }
        return known;
    }

    Optional<Origin> origin(String origin) {
        return Optional.ofNullable(origins.get(origin));
    }

    boolean has(String number) {
        return cards.containsKey(number);
    }

    /**
     * The member of these cards, once, where it may be given an opening balance: all known ones are its, and nothing
     * happened yet.
     */
    Optional<MemberAccount> take(List<String> numbers) {
        List<KnownCard> held =
                numbers.stream().map(cards::get).filter(Objects::nonNull).toList();
        boolean one = held.stream().map(KnownCard::memberId).distinct().count() == 1;
        boolean usable =
                held.stream().allMatch(card -> card.free() && card.programId().equals(programId));
        return one && usable
                ? Optional.ofNullable(accounts.remove(held.get(0).memberId()))
                        .filter(account -> account.state().entries() == 0
                                && account.state().held() == 0)
                : Optional.empty();
    }

    static void insert(Connection connection, UUID programId, UUID importId, List<Origin> came) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into member_origin (program_id, import_id, origin, member_id, content)
                select ?, ?, o.* from unnest(?::text[], ?::uuid[], ?::text[]) as o""")) {
            insert.setObject(1, programId);
            insert.setObject(2, importId);
            var unused = new Columns<>(connection, insert, came, 2)
                    .add("text", Origin::origin)
                    .add("uuid", Origin::memberId)
                    .add("text", Origin::content);
            insert.executeUpdate();
        }
    }

    private static Map<String, Origin> origins(Connection connection, UUID programId, Collection<String> wanted)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select origin, member_id, content from member_origin where program_id = ? and origin = any (?)")) {
            select.setObject(1, programId);
            select.setArray(2, connection.createArrayOf("text", wanted.toArray()));
            Map<String, Origin> origins = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Origin origin = new Origin(row.getString(1), row.getObject(2, UUID.class), row.getString(3));
                    origins.put(origin.origin(), origin);
                }
            }
            return origins;
        }
    }

    private static Map<String, KnownCard> cards(Connection connection, Collection<String> numbers) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select c.number, c.member_id, c.program_id, c.status = 'ACTIVE' and o.member_id is null
                  from card c left join member_origin o on o.member_id = c.member_id where c.number = any (?)""")) {
            select.setArray(1, connection.createArrayOf("text", numbers.toArray()));
            Map<String, KnownCard> cards = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    cards.put(
                            row.getString(1),
                            new KnownCard(
                                    row.getObject(2, UUID.class), row.getObject(3, UUID.class), row.getBoolean(4)));
                }
            }
            return cards;
        }
    }
}
