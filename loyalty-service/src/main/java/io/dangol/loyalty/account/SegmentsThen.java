package io.dangol.loyalty.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** In which segments members were before, for sales that come late. */
public final class SegmentsThen {

    /** A member's account when something was sold. */
    public record Moment(UUID accountId, Instant at) {}

    private static final String SELECT = """
            select k.member_id, k.at, t.segments
              from unnest(?::uuid[], ?::timestamptz[]) as k (member_id, at)
              join member_segments_then t on t.member_id = k.member_id and t.since <= k.at and t.until > k.at""";

    private static final String KEEP = """
            insert into member_segments_then (member_id, since, until, segments)
            select id, coalesce(segments_since, created_at), ?, segments from member
             where id = ? and coalesce(segments_since, created_at) < ?
            on conflict do nothing""";

    private static final String UPDATE =
            "update member set segments_since = case when ? then ? else segments_since end, segments = ? where id = ?";

    private SegmentsThen() {}

    /** Their pieces; of a moment before the account was opened, or since they are those of now, there is nothing. */
    public static Map<Moment, List<String>> of(Connection connection, Collection<Moment> asked) throws SQLException {
        Map<Moment, List<String>> segments = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            var unused = new Columns<>(connection, select, List.copyOf(asked))
                    .add("uuid", Moment::accountId)
                    .add("timestamptz", Moment::at);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Moment moment = new Moment(
                            row.getObject(1, UUID.class), row.getTimestamp(2).toInstant());
                    segments.put(moment, Segment.split(row.getString(3)));
                }
            }
        }
        return segments;
    }

    /**
     * From now on it is in others; whoever says so holds the account. Those for a time say themselves when they hold: where
     * only they are others, nothing of before is asked for.
     */
    public static void change(Connection connection, UUID accountId, String segments, Instant now) throws SQLException {
        Timestamp at = Timestamp.from(now);
        boolean others = !Segment.undated(now(connection, accountId)).equals(Segment.undated(segments));
        try (PreparedStatement keep = connection.prepareStatement(KEEP);
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            if (others) {
                keep.setTimestamp(1, at);
                keep.setObject(2, accountId);
                keep.setTimestamp(3, at);
                keep.executeUpdate();
            }
            update.setBoolean(1, others);
            update.setTimestamp(2, at);
            update.setString(3, segments);
            update.setObject(4, accountId);
            update.executeUpdate();
        }
    }

    private static String now(Connection connection, UUID accountId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select segments from member where id = ?")) {
            select.setObject(1, accountId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
