package io.dangol.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is done with whole folders, and with files that nobody may see half written. */
final class Folders {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final long PAUSE_MS = 100;

    private Folders() {}

    static void delete(Path folder) throws IOException {
        try {
            Files.walkFileTree(folder, new Deleting());
        } catch (NoSuchFileException gone) {
            return;
        }
    }

    /** Writes a file that only its owner can read, whole or not at all. */
    static void writePrivately(Path file, String content) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(half);
        Files.createFile(half, OWNER_ONLY);
        Files.writeString(half, content);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Held until the channel closes or its process ends; empty if somebody else keeps it for longer than that. */
    static Optional<FileChannel> lock(Path file, Duration patience) throws IOException, InterruptedException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long end = System.nanoTime() + patience.toNanos();
        while (!isLocked(channel)) {
            if (System.nanoTime() > end) {
                channel.close();
                return Optional.empty();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
        return Optional.of(channel);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
