package io.dangol.platform.eventlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dangol.platform.time.Ids;
import io.dangol.platform.trace.Cause;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Appends what happened, in the transaction that made it happen. */
@Singleton
public class EventLog {

    /** The channel on which the relay listens. */
    static final String CHANNEL = "dangol_event_log";

    /** The epoch is asked once a statement: as the column's default it would be asked with every row. */
    private static final String INSERT = """
            insert into event_log (epoch, event_id, topic, key, type, occurred_at, payload, correlation_id, trace_parent)
            select (select event_log_current_epoch()), e.*
              from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[]) e""";

    private static final String NOTIFY = "select pg_notify('" + CHANNEL + "', '')";

    /** An event and what led to it. */
    public record Caused(DomainEvent event, Cause cause) {}

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

    /** Within the transaction of this connection; what this thread is at led to all of them. */
    public void append(Connection connection, Collection<? extends DomainEvent> events) throws SQLException {
        Cause cause = Cause.current();
        appendCaused(
                connection,
                events.stream().map(event -> new Caused(event, cause)).toList());
    }

    /** Within the transaction of this connection, each with a cause of its own. */
    public void appendCaused(Connection connection, List<Caused> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement notify = connection.prepareStatement(NOTIFY)) {
            insert.setArray(1, column(connection, "uuid", events, event -> ids.next()));
            insert.setArray(
                    2,
                    column(connection, "text", events, of(event -> event.topic().name())));
            insert.setArray(3, column(connection, "text", events, of(DomainEvent::key)));
            insert.setArray(4, column(connection, "text", events, of(DomainEvent::type)));
            insert.setArray(5, column(connection, "timestamptz", events, of(DomainEvent::at)));
            insert.setArray(6, column(connection, "text", events, of(this::payload)));
            insert.setArray(
                    7, column(connection, "text", events, event -> event.cause().correlationId()));
            insert.setArray(
                    8, column(connection, "text", events, event -> event.cause().traceParent()));
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

    private static Function<Caused, Object> of(Function<DomainEvent, Object> value) {
        return caused -> value.apply(caused.event());
    }

    private static Array column(
            Connection connection, String type, List<Caused> events, Function<Caused, @Nullable Object> value)
            throws SQLException {
        Object[] values = new Object[events.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = asSql(value.apply(events.get(i)));
        }
        return connection.createArrayOf(type, values);
    }

    /** The driver writes an array's elements as text; an instant's text is ISO 8601, which PostgreSQL reads. */
    private static @Nullable Object asSql(@Nullable Object value) {
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
