package io.dangol.suite.launcher;

import io.dangol.suite.console.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Copies what a suite cannot be made again without: the files of PostgreSQL, as of one moment for all four databases, also
 * while tills work, and the secrets in a folder of their own. Kafka is not copied: the event logs fill it again.
 */
final class Backup {

    static final String DATABASES = "databases";
    static final String SECRETS = "secrets";
    static final String NOTE = "backup.properties";

    private static final String LABEL = "backup_label";
    private static final String SLOT = "dangol_backup";

    private final Home home;
    private final Launcher launcher;
    private final Console console;
    private final Clock clock;

    Backup(Home home, Launcher launcher, Console console, Clock clock) {
        this.home = home;
        this.launcher = launcher;
        this.console = console;
        this.clock = clock;
    }

    void into(Path folder) {
        try {
            Path target = emptied(folder.toAbsolutePath().normalize());
            copySecrets(home, target.resolve(SECRETS));
            boolean running = launcher.machinery().running().isPresent();
            if (running) {
                copyRunning(target.resolve(DATABASES));
            } else {
                copyStopped(target.resolve(DATABASES));
            }
            note(target, running);
            console.done("backed up into " + target);
            console.remark("Keep " + target.resolve(SECRETS) + " apart: whoever has both can read personal data");
        } catch (IOException e) {
            throw new LaunchFailed("The backup failed: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new LaunchFailed("PostgreSQL does not let itself be backed up: " + e.getMessage(), e);
        }
    }

    /** A folder that is in use may hold the only good copy: it is never written over. */
    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new LaunchFailed(folder + " is not empty. Name a folder that is not there yet.");
                }
            }
            return folder;
        }
        return Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** What was erased goes too: the machine with the only list of it may be the one that is lost. */
    static void copySecrets(Home home, Path target) throws IOException {
        var created = Files.createDirectories(
                target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (Path file : home.kept()) {
            if (Files.exists(file)) {
                Files.copy(file, created.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** The server tells where the copy begins and ends, and keeps what was written between: torn pages are mended by it. */
    private void copyRunning(Path target) throws IOException, SQLException {
        Path data = data();
        try (Connection connection = launcher.databases().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_create_physical_replication_slot('" + SLOT + "', true, true)");
            statement.execute("select pg_backup_start('dangol', true)");
            new DatabaseFiles(data, false).copyTo(target);
            try (ResultSet end = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                end.next();
                Files.writeString(target.resolve(LABEL), end.getString(1));
            }
            new DatabaseFiles(data, true).copyLogTo(target);
            statement.execute("select pg_drop_replication_slot('" + SLOT + "')");
        }
    }

    private void copyStopped(Path target) throws IOException {
        if (launcher.machinery().postgres().isPresent()) {
            throw new LaunchFailed(
                    "PostgreSQL runs without the rest of the suite: ./dangol up or ./dangol down first.");
        }
        new DatabaseFiles(data(), true).copyTo(target);
    }

    private Path data() {
        Path data = home.databases();
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            throw new LaunchFailed("There is nothing to back up in " + home.folder());
        }
        return data;
    }

    private void note(Path target, boolean running) {
        try {
            Properties note = new Properties();
            note.setProperty("at", clock.instant().toString());
            note.setProperty(
                    "postgresql",
                    Files.readString(home.databases().resolve("PG_VERSION")).strip());
            note.setProperty("tills", running ? "at work" : "stopped");
            // Last of all: a copy without it is half a copy.
            Home.write(target.resolve(NOTE), note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
