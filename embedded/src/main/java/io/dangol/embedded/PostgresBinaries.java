package io.dangol.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once into a folder. */
final class PostgresBinaries {

    private static final int EXECUTABLE = 0100;
    private static final Set<PosixFilePermission> READABLE_BY_ALL = PosixFilePermissions.fromString("rwxr-xr-x");

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Several processes may ask at once: one unpacks, and the folder gets its name when it is complete. */
    static PostgresBinaries in(Path folder) throws IOException {
        String archive = "postgres-linux-" + architecture() + ".txz";
        Path home = folder.resolve("postgresql-" + fingerprint(archive));
        Files.createDirectories(folder);
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("postgresql.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!Files.exists(home) && lock.isValid()) {
                Path half = folder.resolve("unpacking");
                Folders.delete(half);
                open(Files.createDirectory(half));
                unpack(archive, half);
                Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return new PostgresBinaries(home);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static String architecture() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> throw new IllegalStateException("No PostgreSQL binaries for this processor: " + name);
        };
    }

    /** Another version brings another archive. Its jar knows the checksum, so that 15 MB need not be read again. */
    private static String fingerprint(String archive) throws IOException {
        URL url = PostgresBinaries.class.getResource("/" + archive);
        if (url == null) {
            throw new IOException("Not on the class path: " + archive);
        }
        if (!(url.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException("Not in a jar: " + url);
        }
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            return "%08x-%d"
                    .formatted(
                            jar.getJarEntry(archive).getCrc(),
                            jar.getJarEntry(archive).getSize());
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new IOException("Not on the class path: " + archive);
            }
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(tar, entry, target);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("Archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            open(Files.createDirectories(file));
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, target.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
            if ((entry.getMode() & EXECUTABLE) != 0) {
                Files.setPosixFilePermissions(file, READABLE_BY_ALL);
            }
        }
    }

    /** Whatever the umask says: the server may run as somebody else. */
    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, READABLE_BY_ALL);
    }
}
