package io.dangol.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.jar.JarEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The unpacked programs of one PostgreSQL version. */
public record PostgresBinaries(Path home) {

    private static final int OWNER_MAY_EXECUTE = 0100;

    /** Unpacks what the class path brings, once per content: later calls and other processes find it there. */
    public static synchronized PostgresBinaries unpackInto(Path folder) {
        URL archive = archive();
        Path parent = Folders.create(folder);
        try (FileChannel channel = FileChannel.open(
                        parent.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Path home = parent.resolve(nameOf(archive));
            if (lock.isValid() && !Files.exists(home)) {
                unpack(archive, parent, home);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL cannot be unpacked into %s.".formatted(folder), e);
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static URL archive() {
        String machine =
                switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
                    case "aarch64", "arm64" -> "arm_64";
                    default -> "x86_64";
                };
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String name = "/postgres-%s-%s.txz".formatted(system, machine);
        URL archive = PostgresBinaries.class.getResource(name);
        if (archive == null) {
            throw new CannotStart("There are no PostgreSQL programs for this machine: %s is missing.".formatted(name));
        }
        return archive;
    }

    /** The archive's checksum is in its jar already: reading 15 MB again at every start is not needed. */
    private static String nameOf(URL archive) throws IOException {
        JarURLConnection connection = (JarURLConnection) archive.openConnection();
        connection.setUseCaches(false);
        try (InputStream content = connection.getInputStream()) {
            JarEntry entry = connection.getJarEntry();
            return "postgres-%08x-%d".formatted(entry.getCrc(), Math.max(entry.getSize(), content.available()));
        }
    }

    private static void unpack(URL archive, Path parent, Path home) throws IOException {
        Path unfinished = parent.resolve("unfinished");
        Folders.delete(unfinished);
        Files.createDirectory(unfinished);
        try (InputStream packed = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(entry, tar, unfinished);
            }
        }
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void place(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("An entry leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            createFolder(target);
            return;
        }
        createFolder(parentOf(target));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        boolean executable = (entry.getMode() & OWNER_MAY_EXECUTE) != 0;
        permit(target, executable ? "rwxr-xr-x" : "rw-r--r--");
    }

    /** Everybody may read: started by root, the server runs as a user who owns nothing here. */
    private static void createFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            permit(Files.createDirectories(folder), "rwxr-xr-x");
        }
    }

    private static void permit(Path path, String permissions) {
        try {
            Path unused = Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path parentOf(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }
}
