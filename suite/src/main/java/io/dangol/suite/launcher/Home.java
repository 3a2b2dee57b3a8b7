package io.dangol.suite.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The folder that holds all state of the suite: data, secrets, logs and what runs. Only its owner may look inside. */
public record Home(Path folder) {

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    public Path credentials() {
        return folder.resolve("credentials.json");
    }

    /** What the demo must remember: the secrets of its tills. */
    public Path demo() {
        return folder.resolve("demo.json");
    }

    public Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    Path secrets() {
        return folder.resolve("secrets.properties");
    }

    Path ports() {
        return folder.resolve("ports.properties");
    }

    Path running(String name) {
        return folder.resolve("run").resolve(name + ".pid");
    }

    Path signingKeys() {
        return folder.resolve("gateway-signing-keys.json");
    }

    Path tls(String file) {
        return folder.resolve("tls").resolve(file);
    }

    Path infrastructure() {
        return folder.resolve("infrastructure");
    }

    /** Which customers' keys were destroyed, beside the databases: no backup of those brings them back. */
    public Path erasures() {
        return folder.resolve("erased-keys.txt");
    }

    /** Without which the databases' data cannot be read, found, or reached. */
    List<Path> kept() {
        return List.of(secrets(), credentials(), demo(), signingKeys(), erasures());
    }

    /** The files of PostgreSQL's cluster. */
    Path databases() {
        return infrastructure().resolve("postgres").resolve("data");
    }

    /** Lies there from a restore until the databases know of it. */
    Path restored() {
        return folder.resolve("restored");
    }

    public void create() {
        createPrivately(folder);
        createPrivately(folder.resolve("logs"));
        createPrivately(folder.resolve("run"));
    }

    void createTls() {
        createPrivately(folder.resolve("tls"));
    }

    /** One launcher at a time: two that start the same services at once would trip over each other's ports. */
    void exclusively(Runnable work) {
        create();
        try (FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                throw new LaunchFailed("Another ./dangol is at work on " + folder + ". Try again when it is done.");
            }
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty if there is no such file. */
    static Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }

    static void write(Path file, Properties properties) {
        StringBuilder text = new StringBuilder();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> text.append(name)
                        .append('=')
                        .append(properties.getProperty(name))
                        .append('\n'));
        writePrivately(file, text.toString());
    }

    /** For the owner's eyes; whole or not at all, whenever the machine stops. */
    public static void writePrivately(Path file, String text) {
        Path half = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(half);
            Path created = Files.createFile(
                    half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Path written = Files.writeString(created, text, StandardOpenOption.SYNC);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets everything. */
    void delete() {
        delete(folder);
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createPrivately(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
