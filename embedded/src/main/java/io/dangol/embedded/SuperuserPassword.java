package io.dangol.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The password of PostgreSQL's superuser: random, and kept beside the data for its owner alone. */
final class SuperuserPassword {

    private static final int BYTES = 24;

    private SuperuserPassword() {}

    static String keptIn(Path folder) throws IOException {
        Path file = folder.resolve("postgres.password");
        if (!Files.exists(file)) {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            Folders.writePrivately(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return Files.readString(file).strip();
    }
}
