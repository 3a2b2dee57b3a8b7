package io.dangol.suite.launcher;

import io.dangol.suite.console.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts a backup in the place of what is there. Kafka starts empty and is filled from the event logs; who was erased since
 * the backup stays erased.
 */
final class Restore {

    private final Home home;
    private final Launcher launcher;
    private final Console console;

    Restore(Home home, Launcher launcher, Console console) {
        this.home = home;
        this.launcher = launcher;
        this.console = console;
    }

    void from(Path folder) {
        Path backup = folder.toAbsolutePath().normalize();
        if (!Files.exists(backup.resolve(Backup.NOTE))) {
            throw new LaunchFailed(backup + " holds no whole backup: " + Backup.NOTE + " is missing.");
        }
        if (launcher.isAnythingRunning() || launcher.machinery().postgres().isPresent()) {
            throw new LaunchFailed("The suite runs: ./dangol down first.");
        }
        try {
            replace(backup);
            console.done("restored what was backed up at "
                    + Home.read(backup.resolve(Backup.NOTE)).getProperty("at"));
        } catch (IOException e) {
            throw new LaunchFailed("The restore failed: " + e.getMessage(), e);
        }
    }

    /** The copy is complete before anything that is there is touched. */
    private void replace(Path backup) throws IOException {
        Path fresh = home.folder().resolve("infrastructure.restored");
        Path replaced = home.folder().resolve("infrastructure.replaced");
        Home.delete(fresh);
        Home.delete(replaced);
        Path data =
                fresh.resolve(home.infrastructure().relativize(home.databases()).toString());
        Files.createDirectories(data.resolveSibling("."));
        new DatabaseFiles(backup.resolve(Backup.DATABASES), true).copyAllTo(data);
        if (Files.exists(home.infrastructure())) {
            Files.move(home.infrastructure(), replaced, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, home.infrastructure(), StandardCopyOption.ATOMIC_MOVE);
        replaceKept(backup.resolve(Backup.SECRETS));
        // Whoever starts PostgreSQL next begins another epoch of events.
        Home.writePrivately(home.restored(), "");
        Home.delete(replaced);
    }

    private void replaceKept(Path secrets) throws IOException {
        Set<String> erased = new LinkedHashSet<>(lines(home.erasures()));
        for (Path file : home.kept()) {
            Path copy = secrets.resolve(file.getFileName());
            if (Files.exists(copy)) {
                Home.writePrivately(file, Files.readString(copy));
            }
        }
        erased.addAll(lines(home.erasures()));
        if (!erased.isEmpty()) {
            Home.writePrivately(home.erasures(), String.join("\n", erased));
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
