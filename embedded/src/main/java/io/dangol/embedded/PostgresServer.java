package io.dangol.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of its own, whose data outlives it. */
public final class PostgresServer {

    public static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long PAUSE_MS = 100;
    private static final String WRONG_PASSWORD = "28P01";

    private final Options options;
    private final Path data;
    private final PostgresPrograms programs;
    private volatile int port;
    private volatile @Nullable Postmaster own;

    private PostgresServer(Options options, Path data, PostgresPrograms programs) {
        this.options = options;
        this.data = data;
        this.programs = programs;
        this.port = options.port();
    }

    /**
     * How it is to run; port 0 is any free one. A server that is not durable may lose everything when the machine stops:
     * for tests.
     */
    public record Options(Path folder, int port, String password, boolean durable) {}

    /**
     * Starts it, or takes over the one that already runs on this folder as it is wanted.
     *
     * @throws IOException if it does not start; the message names the port or the log
     */
    public static PostgresServer start(Options options) throws IOException, InterruptedException {
        // Links resolved: a running server is recognised by this path.
        Path folder = Files.createDirectories(options.folder()).toRealPath();
        PostgresServer server = new PostgresServer(options, folder.resolve("data"), PostgresPrograms.in(folder));
        server.begin();
        return server;
    }

    /** Forgets all data in the folder, and the server that a killed process may have left on it. */
    static void discard(Path folder) throws IOException {
        Path data = folder.resolve("data");
        Postmaster.running(data).ifPresent(Postmaster::kill);
        Folders.delete(data);
    }

    public int port() {
        return port;
    }

    public String jdbcUrl(String database) {
        return jdbcUrl(port, database);
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), USER, options.password());
    }

    /** Whether its first process lives. */
    public boolean isAlive() {
        return Postmaster.running(data).isPresent();
    }

    /** The first process of the server. */
    public Optional<Long> pid() {
        return Postmaster.written(data).map(Postmaster::pid);
    }

    /** Starts it again after it died, on the same port. */
    public void restart() throws IOException, InterruptedException {
        begin();
    }

    /** Ends open connections, writes everything down, stops. */
    public synchronized void stop() throws IOException, InterruptedException {
        Postmaster started = own;
        if (started == null) {
            return;
        }
        if (Postmaster.running(data).filter(started::equals).isPresent()) {
            end();
        } else {
            // Its folder was deleted, and maybe another server runs on a new one there: only ours may be touched.
            started.kill();
        }
    }

    /** Creates role and database unless they are there; the role owns its database and nothing else. */
    public void ensureDatabase(String name, String rolePassword) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + name + "'")) {
                statement.execute("create role \"%s\" login".formatted(name));
            }
            statement.execute("alter role \"%s\" password '%s'".formatted(name, rolePassword.replace("'", "''")));
            if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'")) {
                statement.execute("create database \"%s\" owner \"%s\"".formatted(name, name));
            }
        }
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    private synchronized void begin() throws IOException, InterruptedException {
        Optional<Postmaster> running = Postmaster.running(data);
        if (running.isPresent() && isAsWanted(running.get()) && answersAsOurs(running.get())) {
            take(running.get());
            return;
        }
        if (isAlive()) {
            end();
        }
        PostgresLaunch launch = new PostgresLaunch(programs, data, options);
        launch.initialise();
        take(launch.launch(port));
    }

    private void take(Postmaster postmaster) {
        own = postmaster;
        port = postmaster.port();
    }

    private boolean isAsWanted(Postmaster running) {
        return (port == 0 || port == running.port())
                && new PostgresConfiguration(running.port(), options.durable()).isWrittenIn(data);
    }

    /** Waits for one that is still coming up; one that is just going down is not ours any more. */
    private boolean answersAsOurs(Postmaster running) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (running.isAlive() && System.nanoTime() < end) {
            String url = jdbcUrl(running.port(), "postgres");
            try (Connection connection = DriverManager.getConnection(url, USER, options.password());
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("show data_directory")) {
                return row.next() && Files.isSameFile(Path.of(row.getString(1)), data);
            } catch (SQLException e) {
                if (WRONG_PASSWORD.equals(e.getSQLState())) {
                    throw new IOException("The PostgreSQL that runs on " + data + " has another password", e);
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        }
        return false;
    }

    private void end() throws IOException, InterruptedException {
        programs.require("pg_ctl", "stop", "-D", data, "-m", "fast", "-w", "-t", PATIENCE.toSeconds());
    }
}
