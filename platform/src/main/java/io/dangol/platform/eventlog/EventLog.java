package io.dangol.platform.eventlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Appends what happened, in the transaction that made it happen. */
@Singleton
public class EventLog {

    /** The channel on which the relay listens. */
    static final String CHANNEL = "dangol_event_log";

    /** The epoch is asked once a statement: as the column's default it would be asked with every row. */
    private static final String INSERT = """
            insert into event_log (epoch, event_id, topic, key, type, occurred_at, payload)
            select (select event_log_current_epoch()), e.*
              from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[]) e""";

    private static final String NOTIFY = "select pg_notify('" + CHANNEL + "', '')";

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;
    private final Ids ids;

    EventLog(AgroalDataSource dataSource, ObjectMapper json, Ids ids) {
        this.dataSource = dataSource;
        this.json = json;
        this.ids = ids;
    }

    /** Within the caller's transaction (JTA). */
    public void append(DomainEvent... events) {
        append(List.of(events));
    }

    /** Within the caller's transaction (JTA). */
    public void append(Collection<? extends DomainEvent> events) {
        try (Connection connection = dataSource.getConnection()) {
            append(connection, events);
        } catch (SQLException e) {
            throw new IllegalStateException("Event log could not be written", e);
        }
    }

    /** Within the transaction of this connection. */
    public void append(Connection connection, Collection<? extends DomainEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement notify = connection.prepareStatement(NOTIFY)) {
            insert.setArray(1, column(connection, "uuid", events, event -> ids.next()));
            insert.setArray(
                    2, column(connection, "text", events, event -> event.topic().name()));
            insert.setArray(3, column(connection, "text", events, DomainEvent::key));
            insert.setArray(4, column(connection, "text", events, DomainEvent::type));
            insert.setArray(5, column(connection, "timestamptz", events, DomainEvent::at));
            insert.setArray(6, column(connection, "text", events, this::payload));
            insert.executeUpdate();
            notify.execute();
        }
    }

    /** Wakes the relay. */
    static void notify(Connection connection) throws SQLException {
        try (PreparedStatement notify = connection.prepareStatement(NOTIFY)) {
            notify.execute();
        }
    }

    private static <E extends DomainEvent> Array column(
            Connection connection, String type, Collection<E> events, Function<? super E, Object> value)
            throws SQLException {
        Object[] values = events.stream().map(value).map(EventLog::asSql).toArray();
        return connection.createArrayOf(type, values);
    }

    /** The driver writes an array's elements as text; an instant's text is ISO 8601, which PostgreSQL reads. */
    private static Object asSql(Object value) {
        return value instanceof java.time.Instant instant ? instant.toString() : value;
    }

    private String payload(DomainEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event cannot be written: " + event.type(), e);
        }
    }
}
