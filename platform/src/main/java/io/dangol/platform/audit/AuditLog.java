package io.dangol.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dangol.platform.audit.AuditEntry.Action;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who read or changed what, and why, in the transaction that did it: where that cannot be, it is not done.
 * Changes need nobody to think of them; who shows personal data says so here.
 */
@Singleton
public class AuditLog {

    private static final String READING = "insert into audit_entry (at, entry) values (?, ?::jsonb)";

    /** Of a transaction that has changed something, with what its events tell of. */
    private static final String CHANGE = """
            insert into audit_entry (at, entry)
            select ?, ?::jsonb || jsonb_build_object('events', told.types, 'subjects',
                       (select coalesce(jsonb_agg(distinct subject), '[]')
                          from unnest(?::text[] || told.keys) subject where subject is not null))
              from (select coalesce(jsonb_agg(distinct type), '[]') as types, array_agg(key) as keys
                      from event_log
                     where epoch = (select event_log_current_epoch()) and xid = pg_current_xact_id_if_assigned()
                       and recorded_at = now()) told
             where pg_current_xact_id_if_assigned() is not null and (not ? or told.keys is not null)""";

    private static final String CHANGES = """
            insert into audit_entry (at, entry)
            select told.at, told.entry::jsonb from unnest(?::timestamptz[], ?::text[]) as told (at, entry)""";

    private final AgroalDataSource dataSource;
    private final Inquiry inquiry;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    AuditLog(AgroalDataSource dataSource, Inquiry inquiry, ObjectMapper json, Ids ids, Clock clock) {
        this.dataSource = dataSource;
        this.inquiry = inquiry;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Personal data is about to be shown, masked; of nobody where nobody was found. */
    public void read(Collection<UUID> subjects) {
        reading(Action.READ, subjects, inquiry.purpose());
    }

    /** The same, for a purpose that the request says itself. */
    public void read(Collection<UUID> subjects, Purpose purpose) {
        reading(Action.READ, subjects, purpose.word());
    }

    /** Personal data is about to be shown in clear. */
    public void disclosed(UUID subject, Purpose purpose) {
        disclosed(List.of(subject), purpose);
    }

    /** Personal data of several is about to be shown in clear. */
    public void disclosed(Collection<UUID> subjects, Purpose purpose) {
        reading(Action.DISCLOSE, subjects, purpose.word());
    }

    /**
     * To be called before the transaction of this connection ends, where that is not one of JTA: those are seen to.
     * Writes nothing where no caller waits, where the request only reads, or where nothing was changed.
     */
    public void changed(Connection connection) throws SQLException {
        if (inquiry.mayChange()) {
            Instant at = now();
            try (PreparedStatement insert = connection.prepareStatement(CHANGE)) {
                insert.setTimestamp(1, Timestamp.from(at));
                insert.setString(2, text(entry(at, Action.CHANGE, List.of(), inquiry.purpose())));
                insert.setArray(
                        3, connection.createArrayOf("text", inquiry.named().toArray()));
                // A reading has written its own entry: that alone is no change.
                insert.setBoolean(4, inquiry.hasRead());
                insert.executeUpdate();
            }
        }
    }

    /** What is to be written of a change that this request asks for and another thread makes; null where nobody asks. */
    public @Nullable AuditEntry change() {
        return inquiry.mayChange() ? entry(now(), Action.CHANGE, inquiry.named(), inquiry.purpose()) : null;
    }

    /** Of callers whose changes share the transaction of this connection, each with the events that tell of its own. */
    public void changed(Connection connection, List<AuditEntry> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(CHANGES)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "timestamptz",
                            changes.stream()
                                    .map(change -> change.at().toString())
                                    .toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", changes.stream().map(this::text).toArray()));
            insert.executeUpdate();
        }
    }

    /** Something is about to be done that leaves nothing in the tables. */
    public void toBeDone() {
        if (inquiry.isOn()) {
            write(entry(now(), Action.CHANGE, inquiry.named(), inquiry.purpose()));
        }
    }

    /** Somebody looks into the audit log itself. */
    void looked(@Nullable String subject) {
        write(entry(now(), Action.READ, subject == null ? List.of() : List.of(subject), inquiry.purpose()));
    }

    private void reading(Action action, Collection<UUID> subjects, @Nullable String purpose) {
        if (inquiry.isOn()) {
            inquiry.read();
            List<String> about = subjects.stream().map(UUID::toString).sorted().toList();
            write(entry(now(), action, about, purpose));
        }
    }

    private void write(AuditEntry entry) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(READING)) {
            insert.setTimestamp(1, Timestamp.from(entry.at()));
            insert.setString(2, text(entry));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The audit log could not be written", e);
        }
    }

    private AuditEntry entry(Instant at, Action action, List<String> subjects, @Nullable String purpose) {
        return new AuditEntry(
                ids.next(),
                at,
                action,
                inquiry.operation(),
                inquiry.clientId(),
                inquiry.role(),
                inquiry.partnerId(),
                inquiry.actingUser(),
                purpose,
                subjects,
                List.of(),
                inquiry.correlationId());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String text(AuditEntry entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An audit entry cannot be written", e);
        }
    }
}
