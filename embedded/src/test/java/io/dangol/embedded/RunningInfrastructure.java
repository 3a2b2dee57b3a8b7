package io.dangol.embedded;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** An infrastructure in a process of its own, as the launcher starts it. */
final class RunningInfrastructure {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final Process process;

    private RunningInfrastructure(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    static RunningInfrastructure start(Path folder, String... settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Infrastructure.JVM_OPTIONS);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Infrastructure.class.getName(),
                "folder=" + folder));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        folder.resolveSibling(folder.getFileName() + ".log").toFile())
                .start();
        return new RunningInfrastructure(folder, process);
    }

    Properties whenReady() {
        Path file = folder.resolve(Infrastructure.FILE);
        await().atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("Ended: " + said());
            }
            return Files.exists(file)
                    && String.valueOf(process.pid()).equals(where(file).getProperty("pid"));
        });
        return where(file);
    }

    Socket lease() throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), Integer.parseInt(whenReady().getProperty("control.port")));
        if (socket.getInputStream().read() != 'R') {
            throw new IOException("No lease");
        }
        return socket;
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("Still runs");
        }
        return process.exitValue();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    String said() throws IOException {
        return Files.readString(folder.resolveSibling(folder.getFileName() + ".log"));
    }

    long postmaster() {
        return Postmaster.written(data()).orElseThrow().pid();
    }

    boolean hasDatabaseServer() {
        return Postmaster.running(data()).isPresent();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Path data() {
        return folder.resolve("postgres/data");
    }

    private Connection connect() throws SQLException {
        Properties where = whenReady();
        String url = "jdbc:postgresql://127.0.0.1:" + where.getProperty("postgres.port") + "/postgres";
        return DriverManager.getConnection(
                url, where.getProperty("postgres.user"), where.getProperty("postgres.password"));
    }

    private static Properties where(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties where = new Properties();
            where.load(reader);
            return where;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
