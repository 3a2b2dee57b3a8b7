package io.dangol.customer.customerimport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.customerimport.Import.Counts;
import io.dangol.customer.customerimport.Import.Status;
import io.dangol.customer.vault.Sealing;
import io.dangol.customer.vault.WorkKeys;
import io.dangol.platform.errand.Errand;
import io.dangol.platform.lines.FileRows.Reached;
import io.dangol.platform.lines.RowFormat;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports in the database. */
@Singleton
class Imports {

    static final String COLUMNS = "id, partner_id, client_id, client_role, client_scopes, dry_run, format, terms,"
            + " status, upload_id, header, unknown_columns, received, digest, rows, created, updated, unchanged, rejected,"
            + " started_at, changed_at";

    private static final String SELECT = "select " + COLUMNS + " from customer_import";
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private final WorkKeys keys;
    private final ObjectMapper json;

    Imports(WorkKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    void insert(Connection connection, Import begun) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into customer_import (id, partner_id, client_id, client_role, client_scopes, dry_run, format, terms,
                    status, upload_id, digest, started_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, begun.id());
            insert.setObject(2, begun.errand().partnerId());
            insert.setString(3, begun.errand().clientId());
            insert.setString(4, begun.errand().role());
            insert.setString(5, String.join(" ", begun.errand().scopes()));
            insert.setBoolean(6, begun.dryRun());
            insert.setString(7, begun.format().name());
            insert.setString(8, text(begun.terms()));
            insert.setString(9, begun.status().name());
            insert.setObject(10, begun.uploadId());
            insert.setString(11, begun.reached().digest());
            insert.setTimestamp(12, Timestamp.from(begun.startedAt()));
            insert.setTimestamp(13, Timestamp.from(begun.changedAt()));
            insert.executeUpdate();
        }
    }

    /** @param partner whose it has to be; null: anybody's */
    Optional<Import> find(Connection connection, UUID id, @Nullable UUID partner, boolean locked) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT
                + " where id = ? and (?::uuid is null or partner_id = ?)" + (locked ? " for no key update" : ""))) {
            select.setObject(1, id);
            select.setObject(2, partner);
            select.setObject(3, partner);
            return all(select).stream().findFirst();
        }
    }

    /** The latest first. */
    List<Import> list(Connection connection, @Nullable UUID partner, @Nullable UUID before, int most)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT
                        + " where (?::uuid is null or partner_id = ?) and (?::uuid is null or id < ?) order by id desc limit ?")) {
            select.setObject(1, partner);
            select.setObject(2, partner);
            select.setObject(3, before);
            select.setObject(4, before);
            select.setInt(5, most);
            return all(select);
        }
    }

    /** What an upload has brought so far; false where it is another connection's by now. */
    boolean received(Connection connection, Import now, Sealing sealing) throws SQLException {
        String header = now.reached().header();
        try (PreparedStatement update = connection.prepareStatement("""
                update customer_import set status = ?, header = ?, unknown_columns = ?, received = ?, digest = ?, rows = ?,
                       changed_at = ? where id = ? and upload_id = ? and status = 'UPLOADING'""")) {
            update.setString(1, now.status().name());
            update.setBytes(2, header == null ? null : sealing.seal(header.getBytes(UTF_8), context(now.id())));
            update.setString(3, text(now.unknownColumns()));
            update.setLong(4, now.reached().lines());
            update.setString(5, now.reached().digest());
            update.setLong(6, now.reached().rows());
            update.setTimestamp(7, Timestamp.from(now.changedAt()));
            update.setObject(8, now.id());
            update.setObject(9, now.uploadId());
            return update.executeUpdate() == 1;
        }
    }

    /** From now on it is this connection's. */
    static void handOver(Connection connection, UUID id, UUID uploadId) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update customer_import set upload_id = ? where id = ?")) {
            update.setObject(1, uploadId);
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    List<Import> all(PreparedStatement statement) throws SQLException {
        List<Import> all = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                all.add(read(row));
            }
        }
        return all;
    }

    private Import read(ResultSet row) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        return new Import(
                id,
                new Errand(
                        row.getString(3),
                        row.getString(4),
                        row.getObject(2, UUID.class),
                        Set.of(row.getString(5).split(" ", -1))),
                row.getBoolean(6),
                RowFormat.valueOf(row.getString(7)),
                read(row.getString(8), Terms.class),
                Status.valueOf(row.getString(9)),
                row.getObject(10, UUID.class),
                new Reached(header(id, row.getBytes(11)), row.getLong(13), row.getLong(15), row.getString(14)),
                names(row.getString(12)),
                new Counts(row.getLong(16), row.getLong(17), row.getLong(18), row.getLong(19)),
                row.getTimestamp(20).toInstant(),
                row.getTimestamp(21).toInstant());
    }

    /** Nothing once the key is gone: nobody needs it then. */
    private @Nullable String header(UUID id, byte @Nullable [] sealed) {
        if (sealed == null) {
            return null;
        }
        return keys.open(id)
                .map(sealing -> new String(sealing.open(sealed, context(id)), UTF_8))
                .orElse(null);
    }

    private static String context(UUID id) {
        return id + "/header";
    }

    private List<String> names(String text) {
        try {
            return json.readValue(text, NAMES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An import cannot be read", e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An import cannot be read", e);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An import cannot be written", e);
        }
    }
}
