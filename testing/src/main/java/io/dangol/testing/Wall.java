package io.dangol.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.platform.wall.Reach;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Tries the wall behind the queries: statements without any filter, as the service itself would send them. */
public final class Wall {

    /** By one rule for whatever is done; the audit log has others, since who may not read it still writes to it. */
    private static final String WALLED = """
            select c.relname from pg_class c join pg_policy p on p.polrelid = c.oid and p.polcmd = '*'
             where c.relrowsecurity and c.relnamespace = 'public'::regnamespace order by 1""";

    private final DataSource service;

    /** @param service the service's own connections */
    public Wall(DataSource service) {
        this.service = service;
    }

    /** Tables that PostgreSQL guards row by row. */
    public static List<String> walled() {
        return names(WALLED);
    }

    /** Own rows are seen, a stranger's work and work that says nothing see none: in every walled table. */
    public void assertThatRowsAreKeptApart(UUID partnerId) throws SQLException {
        assertThat(walled()).isNotEmpty();
        for (String table : walled()) {
            assertThat(rows(Reach.EVERYTHING, table)).as(table + " as a whole").isPositive();
            assertThat(rows(Reach.ofPartner(partnerId), table))
                    .as(table + " by its partner")
                    .isPositive();
            assertThat(rows(Reach.ofPartner(UUID.randomUUID()), table))
                    .as(table + " by a stranger")
                    .isZero();
            assertThat(rows(Reach.NOTHING, table)).as(table + " by nobody").isZero();
            assertThat(rows(table)).as(table + " by who says nothing").isZero();
        }
    }

    public long rows(Reach reach, String table) throws SQLException {
        return reach.call(() -> rows(table));
    }

    /** How many rows the statement changed. */
    public int changed(Reach reach, String sql) throws SQLException {
        return reach.call(() -> {
            try (Connection connection = service.getConnection();
                    Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    private long rows(String table) throws SQLException {
        try (Connection connection = service.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    static List<String> names(String query) {
        try (Connection connection = Owner.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> names = new ArrayList<>();
            while (row.next()) {
                names.add(row.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
