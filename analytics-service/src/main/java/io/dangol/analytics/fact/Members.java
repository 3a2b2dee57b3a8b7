package io.dangol.analytics.fact;

import io.dangol.analytics.fact.Told.MemberIdentified;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Holders of cards, and which of them are registered customers. */
@Singleton
class Members {

    private static final String INSERT =
            "insert into member (member_id) select m from unnest(?) m order by m on conflict do nothing";

    private static final String LOCK = """
            select member_id, customer_id is not null
              from member
             where member_id = any(?)
             order by member_id
               for no key update""";

    private static final String IDENTIFY = """
            update member m
               set customer_id = i.customer_id, identified_at = i.at
              from unnest(?, ?, ?) i (member_id, customer_id, at)
             where m.member_id = i.member_id
               and (m.identified_at is null or m.identified_at < i.at)""";

    /**
     * Locks the members until the transaction ends, in one order for all: first those that must be made, then all. Nobody
     * who waits for a member holds anything that comes later.
     *
     * @return those of them that are identified
     */
    Set<UUID> lock(Connection connection, Set<UUID> members) throws SQLException {
        Set<UUID> identified = new HashSet<>();
        if (members.isEmpty()) {
            return identified;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, members).uuid(Function.identity());
            insert.executeUpdate();
        }
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            Columns.of(lock, members).uuid(Function.identity());
            try (ResultSet row = lock.executeQuery()) {
                while (row.next()) {
                    if (row.getBoolean(2)) {
                        identified.add(row.getObject(1, UUID.class));
                    }
                }
            }
        }
        return identified;
    }

    /** Needs their locks. */
    void identify(Connection connection, Collection<MemberIdentified> members) throws SQLException {
        if (members.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(IDENTIFY)) {
            Columns.of(update, members)
                    .uuid(MemberIdentified::memberId)
                    .uuid(MemberIdentified::customerId)
                    .instant(MemberIdentified::at);
            update.executeUpdate();
        }
    }
}
