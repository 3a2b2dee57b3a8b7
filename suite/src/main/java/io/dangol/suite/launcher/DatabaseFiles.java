package io.dangol.suite.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of a PostgreSQL cluster, copied as its documentation says for a backup by hand (section 25.3.4).
 *
 * @param log whether the write-ahead log goes along
 */
record DatabaseFiles(Path data, boolean log) {

    /** The server makes these anew. */
    private static final Set<String> EMPTY = Set.of(
            "pg_dynshmem", "pg_notify", "pg_replslot", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map", "pg_internal.init");

    private static final String LOG = "pg_wal";

    void copyTo(Path target) throws IOException {
        Files.walkFileTree(data, new Copying(target, LEFT_OUT));
    }

    /** As they lie there, with the label that says where the log is to be read from. */
    void copyAllTo(Path target) throws IOException {
        Files.walkFileTree(data, new Copying(target, Set.of()));
    }

    /** All of it that is there, once the end of the backup was written to it. */
    void copyLogTo(Path target) throws IOException {
        Path copied = Files.createDirectories(target.resolve(LOG));
        try (Stream<Path> files = Files.list(data.resolve(LOG))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(file, copied.resolve(file.getFileName()));
            }
        }
    }

    /** A file that goes while it is copied belongs to what the log says. */
    private static void copy(Path file, Path target) throws IOException {
        try {
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException gone) {
            Files.deleteIfExists(target);
        }
    }

    private final class Copying extends SimpleFileVisitor<Path> {
        private final Path target;
        private final Set<String> leftOut;

        private Copying(Path target, Set<String> leftOut) {
            this.target = target;
            this.leftOut = leftOut;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            String name = folder.getFileName().toString();
            boolean first = data.equals(folder.getParent());
            if (name.startsWith("pgsql_tmp")) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.copy(folder, place(folder), StandardCopyOption.COPY_ATTRIBUTES);
            boolean emptied = first && (EMPTY.contains(name) || (name.equals(LOG) && !log));
            return emptied ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!leftOut.contains(file.getFileName().toString())) {
                copy(file, place(file));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        private Path place(Path source) {
            return target.resolve(data.relativize(source).toString());
        }
    }
}
