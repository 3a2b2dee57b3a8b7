package io.dangol.platform.wall;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.dangol.testing.SharedInfrastructure;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As which roles a service does not start. */
class WallCheckTest {

    private final String suffix = UUID.randomUUID().toString().replace("-", "");
    private final String owner = "owner_" + suffix;
    private final String service = "service_" + suffix;
    private final SharedInfrastructure infrastructure;
    private final String database;

    WallCheckTest() throws IOException, InterruptedException, SQLException {
        this.infrastructure = SharedInfrastructure.acquire();
        this.database = infrastructure.freshDatabase();
    }

    @BeforeEach
    void aTableBehindTheWall() throws SQLException {
        execute("create role %s login password '%s'".formatted(owner, infrastructure.password()));
        execute("create role %s login noinherit password '%s'".formatted(service, infrastructure.password()));
        execute("create table walled (partner_id uuid)");
        execute("alter table walled enable row level security");
        execute("alter table walled owner to " + owner);
    }

    @AfterEach
    void none() throws SQLException, IOException {
        execute("drop table walled");
        execute("drop role " + service);
        execute("drop role " + owner);
        infrastructure.close();
    }

    @Test
    void as_a_role_that_owns_nothing_it_starts() {
        assertThatCode(() -> start(service)).doesNotThrowAnyException();
    }

    @Test
    void as_the_owner_it_does_not() {
        assertRefused(owner);
    }

    @Test
    void as_one_that_may_become_the_owner_it_does_not_though_it_inherits_nothing() throws SQLException {
        execute("grant %s to %s".formatted(owner, service));

        assertRefused(service);
    }

    @Test
    void as_one_that_may_become_one_without_walls_it_does_not() throws SQLException {
        execute("alter role %s bypassrls".formatted(owner));
        execute("alter table walled owner to " + infrastructure.user());
        execute("grant %s to %s".formatted(owner, service));

        assertRefused(owner);
        assertRefused(service);
    }

    @Test
    void as_a_superuser_it_does_not() {
        assertRefused(infrastructure.user());
    }

    private void assertRefused(String role) {
        assertThatThrownBy(() -> start(role))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("row-level security does not hold");
    }

    private void start(String role) throws SQLException {
        var pool = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(one -> one.maxSize(1)
                        .connectionFactoryConfiguration(connections -> connections
                                .jdbcUrl(database)
                                .principal(new NamePrincipal(role))
                                .credential(new SimplePassword(infrastructure.password()))));
        try (AgroalDataSource connections = AgroalDataSource.from(pool)) {
            new WallCheck(connections).start(new StartupEvent());
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database, infrastructure.user(), infrastructure.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
