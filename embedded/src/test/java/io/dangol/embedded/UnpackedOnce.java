package io.dangol.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The programs of PostgreSQL for all tests: unpacking them takes longer than most of these. */
final class UnpackedOnce {

    private UnpackedOnce() {}

    static void in(Path home) throws IOException {
        Path shared =
                Files.createDirectories(Path.of("target", "postgres-programs").toAbsolutePath());
        Path link = Files.createDirectories(home).resolve("bin");
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, shared);
        }
    }

    static void forget(Path home) throws IOException {
        if (Files.isSymbolicLink(home.resolve("bin"))) {
            Files.delete(home.resolve("bin"));
        }
    }
}
