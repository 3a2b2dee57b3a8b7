package io.dangol.customer.customerimport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.sql.Columns;
import io.dangol.customer.vault.Sealing;
import io.dangol.platform.lines.RowError;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows on their way from the file to the customers: personal data, so nobody reads it without the import's key. */
@Singleton
class Staging {

    private static final String ROWS = """
            insert into customer_import_row (import_id, number, sealed, errors)
            select ?, r.number, decode(r.sealed, 'hex'), r.errors
              from unnest(?::bigint[], ?::text[], ?::text[]) as r (number, sealed, errors)""";
    private static final String KEYS = """
            insert into customer_import_key (import_id, key, number)
            select ?, k.key, k.number from unnest(?::text[], ?::bigint[]) as k (key, number) on conflict do nothing""";

    /** What stands in more rows than one: the first and the last of them. */
    private static final String TWICE = """
            select key, min(number), max(number) from customer_import_key where import_id = ? and key = any (?)
             group by key having count(*) > 1""";

    /** Those that have no result yet; it is told where they begin, so that nobody walks over what was deleted. */
    private static final String NEXT = """
            select number, sealed, errors from customer_import_row where import_id = ?
               and number > (select coalesce(max(number), 0) from customer_import_result where import_id = ?)
             order by number limit ?""";

    private static final TypeReference<List<RowError>> ERRORS = new TypeReference<>() {};

    private final ObjectMapper json;

    Staging(ObjectMapper json) {
        this.json = json;
    }

    /** Where something stands for the first and the last time. */
    record Twice(long first, long last) {
        long otherThan(long number) {
            return number == first ? last : first;
        }
    }

    /** A name or a card, and a row in which it stands. */
    record StagedKey(String key, long number) {}

    void insert(Connection connection, UUID importId, Sealing sealing, List<StagedRow> rows, List<StagedKey> keys)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ROWS);
                PreparedStatement insertKeys = connection.prepareStatement(KEYS)) {
            insert.setObject(1, importId);
            var unused = new Columns<>(connection, insert, rows, 1)
                    .add("bigint", StagedRow::number)
                    .add("text", row -> sealed(importId, sealing, row))
                    .add("text", row -> written(row.errors()));
            insert.executeUpdate();
            insertKeys.setObject(1, importId);
            var unusedToo = new Columns<>(connection, insertKeys, keys, 1)
                    .add("text", StagedKey::key)
                    .add("bigint", StagedKey::number);
            insertKeys.executeUpdate();
        }
    }

    List<StagedRow> next(Connection connection, UUID importId, Sealing sealing, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setObject(1, importId);
            select.setObject(2, importId);
            select.setInt(3, most);
            List<StagedRow> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(row(importId, sealing, row));
                }
            }
            return rows;
        }
    }

    static Map<String, Twice> twice(Connection connection, UUID importId, Collection<String> keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TWICE)) {
            select.setObject(1, importId);
            select.setArray(2, connection.createArrayOf("text", keys.toArray()));
            Map<String, Twice> twice = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    twice.put(row.getString(1), new Twice(row.getLong(2), row.getLong(3)));
                }
            }
            return twice;
        }
    }

    static void delete(Connection connection, UUID importId, long first, long last) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from customer_import_row where import_id = ? and number between ? and ?")) {
            delete.setObject(1, importId);
            delete.setLong(2, first);
            delete.setLong(3, last);
            delete.executeUpdate();
        }
    }

    /** A part of it, so that no transaction is so long that others wait for it. Answers how much there was. */
    static int clearSome(Connection connection, UUID importId, List<String> tables) throws SQLException {
        int cleared = 0;
        for (String table : tables) {
            try (PreparedStatement delete = connection.prepareStatement("delete from " + table
                    + " where ctid = any (array(select ctid from " + table + " where import_id = ? limit 10000))")) {
                delete.setObject(1, importId);
                cleared += delete.executeUpdate();
            }
        }
        return cleared;
    }

    @Nullable String written(List<RowError> errors) {
        return errors.isEmpty() ? null : text(errors);
    }

    List<RowError> errors(@Nullable String text) {
        try {
            return text == null ? List.of() : json.readValue(text, ERRORS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Errors of a row cannot be read", e);
        }
    }

    private @Nullable String sealed(UUID importId, Sealing sealing, StagedRow row) {
        if (row.content() == null) {
            return null;
        }
        byte[] plain = text(row.content()).getBytes(UTF_8);
        return HexFormat.of().formatHex(sealing.seal(plain, context(importId, row.number())));
    }

    private StagedRow row(UUID importId, Sealing sealing, ResultSet row) throws SQLException {
        long number = row.getLong(1);
        byte[] sealed = row.getBytes(2);
        try {
            return new StagedRow(
                    number,
                    sealed == null ? null : json.readTree(sealing.open(sealed, context(importId, number))),
                    errors(row.getString(3)));
        } catch (IOException e) {
            // Without the cause: its message quotes what it could not read.
            throw new IllegalStateException("A row that was put aside cannot be read");
        }
    }

    private static String context(UUID importId, long number) {
        return importId + "/" + number;
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row cannot be written");
        }
    }
}
