package io.dangol.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server of its own, whose data outlives it. */
public final class PostgresServer {

    public static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    private final Path folder;
    private final Path data;
    private final int port;
    private final String password;
    private final PostgresBinaries binaries;
    private final Unprivileged unprivileged;

    private PostgresServer(
            Path folder, int port, String password, PostgresBinaries binaries, Unprivileged unprivileged) {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.port = port;
        this.password = password;
        this.binaries = binaries;
        this.unprivileged = unprivileged;
    }

    /** How it is to run. A server that is not durable may lose everything when the machine stops: for tests. */
    public record Options(Path folder, int port, String password, boolean durable) {}

    /**
     * Starts it, or takes over the one that already runs on this folder.
     *
     * @throws IOException if it does not start; the message names the port or the log
     */
    public static PostgresServer start(Options options) throws IOException, InterruptedException {
        Files.createDirectories(options.folder());
        PostgresBinaries binaries = PostgresBinaries.in(options.folder().resolve("bin"));
        Unprivileged unprivileged = Unprivileged.of(options.folder());
        Path folder = options.folder();
        int running =
                line(folder.resolve("data"), PORT_LINE).map(Integer::parseInt).orElse(options.port());
        PostgresServer server = new PostgresServer(folder, running, options.password(), binaries, unprivileged);
        if (server.answersAsOurs()) {
            return server;
        }
        PostgresServer fresh = new PostgresServer(folder, options.port(), options.password(), binaries, unprivileged);
        fresh.initialise();
        PostgresConfiguration.write(fresh.data, fresh.port, options.durable());
        fresh.launch();
        return fresh;
    }

    public int port() {
        return port;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), USER, password);
    }

    /** Whether its first process lives. */
    public boolean isAlive() {
        return pid().flatMap(ProcessHandle::of).map(ProcessHandle::isAlive).orElse(false);
    }

    /** The first process of the server. */
    public Optional<Long> pid() {
        return line(data, PID_LINE).map(Long::parseLong);
    }

    /** Starts it again after it died. */
    public void restart() throws IOException, InterruptedException {
        launch();
    }

    /** Ends open connections, writes everything down, stops. */
    public void stop() throws IOException, InterruptedException {
        if (isAlive()) {
            run(List.of(program("pg_ctl"), "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60"));
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

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    private void initialise() throws IOException, InterruptedException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Path passwordFile = Files.createTempFile(folder, "init", ".tmp");
        try {
            Files.writeString(passwordFile, password);
            Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString("rw-r--r--"));
            run(List.of(
                    program("initdb"),
                    "-D",
                    data.toString(),
                    "-U",
                    USER,
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--no-sync",
                    "--auth=scram-sha-256",
                    "--pwfile=" + passwordFile));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** A stale pid file of a server that was killed makes the first tries fail. */
    private void launch() throws IOException, InterruptedException {
        if (Ports.isTaken(port) && !answersAsOurs()) {
            throw new IOException("Port " + port + " for PostgreSQL is taken by another program");
        }
        IOException last = new IOException("PostgreSQL was not tried");
        for (int attempt = 0; attempt < 5; attempt++) {
            try {
                run(List.of(
                        program("pg_ctl"),
                        "start",
                        "-D",
                        data.toString(),
                        "-w",
                        "-t",
                        String.valueOf(PATIENCE.toSeconds()),
                        "-l",
                        log().toString()));
                return;
            } catch (IOException e) {
                last = e;
                TimeUnit.MILLISECONDS.sleep(200L << attempt);
            }
            if (answersAsOurs()) {
                return;
            }
        }
        throw new IOException("PostgreSQL does not start, see " + log(), last);
    }

    private Path log() {
        return data.resolve("server.log");
    }

    private boolean answersAsOurs() {
        if (!isAlive()) {
            return false;
        }
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            return row.next() && Files.isSameFile(Path.of(row.getString(1)), data);
        } catch (SQLException | IOException notOurs) {
            return false;
        }
    }

    private String program(String name) {
        return binaries.program(name).toString();
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("postgres", ".out");
        try {
            List<String> whole = new ArrayList<>(unprivileged.command(command));
            Process process = new ProcessBuilder(whole)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE.toSeconds() + 10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.get(0) + " did not end");
            }
            if (process.exitValue() != 0) {
                throw new IOException(command.get(0) + " failed: "
                        + Files.readString(output, UTF_8).strip());
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Optional<String> line(Path data, int number) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() > number ? Optional.of(lines.get(number).strip()) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}
