package io.dangol.loyalty.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as columns: one statement with an array per column writes them all in one round trip. */
public final class Columns<R> {

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<R> rows;
    private int column;

    public Columns(Connection connection, PreparedStatement statement, List<R> rows) {
        this(connection, statement, rows, 0);
    }

    /** @param before parameters of the statement that come before the columns */
    public Columns(Connection connection, PreparedStatement statement, List<R> rows, int before) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
        this.column = before;
    }

    /** The next column, of a PostgreSQL type; instants and dates travel as their ISO text. */
    public Columns<R> add(String type, Function<R, @Nullable Object> value) throws SQLException {
        // An array of nothing but longs the driver sends as they are, all others as text.
        Object[] values = type.equals("bigint") ? new Long[rows.size()] : new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = sent(value.apply(rows.get(i)));
        }
        statement.setArray(++column, connection.createArrayOf(type, values));
        return this;
    }

    private static @Nullable Object sent(@Nullable Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
