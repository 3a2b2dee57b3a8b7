package io.dangol.partner.listing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dangol.platform.paging.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a list asks of its rows. Rows come in the order of their last change: whoever reads page by page may meet a row
 * twice that changed meanwhile, and never misses one.
 */
public final class Conditions {

    private final String idField;
    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    public Conditions(String idField) {
        this.idField = idField;
    }

    /** A condition that counts only where the value is given; the clause names it {@code :name}. */
    @CanIgnoreReturnValue
    public Conditions and(String clause, String name, @Nullable Object value) {
        if (value != null) {
            clauses.add(clause);
            parameters.put(name, value);
        }
        return this;
    }

    @CanIgnoreReturnValue
    public Conditions changedAfter(@Nullable Instant moment) {
        return and("updatedAt > :updatedAfter", "updatedAfter", moment);
    }

    /** Starts after the row where the page before ended. */
    @CanIgnoreReturnValue
    public Conditions startingAfter(@Nullable Instant updatedAt, @Nullable Object id) {
        if (updatedAt != null && id != null) {
            clauses.add("(updatedAt > :cursorTime or (updatedAt = :cursorTime and " + idField + " > :cursorId))");
            parameters.put("cursorTime", updatedAt);
            parameters.put("cursorId", id);
        }
        return this;
    }

    public String query() {
        String where = clauses.isEmpty() ? "" : "where " + String.join(" and ", clauses) + " ";
        return where + "order by updatedAt, " + idField;
    }

    public Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }

    /** The position of a row in every list of this service. */
    public static Cursor position(Instant updatedAt, Object id) {
        return Cursor.of(updatedAt, id);
    }

    public static @Nullable Cursor parse(@Nullable String cursor) {
        return Cursor.parse(cursor, 2);
    }
}
