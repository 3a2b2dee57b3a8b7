package io.dangol.platform.inbox;

import io.agroal.api.AgroalDataSource;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.eventlog.KafkaSettings;
import io.dangol.platform.eventlog.Position;
import io.dangol.platform.inbox.InboxEvent.Envelope;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events that could not take effect, kept whole until somebody redrives them; announced on a topic of their own. */
@Singleton
class DeadLetters {

    private static final String COLUMNS =
            "id, subscriber, topic, partition, kafka_offset, key, type, source, event_id, occurred_at, position, payload,"
                    + " cause, failed_at, redriven_at";

    private final AgroalDataSource dataSource;
    private final EventLog eventLog;
    private final KafkaSettings settings;
    private final Ids ids;
    private final Clock clock;
    private final InboxEvents events;

    DeadLetters(
            AgroalDataSource dataSource,
            EventLog eventLog,
            KafkaSettings settings,
            Ids ids,
            Clock clock,
            InboxEvents events) {
        this.dataSource = dataSource;
        this.eventLog = eventLog;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    void add(String subscriber, InboxEvent event, String cause) {
        Instant at = clock.instant();
        UUID id = ids.next();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into dead_letter (" + COLUMNS
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)")) {
            bind(insert, id, subscriber, event);
            insert.setString(13, cause);
            insert.setTimestamp(14, Timestamp.from(at));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Dead letter could not be kept", e);
        }
        eventLog.append(EventDeadLettered.of(settings.deadLetters(), id, subscriber, event, cause, at));
    }

    private static void bind(PreparedStatement insert, UUID id, String subscriber, InboxEvent event)
            throws SQLException {
        Envelope envelope = event.envelope();
        insert.setObject(1, id);
        insert.setString(2, subscriber);
        insert.setString(3, envelope.topic());
        insert.setInt(4, envelope.partition());
        insert.setLong(5, envelope.offset());
        insert.setString(6, envelope.key());
        insert.setString(7, envelope.type());
        insert.setString(8, envelope.source());
        insert.setObject(9, envelope.id());
        insert.setTimestamp(10, Timestamp.from(envelope.time()));
        insert.setString(11, envelope.position().toString());
        insert.setBytes(12, event.payload());
    }

    /** Newest first; those that were redriven are no longer listed. */
    List<DeadLetter> open(int limit, @Nullable Cursor after) {
        String sql = "select " + COLUMNS + " from dead_letter where redriven_at is null"
                + (after == null ? "" : " and id < ?") + " order by id desc limit ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            int parameter = 1;
            if (after != null) {
                select.setObject(parameter++, after.uuid(0));
            }
            select.setInt(parameter, limit);
            return rows(select);
        } catch (SQLException e) {
            throw new IllegalStateException("Dead letters could not be read", e);
        }
    }

    long count() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select count(*) from dead_letter where redriven_at is null");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Dead letters could not be counted", e);
        }
    }

    /** Locks it, so that two who redrive at once do it once. */
    Optional<DeadLetter> lock(UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select " + COLUMNS + " from dead_letter where id = ? for update")) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        } catch (SQLException e) {
            throw new IllegalStateException("Dead letter could not be read", e);
        }
    }

    void redriven(UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update dead_letter set redriven_at = ? where id = ?")) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setObject(2, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Dead letter could not be closed", e);
        }
    }

    private List<DeadLetter> rows(PreparedStatement select) throws SQLException {
        List<DeadLetter> letters = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                letters.add(letter(row));
            }
        }
        return letters;
    }

    private DeadLetter letter(ResultSet row) throws SQLException {
        Envelope envelope = new Envelope(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("kafka_offset"),
                row.getString("key"),
                row.getString("type"),
                row.getString("source"),
                row.getObject("event_id", UUID.class),
                row.getTimestamp("occurred_at").toInstant(),
                Position.parse(row.getString("position")));
        Timestamp redrivenAt = row.getTimestamp("redriven_at");
        return new DeadLetter(
                row.getObject("id", UUID.class),
                row.getString("subscriber"),
                events.again(envelope, row.getBytes("payload")),
                row.getString("cause"),
                row.getTimestamp("failed_at").toInstant(),
                redrivenAt == null ? null : redrivenAt.toInstant());
    }
}
