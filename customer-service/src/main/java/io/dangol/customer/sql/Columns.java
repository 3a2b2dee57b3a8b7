package io.dangol.customer.sql;

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

    /** @param before parameters of the statement that come before the columns */
    public Columns(Connection connection, PreparedStatement statement, List<R> rows, int before) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
        this.column = before;
    }

    /** The next column, of a PostgreSQL type; all values travel as text, instants as ISO 8601. */
    public Columns<R> add(String type, Function<R, @Nullable Object> value) throws SQLException {
        String[] values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            Object one = value.apply(rows.get(i));
            values[i] = one == null ? null : one.toString();
        }
        statement.setArray(++column, connection.createArrayOf(type, values));
        return this;
    }
}
