package io.dangol.loyalty.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.account.Columns;
import io.dangol.platform.lines.RowError;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows on their way from the file to the ledger. */
@Singleton
class Staging {

    private static final String ROWS = """
            insert into import_row (import_id, number, card, origin, content, errors)
            select ?, r.* from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[]) as r""";
    private static final String KEYS = """
            insert into import_key (import_id, key, number) select ?, k.* from unnest(?::text[], ?::bigint[]) as k""";

    /** What stands in more rows than one: the first two of them. */
    private static final String TWICE = """
            select key, min(number), max(number) from import_key where import_id = ? and key = any (?)
             group by key having count(*) > 1""";

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

    /** A member or a card, and a row in which it stands. */
    record StagedKey(String key, long number) {}

    void insert(Connection connection, UUID importId, List<StagedRow> rows, List<StagedKey> keys) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ROWS);
                PreparedStatement insertKeys = connection.prepareStatement(KEYS)) {
            insert.setObject(1, importId);
            var unused = new Columns<>(connection, insert, rows, 1)
                    .add("bigint", StagedRow::number)
                    .add("text", StagedRow::card)
                    .add("text", StagedRow::origin)
                    .add("text", row -> row.row() == null ? null : written(row.row()))
                    .add("text", row -> written(row.errors()));
            insert.executeUpdate();
            insertKeys.setObject(1, importId);
            var unusedToo = new Columns<>(connection, insertKeys, keys, 1)
                    .add("text", StagedKey::key)
                    .add("bigint", StagedKey::number);
            insertKeys.executeUpdate();
        }
    }

    /** Those that have no result yet; it is told where they begin, so that nobody walks over what was deleted. */
    List<StagedRow> next(Connection connection, UUID importId, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select number, card, origin, content, errors from import_row where import_id = ?
                   and number > (select coalesce(max(number), 0) from import_result where import_id = ?)
                 order by number limit ?""")) {
            select.setObject(1, importId);
            select.setObject(2, importId);
            select.setInt(3, most);
            List<StagedRow> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String content = row.getString(4);
                    rows.add(new StagedRow(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            content == null ? null : row(content),
                            errors(row.getString(5))));
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
        try (PreparedStatement delete =
                connection.prepareStatement("delete from import_row where import_id = ? and number between ? and ?")) {
            delete.setObject(1, importId);
            delete.setLong(2, first);
            delete.setLong(3, last);
            delete.executeUpdate();
        }
    }

    /** A part of it, so that no transaction is so long that events of others wait for it. Answers how much there was. */
    static int clearSome(Connection connection, UUID importId) throws SQLException {
        int cleared = 0;
        for (String table : List.of("import_row", "import_key")) {
            try (PreparedStatement delete = connection.prepareStatement("delete from " + table
                    + " where ctid = any (array(select ctid from " + table + " where import_id = ? limit 10000))")) {
                delete.setObject(1, importId);
                cleared += delete.executeUpdate();
            }
        }
        return cleared;
    }

    static void clear(Connection connection, UUID importId) throws SQLException {
        delete(connection, importId, 0, Long.MAX_VALUE);
        try (PreparedStatement delete = connection.prepareStatement("delete from import_key where import_id = ?")) {
            delete.setObject(1, importId);
            delete.executeUpdate();
        }
    }

    /** The same content is the same text. */
    String written(MemberRow row) {
        return text(row);
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

    private MemberRow row(String text) {
        try {
            return json.readValue(text, MemberRow.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row that was written cannot be read", e);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row cannot be written", e);
        }
    }
}
