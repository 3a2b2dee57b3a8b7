package io.dangol.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One process with both. It says where they are in {@code infrastructure.properties} once they answer, starts
 * PostgreSQL again if it dies, and stops both when it is told to stop.
 */
public final class Infrastructure {

    /** What its JVM needs: Kafka in little memory, and no half-alive process when that is not enough. */
    public static final List<String> JVM_OPTIONS = List.of(
            "-Xms32m",
            "-Xmx192m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxMetaspaceSize=96m",
            "-XX:ReservedCodeCacheSize=32m",
            "-XX:+ExitOnOutOfMemoryError");

    public static final String FILE = "infrastructure.properties";

    private static final Duration PATIENCE_WITH_PREDECESSOR = Duration.ofSeconds(30);
    private static final long CHECK_MS = 500;
    private static final long LONGEST_PAUSE_MS = 8_000;

    private final InfrastructureSettings settings;
    private final Path folder;
    private final InfrastructureFile file;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile @Nullable CompletableFuture<PostgresServer> postgres;
    private volatile @Nullable KafkaBroker kafka;

    private Infrastructure(InfrastructureSettings settings) {
        this.settings = settings;
        this.folder = settings.folder();
        this.file = new InfrastructureFile(folder);
    }

    /** Settings as {@code name=value}; see {@link InfrastructureSettings}. */
    public static void main(String[] arguments) {
        try {
            new Infrastructure(InfrastructureSettings.parse(arguments)).run();
        } catch (Throwable e) { // Kafka may have left threads: nothing short of this ends them.
            System.err.println(reason(e));
            Runtime.getRuntime().halt(1);
        }
    }

    private static String reason(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        boolean meantForPeople = cause instanceof IOException || cause instanceof IllegalArgumentException;
        return String.valueOf(meantForPeople && cause.getMessage() != null ? cause.getMessage() : cause);
    }

    private void run() throws Exception {
        Files.createDirectories(folder);
        // Two on one folder would take each other's data; one that is just stopping gets its time.
        FileChannel lock = Folders.lock(folder.resolve("running.lock"), PATIENCE_WITH_PREDECESSOR)
                .orElseThrow(() -> new IOException("Another infrastructure runs on " + folder));
        file.forget();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            live();
        } finally {
            stop();
            lock.close();
        }
        System.exit(0);
    }

    private void live() throws IOException, InterruptedException {
        String given = settings.givenPassword();
        String password = given == null ? SuperuserPassword.keptIn(folder) : given;
        KafkaLog.writeTo(folder.resolve("kafka.log"));
        CompletableFuture<PostgresServer> starting = CompletableFuture.supplyAsync(() -> postgres(password));
        postgres = starting;
        KafkaBroker broker = broker();
        kafka = broker;
        Leases leases = Leases.open(settings.idleSeconds());
        PostgresServer server = starting.join();
        file.write(server, password, broker, leases);
        System.out.println("PostgreSQL and Kafka are ready");
        supervise(server, leases);
    }

    private KafkaBroker broker() throws IOException {
        Path data = folder.resolve("kafka");
        if (settings.fresh()) {
            Folders.delete(data);
        }
        int port = settings.kafkaPort() == 0 ? Ports.free() : settings.kafkaPort();
        return KafkaBroker.start(
                data, port, settings.kafkaAdvertisedPort() == 0 ? port : settings.kafkaAdvertisedPort());
    }

    private PostgresServer postgres(String password) {
        try {
            Path home = Files.createDirectories(folder.resolve("postgres")).toRealPath();
            if (settings.fresh()) {
                PostgresServer.discard(home);
            }
            return PostgresServer.start(
                    new PostgresServer.Options(home, settings.postgresPort(), password, settings.durable()));
        } catch (IOException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private void supervise(PostgresServer server, Leases leases) throws InterruptedException {
        long pauseMs = CHECK_MS;
        while (isWanted(leases)) {
            TimeUnit.MILLISECONDS.sleep(pauseMs);
            boolean well = server.isAlive() || !isWanted(leases) || restarted(server);
            pauseMs = well ? CHECK_MS : Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
        }
    }

    private boolean isWanted(Leases leases) {
        return !stopping.get() && !leases.areOver() && file.isOurs();
    }

    private static boolean restarted(PostgresServer postgres) throws InterruptedException {
        try {
            postgres.restart();
            System.err.println("PostgreSQL had died and was started again");
            return true;
        } catch (IOException e) {
            System.err.println("PostgreSQL died and does not start: " + reason(e));
            return false;
        }
    }

    private void stop() {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        CompletableFuture<Void> database = CompletableFuture.runAsync(this::stopPostgres);
        try {
            if (file.isOurs()) {
                file.forget();
            }
        } catch (IOException e) {
            System.err.println(reason(e));
        }
        KafkaBroker broker = kafka;
        if (broker != null) {
            broker.close();
        }
        database.join();
    }

    private void stopPostgres() {
        CompletableFuture<PostgresServer> started = postgres;
        try {
            if (started != null) {
                started.join().stop();
            }
        } catch (CompletionException neverStarted) {
            return; // Whoever waits for the start says so.
        } catch (IOException e) {
            System.err.println(reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
