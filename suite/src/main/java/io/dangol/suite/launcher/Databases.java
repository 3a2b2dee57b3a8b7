package io.dangol.suite.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** One database per service, owned by one role and used by another, which owns nothing and can reach no other. */
final class Databases {

    private final int port;
    private final Secrets secrets;

    Databases(int port, Secrets secrets) {
        this.port = port;
        this.secrets = secrets;
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    void create() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (Service service : Service.values()) {
                if (service.hasDatabase()) {
                    create(statement, service);
                }
            }
        } catch (SQLException e) {
            throw new LaunchFailed("The databases cannot be created: " + e.getMessage(), e);
        }
    }

    /** A copy with all its rows, under another name. Whoever is connected is cut off for the moment that it takes. */
    void copy(Service service, String name) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            String original = service.shortName();
            statement.execute("drop database if exists %s".formatted(name));
            statement.execute("alter database %s allow_connections false".formatted(original));
            try {
                statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '%s'"
                        .formatted(original));
                statement.execute("create database %s template %s".formatted(name, original));
            } finally {
                statement.execute("alter database %s allow_connections true".formatted(original));
            }
        } catch (SQLException e) {
            throw new LaunchFailed("The database cannot be copied: " + e.getMessage(), e);
        }
    }

    /**
     * Later than any that was ever begun, also by another restore from the same backup: what was published after the
     * backup must not pass for newer than what comes now. Its number is the minute.
     */
    void beginEpochs() {
        for (Service service : Service.values()) {
            if (service.hasDatabase()) {
                try (Connection connection = connect(service.shortName());
                        Statement statement = connection.createStatement()) {
                    statement.execute("insert into event_log_epoch (epoch) select greatest(max(epoch) + 1,"
                            + " extract(epoch from now())::bigint / 60) from event_log_epoch");
                } catch (SQLException e) {
                    throw new LaunchFailed("No epoch can be begun in " + service.shortName(), e);
                }
            }
        }
    }

    boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(2);
        } catch (SQLException down) {
            return false;
        }
    }

    /** For who owns the cluster. */
    Connection connect() throws SQLException {
        return connect("postgres");
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", secrets.postgresPassword());
        properties.setProperty(
                "loginTimeout", String.valueOf(Duration.ofSeconds(5).toSeconds()));
        return DriverManager.getConnection(url(port, database), properties);
    }

    /** The role that migrates a service's database. */
    static String owner(Service service) {
        return service.shortName() + "_owner";
    }

    private void create(Statement statement, Service service) throws SQLException {
        String name = service.shortName();
        role(statement, owner(service), secrets.ownerPassword(service));
        role(statement, name, secrets.databasePassword(service));
        if (!exists(statement, "select 1 from pg_database where datname = '%s'".formatted(name))) {
            statement.execute("create database %s owner %s".formatted(name, owner(service)));
        }
        if (exists(
                statement,
                "select 1 from pg_database where datname = '%s' and pg_get_userbyid(datdba) = '%s'"
                        .formatted(name, name))) {
            handOver(service);
        }
        statement.execute("revoke connect on database %s from public".formatted(name));
        statement.execute("grant connect on database %s to %s".formatted(name, name));
    }

    /** Data of a suite whose services still owned their tables. */
    private void handOver(Service service) throws SQLException {
        try (Connection connection = connect(service.shortName());
                Statement statement = connection.createStatement()) {
            statement.execute("reassign owned by %s to %s".formatted(service.shortName(), owner(service)));
        }
    }

    // Names and passwords are our own and hold no quote; PostgreSQL takes no parameters here.
    private static void role(Statement statement, String name, String password) throws SQLException {
        if (!exists(statement, "select 1 from pg_roles where rolname = '%s'".formatted(name))) {
            statement.execute("create role %s login".formatted(name));
        }
        statement.execute("alter role %s password '%s'".formatted(name, password));
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }
}
