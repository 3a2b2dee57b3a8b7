package io.dangol.platform.wall;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** No service starts as a database role that the wall does not hold: that would be a wall on paper. */
@Singleton
class WallCheck {

    /** Also of a role that is above it only once it says so ({@code set role}), whose rights it has not inherited. */
    private static final String ABOVE_THE_WALL = """
            select exists (select from pg_roles r
                            where (r.rolsuper or r.rolbypassrls) and pg_has_role(r.oid, 'MEMBER'))
                or exists (select from pg_class c where c.relrowsecurity and pg_has_role(c.relowner, 'MEMBER'))""";

    private final AgroalDataSource dataSource;

    WallCheck(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery(ABOVE_THE_WALL)) {
            if (row.next() && row.getBoolean(1)) {
                throw new IllegalStateException(
                        "The service connects as a role that row-level security does not hold: a"
                                + " superuser, one that bypasses it, the tables' owner, or one that may become such. Give migrations a role of their own"
                                + " (quarkus.flyway.username) and the service another (quarkus.datasource.username)");
            }
        }
    }
}
