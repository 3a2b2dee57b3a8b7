package io.dangol.analytics.fact;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds many rows as one array per column, so that a batch is one statement whatever its size. */
final class Columns<T> {

    private final PreparedStatement statement;
    private final Collection<T> rows;
    private int next = 1;

    private Columns(PreparedStatement statement, Collection<T> rows) {
        this.statement = statement;
        this.rows = rows;
    }

    static <T> Columns<T> of(PreparedStatement statement, Collection<T> rows) {
        return new Columns<>(statement, rows);
    }

    @CanIgnoreReturnValue
    Columns<T> uuid(Function<? super T, ? extends @Nullable Object> value) throws SQLException {
        return array("uuid", value);
    }

    @CanIgnoreReturnValue
    Columns<T> text(Function<? super T, ? extends @Nullable Object> value) throws SQLException {
        return array("text", value);
    }

    @CanIgnoreReturnValue
    Columns<T> bigint(Function<? super T, ? extends @Nullable Object> value) throws SQLException {
        return array("bigint", value);
    }

    @CanIgnoreReturnValue
    Columns<T> date(Function<? super T, ? extends @Nullable Object> value) throws SQLException {
        return array("date", value);
    }

    @CanIgnoreReturnValue
    Columns<T> instant(Function<? super T, ? extends @Nullable Object> value) throws SQLException {
        return array("timestamptz", value);
    }

    @CanIgnoreReturnValue
    Columns<T> bool(Function<? super T, ? extends @Nullable Object> value) throws SQLException {
        return array("boolean", value);
    }

    private Columns<T> array(String type, Function<? super T, ? extends @Nullable Object> value) throws SQLException {
        Object[] values = rows.stream().map(value).toArray();
        statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
        return this;
    }
}
