package io.dangol.platform.inbox;

import io.agroal.api.AgroalDataSource;
import io.dangol.platform.eventlog.Position;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The last event of each source that took effect, per topic and partition. */
@Singleton
class Watermarks {

    /** One sequence of events in the order of its source. */
    record Stream(String topic, int partition, String source) {

        static Stream of(InboxEvent event) {
            return new Stream(
                    event.envelope().topic(),
                    event.envelope().partition(),
                    event.envelope().source());
        }
    }

    /** A partition of a topic, named without the installation's prefix. */
    record Place(String topic, int partition) {}

    /** All sources of a partition are read together, so the furthest of them tells how far it was read. */
    private static final String NEXT = """
            select topic, partition, max(next_offset) from inbox_watermark
             where subscriber = ? group by topic, partition""";

    private static final String LOCK = """
            insert into inbox_watermark as w (subscriber, topic, partition, source, epoch, xid, id)
            values (?, ?, ?, ?, 0, '0', 0)
            on conflict on constraint inbox_watermark_pk do update set id = w.id
            returning epoch, xid::text, id""";
    private static final String MOVE = """
            update inbox_watermark set epoch = ?, xid = ?::xid8, id = ?, next_offset = ?
             where subscriber = ? and topic = ? and partition = ? and source = ?""";

    private final AgroalDataSource dataSource;

    Watermarks(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What is newer than the watermarks, which it moves; locks them until the transaction ends, so that a consumer that
     * lost its partition and does not know it yet waits here and then finds nothing new.
     */
    List<InboxEvent> advance(String subscriber, List<InboxEvent> events) {
        try (Connection connection = dataSource.getConnection()) {
            Map<String, List<InboxEvent>> streams = new TreeMap<>(); // Always locked in the same order.
            for (InboxEvent event : events) {
                streams.computeIfAbsent(Stream.of(event).toString(), stream -> new ArrayList<>())
                        .add(event);
            }
            List<InboxEvent> fresh = new ArrayList<>();
            for (List<InboxEvent> stream : streams.values()) {
                fresh.addAll(advanceStream(connection, subscriber, stream));
            }
            return fresh;
        } catch (SQLException e) {
            throw new IllegalStateException("Watermark could not be moved", e);
        }
    }

    /**
     * Where in Kafka each partition goes on, as far as this database knows; a partition of which nothing ever took effect
     * is not named, one that was read before offsets were kept has none.
     */
    Map<Place, Optional<Long>> nextOffsets(String subscriber) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setString(1, subscriber);
            Map<Place, Optional<Long>> offsets = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Long next = row.getObject(3, Long.class);
                    offsets.put(new Place(row.getString(1), row.getInt(2)), Optional.ofNullable(next));
                }
            }
            return offsets;
        } catch (SQLException e) {
            throw new IllegalStateException("Offsets could not be read", e);
        }
    }

    private static List<InboxEvent> advanceStream(Connection connection, String subscriber, List<InboxEvent> events)
            throws SQLException {
        Stream stream = Stream.of(events.get(0));
        Position before = lock(connection, subscriber, stream);
        Position last = before;
        List<InboxEvent> fresh = new ArrayList<>();
        for (InboxEvent event : events) {
            if (event.envelope().position().isAfter(last)) {
                fresh.add(event);
                last = event.envelope().position();
            }
        }
        long lookedAt = events.get(events.size() - 1).envelope().offset();
        move(connection, subscriber, stream, last, lookedAt + 1);
        return fresh;
    }

    private static Position lock(Connection connection, String subscriber, Stream stream) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            bind(lock, 1, subscriber, stream);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return new Position(row.getInt(1), Long.parseUnsignedLong(row.getString(2)), row.getLong(3));
            }
        }
    }

    private static void move(Connection connection, String subscriber, Stream stream, Position to, long nextOffset)
            throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setInt(1, to.epoch());
            move.setString(2, Long.toUnsignedString(to.xid()));
            move.setLong(3, to.id());
            move.setLong(4, nextOffset);
            bind(move, 5, subscriber, stream);
            move.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int first, String subscriber, Stream stream)
            throws SQLException {
        statement.setString(first, subscriber);
        statement.setString(first + 1, stream.topic());
        statement.setInt(first + 2, stream.partition());
        statement.setString(first + 3, stream.source());
    }
}
