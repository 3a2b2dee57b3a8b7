package io.dangol.loyalty.tier;

import io.dangol.loyalty.account.Columns;
import io.dangol.loyalty.tier.Review.Change;
import io.dangol.loyalty.tier.Review.Noted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Members' tiers as they were looked at last, and how they came to be. */
final class MemberTiers {

    /**
     * What a look leaves.
     *
     * @param dueAt when it is to be looked at again, if nothing happens before
     */
    record Looked(UUID memberId, Noted noted, @Nullable Instant dueAt) {}

    /** A change and its place in the order of all. */
    record Changed(UUID id, UUID memberId, Change change, Instant at) {}

    private static final String UPDATE = """
            update member_tier m
               set tier = v.tier, since = v.since, valid_until = v.valid_until, kept_until = v.kept_until,
                   scheme_version = v.scheme_version, due_at = v.due_at
              from unnest(?::uuid[], ?::text[], ?::date[], ?::date[], ?::date[], ?::int4[], ?::timestamptz[])
                as v (member_id, tier, since, valid_until, kept_until, scheme_version, due_at)
             where m.member_id = v.member_id""";

    private MemberTiers() {}

    /** In the order of their ids, until the transaction ends: who looks at the same members waits, and then sees what is. */
    static Map<UUID, Noted> lock(Connection connection, Collection<UUID> memberIds) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                        insert into member_tier (member_id) select id from unnest(?::uuid[]) as m (id) order by id
                        on conflict do nothing""");
                PreparedStatement lock = connection.prepareStatement("""
                        select member_id, tier, since, valid_until, kept_until, scheme_version from member_tier
                         where member_id = any (?) order by member_id for update""")) {
            insert.setArray(1, connection.createArrayOf("uuid", memberIds.toArray()));
            insert.executeUpdate();
            lock.setArray(1, connection.createArrayOf("uuid", memberIds.toArray()));
            Map<UUID, Noted> noted = new HashMap<>();
            try (ResultSet row = lock.executeQuery()) {
                while (row.next()) {
                    noted.put(row.getObject(1, UUID.class), noted(row));
                }
            }
            return noted;
        }
    }

    /** Nobody looks at them when their time is over; who looks once they are parted finds that nobody has looked. */
    static void leave(Connection connection, Collection<UUID> memberIds) throws SQLException {
        if (memberIds.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(
                "update member_tier set due_at = null, scheme_version = null where member_id = any (?) and due_at is not null")) {
            update.setArray(1, connection.createArrayOf("uuid", memberIds.toArray()));
            update.executeUpdate();
        }
    }

    private static Noted noted(ResultSet row) throws SQLException {
        return new Noted(
                new Standing(
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class),
                        row.getObject(5, LocalDate.class)),
                row.getObject(6, Integer.class));
    }

    static void update(Connection connection, List<Looked> looked) throws SQLException {
        if (looked.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            var unused = new Columns<>(connection, update, looked)
                    .add("uuid", Looked::memberId)
                    .add("text", one -> one.noted().standing().tier())
                    .add("date", one -> one.noted().standing().since())
                    .add("date", one -> one.noted().standing().validUntil())
                    .add("date", one -> one.noted().standing().keptUntil())
                    .add("int4", one -> one.noted().version())
                    .add("timestamptz", Looked::dueAt);
            update.executeUpdate();
        }
    }

    static void insert(Connection connection, List<Changed> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into tier_change (id, member_id, from_tier, to_tier, since, valid_until, reason, changed_at)
                select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::date[], ?::date[], ?::text[],
                    ?::timestamptz[])""")) {
            var unused = new Columns<>(connection, insert, changes)
                    .add("uuid", Changed::id)
                    .add("uuid", Changed::memberId)
                    .add("text", one -> one.change().from())
                    .add("text", one -> one.change().to().tier())
                    .add("date", one -> one.change().to().since())
                    .add("date", one -> one.change().to().validUntil())
                    .add("text", one -> one.change().reason())
                    .add("timestamptz", Changed::at);
            insert.executeUpdate();
        }
    }

    /** What the till reads with the card. Locked in its order, as the last thing that is done, so that it waits for little. */
    static void tell(Connection connection, List<Looked> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement lock = connection.prepareStatement(
                        "select 1 from member where id = any (?) order by id for no key update");
                PreparedStatement update = connection.prepareStatement("""
                        update member m set tier = v.tier, tier_since = v.since
                          from unnest(?::uuid[], ?::text[], ?::date[]) as v (id, tier, since)
                         where m.id = v.id""")) {
            lock.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", changed.stream().map(Looked::memberId).toArray()));
            lock.execute();
            var unused = new Columns<>(connection, update, changed)
                    .add("uuid", Looked::memberId)
                    .add("text", one -> one.noted().standing().tier())
                    .add("date", one -> one.noted().standing().since());
            update.executeUpdate();
        }
    }

    /** Newest first. */
    static List<Changed> history(Connection connection, UUID memberId, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, from_tier, to_tier, since, valid_until, reason, changed_at from tier_change
                 where member_id = ? order by id desc limit ?""")) {
            select.setObject(1, memberId);
            select.setInt(2, limit);
            List<Changed> changes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Standing to = new Standing(
                            row.getString(3),
                            row.getObject(4, LocalDate.class),
                            row.getObject(5, LocalDate.class),
                            null);
                    Change change = new Change(row.getString(2), to, Review.Reason.valueOf(row.getString(6)));
                    changes.add(new Changed(
                            row.getObject(1, UUID.class),
                            memberId,
                            change,
                            row.getTimestamp(7).toInstant()));
                }
            }
            return changes;
        }
    }
}
