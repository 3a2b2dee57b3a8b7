package io.dangol.suite.launcher;

import io.dangol.suite.client.Pause;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can happen to a process: the end without a word, or a long silence. */
public final class Faults {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_MS = 50;

    private final Launcher launcher;

    public Faults(Launcher launcher) {
        this.launcher = launcher;
    }

    public void kill(Service service) {
        kill(pid(service));
    }

    /** The second process of a service, which {@link Launcher#join} started. */
    public void killReplica(Service service) {
        kill(launcher.running(Launcher.replica(service)).orElseThrow().pid());
    }

    /** It is there and does nothing, as on a machine that is out of memory, until it is resumed. */
    public void pause(Service service) {
        pause(List.of(pid(service)));
    }

    public void resume(Service service) {
        launcher.running(service).ifPresent(process -> resume(List.of(process.pid())));
    }

    /** The same for any processes of the suite; those that have ended meanwhile are left out. */
    public void pause(List<Long> processes) {
        signal("STOP", processes);
    }

    public void resume(List<Long> processes) {
        signal("CONT", processes);
    }

    /** Kafka goes; PostgreSQL is a process of its own and stays. */
    public void killKafka() {
        kill(kafka());
    }

    /** All of its processes end with the first one. */
    public void killPostgres() {
        kill(launcher.machinery().postgres().orElseThrow());
    }

    public boolean isRunning(Service service) {
        return launcher.running(service).isPresent();
    }

    public boolean isKafkaRunning() {
        return launcher.machinery().running().isPresent();
    }

    public long pid(Service service) {
        return launcher.running(service).orElseThrow().pid();
    }

    public long kafka() {
        return launcher.machinery().running().orElseThrow().pid();
    }

    /** PostgreSQL's first process and all that it has started; nobody where it is down. */
    public List<Long> postgres() {
        Optional<ProcessHandle> first = launcher.machinery().postgres().flatMap(ProcessHandle::of);
        return first.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid)
                .toList();
    }

    /**
     * Ends the database session by which a service's relay leads, as a broken network would.
     *
     * @return its process in PostgreSQL, which no later session shares
     */
    public long endRelaySession(Service service) {
        try (Connection postgres = connect(service);
                Statement statement = postgres.createStatement()) {
            long leader = awaitLeader(statement);
            try (ResultSet ended = statement.executeQuery("select pg_terminate_backend(" + leader + ", 10000)")) {
                if (!ended.next() || !ended.getBoolean(1)) {
                    throw new IllegalStateException("The relay's session does not end");
                }
            }
            return leader;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The session by which a relay leads, as soon as there is one. */
    public long awaitRelaySession(Service service) {
        try (Connection postgres = connect(service);
                Statement statement = postgres.createStatement()) {
            return awaitLeader(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A service's database, for PostgreSQL's own owner and whatever stands in between for the service. */
    public Connection connect(Service service) throws SQLException {
        Secrets secrets = Secrets.keptIn(launcher.home().secrets());
        String url = Databases.url(launcher.ports().postgres(), service.shortName());
        return DriverManager.getConnection(url, "postgres", secrets.postgresPassword());
    }

    private static long awaitLeader(Statement statement) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long leader = leader(statement);
        while (leader == 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("No relay leads");
            }
            Pause.ms(LOOK_AGAIN_MS);
            leader = leader(statement);
        }
        return leader;
    }

    /** Who holds the relay's lock, "dangol" in ASCII, in the database at hand; 0 if nobody does. */
    private static long leader(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pid from pg_locks where locktype = 'advisory' and granted"
                + " and classid = x'6461'::bigint and objid = x'6e676f6c'::bigint and database ="
                + " (select oid from pg_database where datname = current_database())")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static void signal(String name, List<Long> processes) {
        String alive = processes.stream()
                .filter(pid -> Kernel.birthOf(pid).isPresent())
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        if (alive.isEmpty()) {
            return;
        }
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + alive + " 2>/dev/null").start();
            var unused = kill.waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        if (!process.destroyForcibly()) {
            throw new IllegalStateException("Process " + pid + " cannot be killed");
        }
        process.onExit().join();
    }
}
