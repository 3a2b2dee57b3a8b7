package io.dangol.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this checkout lies, whatever folder a test was started in. */
public final class Repository {

    private Repository() {}

    public static Path root() {
        String given = System.getProperty("dangol.root");
        if (given != null) {
            return Path.of(given);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("Not inside a checkout");
        }
        return folder;
    }
}
