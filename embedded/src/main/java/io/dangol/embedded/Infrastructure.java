package io.dangol.embedded;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * One process with both. It says where they are in {@code infrastructure.properties} once they answer, starts
 * PostgreSQL again if it dies, and stops both when it is told to stop.
 */
public final class Infrastructure {

    /** What its JVM needs: Kafka in little memory. */
    public static final List<String> JVM_OPTIONS = List.of(
            "-Xms32m",
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxMetaspaceSize=96m",
            "-Xss512k",
            "-Dlog4j2.disable.jmx=true");

    public static final String FILE = "infrastructure.properties";

    private final InfrastructureSettings settings;

    private Infrastructure(InfrastructureSettings settings) {
        this.settings = settings;
    }

    /** Settings as {@code name=value}; see {@link InfrastructureSettings}. */
    public static void main(String[] arguments) {
        try {
            new Infrastructure(InfrastructureSettings.parse(arguments)).run();
        } catch (Exception e) { // Kafka may have left threads: nothing short of this ends them.
            System.err.println(reason(e));
            Runtime.getRuntime().halt(1);
        }
    }

    private static String reason(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return String.valueOf(cause.getMessage() == null ? cause : cause.getMessage());
    }

    private void run() throws Exception {
        Path folder = settings.folder();
        Files.createDirectories(folder);
        int kafkaPort = settings.kafkaPort() == 0 ? Ports.free() : settings.kafkaPort();
        CompletableFuture<PostgresServer> starting = CompletableFuture.supplyAsync(this::postgres);
        KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"), kafkaPort);
        PostgresServer postgres = starting.join();
        Leases leases = Leases.open(settings.idleSeconds());
        Path file = folder.resolve(FILE);
        write(file, postgres, kafka, leases);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(file, postgres, kafka), "stop"));
        supervise(postgres, leases);
    }

    private PostgresServer postgres() {
        try {
            int port = settings.postgresPort() == 0 ? Ports.free() : settings.postgresPort();
            Path folder = settings.folder().resolve("postgres");
            return PostgresServer.start(
                    new PostgresServer.Options(folder, port, settings.password(), settings.durable()));
        } catch (IOException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private void write(Path file, PostgresServer postgres, KafkaBroker kafka, Leases leases) throws IOException {
        Properties properties = new Properties();
        properties.put("postgres.port", String.valueOf(postgres.port()));
        properties.put("postgres.user", PostgresServer.USER);
        properties.put("postgres.password", settings.password());
        properties.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        properties.put("control.port", String.valueOf(leases.port()));
        properties.put("pid", String.valueOf(ProcessHandle.current().pid()));
        Path half = Files.createTempFile(
                file.getParent(),
                "infrastructure",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(half)) {
            properties.store(writer, null);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void supervise(PostgresServer postgres, Leases leases) throws InterruptedException {
        while (!leases.areOver() && Files.isDirectory(settings.folder())) {
            if (!postgres.isAlive()) {
                restart(postgres);
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        System.exit(0);
    }

    private static void restart(PostgresServer postgres) throws InterruptedException {
        try {
            System.err.println("PostgreSQL died; starting it again");
            postgres.restart();
        } catch (IOException e) {
            System.err.println(reason(e));
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static void stop(Path file, PostgresServer postgres, KafkaBroker kafka) {
        try {
            Files.deleteIfExists(file);
            kafka.close();
            postgres.stop();
        } catch (IOException e) {
            System.err.println(reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
