package io.dangol.suite.launcher;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** What can happen to a process: the end without a word, or a long silence. */
public final class Faults {

    private final Launcher launcher;

    public Faults(Launcher launcher) {
        this.launcher = launcher;
    }

    public void kill(Service service) {
        kill(launcher.running(service).orElseThrow().pid());
    }

    /** It is there and does nothing, as on a machine that is out of memory, until it is resumed. */
    public void pause(Service service) {
        signal(service, "STOP");
    }

    public void resume(Service service) {
        signal(service, "CONT");
    }

    /** Kafka goes; PostgreSQL is a process of its own and stays. */
    public void killKafka() {
        kill(launcher.machinery().running().orElseThrow().pid());
    }

    /** All of its processes end with the first one. */
    public void killPostgres() {
        kill(launcher.machinery().postgres().orElseThrow());
    }

    /**
     * Ends the database session by which a service's relay leads, as a broken network would.
     *
     * @return its process in PostgreSQL, which no later session shares
     */
    public long endRelaySession(Service service) {
        try (Connection postgres = connect(service);
                Statement statement = postgres.createStatement()) {
            long leader = await().until(() -> leader(statement), pid -> pid > 0);
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
            return await().atMost(Duration.ofSeconds(30)).until(() -> leader(statement), pid -> pid > 0);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect(Service service) throws SQLException {
        Secrets secrets = Secrets.keptIn(launcher.home().secrets());
        String url = Databases.url(launcher.ports().postgres(), service.shortName());
        return DriverManager.getConnection(url, "postgres", secrets.postgresPassword());
    }

    /** Who holds the relay's lock, "dangol" in ASCII, in the database at hand; 0 if nobody does. */
    private static long leader(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pid from pg_locks where locktype = 'advisory' and granted"
                + " and classid = x'6461'::bigint and objid = x'6e676f6c'::bigint and database ="
                + " (select oid from pg_database where datname = current_database())")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private void signal(Service service, String name) {
        String pid = String.valueOf(launcher.running(service).orElseThrow().pid());
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("Process " + pid + " cannot be sent " + name);
            }
        } catch (IOException | InterruptedException e) {
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
