package io.dangol.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Programs that a script under test finds: stand-ins, and the machine's own. */
final class Programs {

    private Programs() {}

    static void write(Path file, String text) throws IOException {
        Path written = Files.writeString(file, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static Path find(String name) {
        return List.of("/usr/bin", "/bin").stream()
                .map(bin -> Path.of(bin, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("This machine has no " + name));
    }
}
