package io.dangol.analytics.fact;

import io.dangol.analytics.fact.Told.PointsPosted;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** Every entry of the points ledger that was told of, once, and the sums over them. */
@Singleton
class PointsFacts {

    /** Only entries that were not known reach the sums. */
    private static final String ADD = """
            with fresh as (
                insert into points_fact (entry_id, program_id, member_id, partner_id, store_id, kind, points, posted_at)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?) order by 1
                on conflict do nothing
                returning program_id, partner_id, store_id, kind, points)
            insert into points_total as t (program_id, partner_id, store_id, kind, entries, points)
            select program_id, partner_id, store_id, kind, count(*), sum(points)
              from fresh group by 1, 2, 3, 4 order by 1, 2, 3, 4
            on conflict on constraint points_total_key do update
               set entries = t.entries + excluded.entries, points = t.points + excluded.points""";

    void add(Connection connection, Collection<PointsPosted> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            Columns.of(add, entries)
                    .uuid(PointsPosted::entryId)
                    .uuid(PointsPosted::programId)
                    .uuid(PointsPosted::memberId)
                    .uuid(PointsPosted::partnerId)
                    .uuid(PointsPosted::storeId)
                    .text(PointsPosted::kind)
                    .bigint(PointsPosted::points)
                    .instant(PointsPosted::at);
            add.executeUpdate();
        }
    }
}
