package io.dangol.testing;

import io.dangol.embedded.Infrastructure;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * One PostgreSQL and one Kafka for all tests of a checkout, in a process of their own. Whoever comes first starts it;
 * it ends by itself a while after the last has gone.
 */
public final class SharedInfrastructure implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int IDLE_SECONDS = 90;

    /** As in production, what a service connects as owns nothing. */
    static final String SERVICE_ROLE = "service";

    private static final String SERVICE_ROLE_ONCE = """
            do $$ begin
                perform pg_advisory_xact_lock(1);
                if not exists (select from pg_roles where rolname = '%s') then
                    create role %s login password '%s';
                end if;
            end $$""";

    private final Properties where;
    private final Socket lease;

    private SharedInfrastructure(Properties where, Socket lease) {
        this.where = where;
        this.lease = lease;
    }

    public static SharedInfrastructure acquire() throws IOException, InterruptedException {
        Path folder = Repository.root().resolve("target/infrastructure");
        Files.createDirectories(folder);
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Optional<SharedInfrastructure> running = lease(folder);
            return running.isPresent() && lock.isValid() ? running.get() : start(folder);
        }
    }

    public String bootstrapServers() {
        return where.getProperty("kafka.bootstrap.servers");
    }

    public String user() {
        return where.getProperty("postgres.user");
    }

    public String password() {
        return where.getProperty("postgres.password");
    }

    /** Creates an empty database and says its JDBC URL. */
    public String freshDatabase() throws SQLException {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(url("postgres"), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute(SERVICE_ROLE_ONCE.formatted(SERVICE_ROLE, SERVICE_ROLE, password()));
            statement.execute("create database " + name);
        }
        return url(name);
    }

    @Override
    public void close() throws IOException {
        lease.close();
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + where.getProperty("postgres.port") + "/" + database;
    }

    private static SharedInfrastructure start(Path folder) throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("run").resolve(Infrastructure.FILE));
        Process process = spawn(folder);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<SharedInfrastructure> running = lease(folder);
            if (running.isPresent()) {
                return running.get();
            }
            if (!process.isAlive()) {
                throw new IOException("The infrastructure did not start:\n" + Files.readString(log(folder)));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        process.destroyForcibly();
        throw new IOException("The infrastructure did not answer in time, see " + log(folder));
    }

    private static Process spawn(Path folder) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Infrastructure.JVM_OPTIONS);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Infrastructure.class.getName(),
                "folder=" + folder.resolve("run"),
                "idleSeconds=" + IDLE_SECONDS,
                "durable=false"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(folder).toFile())
                .start();
    }

    private static Path log(Path folder) {
        return folder.resolve("infrastructure.log");
    }

    private static Optional<SharedInfrastructure> lease(Path folder) {
        Path file = folder.resolve("run").resolve(Infrastructure.FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties where = new Properties();
            where.load(reader);
            Socket lease =
                    new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(where.getProperty("control.port")));
            lease.setSoTimeout(10_000);
            if (lease.getInputStream().read() == 'R') {
                return Optional.of(new SharedInfrastructure(where, lease));
            }
            lease.close();
            return Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
