package io.dangol.customer.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which keys were destroyed, in a file outside of the database: a backup from before holds them still, and a restore
 * would bring them back. Lines are {@code customer retention moment}, added and never taken away; they name nobody.
 */
@Singleton
class Erasures {

    private static final Pattern LINE = Pattern.compile("[0-9a-f-]{36} [A-Z]+ \\S+");

    private final Optional<Path> file;
    private final Clock clock;

    Erasures(@ConfigProperty(name = "dangol.vault.erasures-file") Optional<Path> file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** On the disk before the key is gone: an erasure that was begun is finished with the next start at the latest. */
    void keep(DataKey.Id key) {
        Path target = file.orElseThrow(() -> new IllegalStateException(
                "Nothing can be erased for good without dangol.vault.erasures-file: a restore would bring it back"));
        // The line's end comes first: what a crash cut off does not spoil the next one.
        String line = "\n%s %s %s".formatted(key.customerId(), key.retention(), clock.instant());
        try (FileChannel channel = FileChannel.open(
                        target,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                FileLock alone = channel.lock()) {
            ByteBuffer bytes = UTF_8.encode(line);
            while (bytes.hasRemaining() && alone.isValid()) {
                int unused = channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("The erasure could not be kept", e);
        }
    }

    /** All of them; a line that a crash cut off was never acted on. */
    List<DataKey.Id> kept() {
        if (file.isEmpty() || !Files.exists(file.get())) {
            return List.of();
        }
        try {
            return Files.readAllLines(file.get()).stream()
                    .filter(line -> LINE.matcher(line).matches())
                    .map(line -> line.split(" ", -1))
                    .map(part -> new DataKey.Id(UUID.fromString(part[0]), Retention.valueOf(part[1])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The erasures cannot be read", e);
        }
    }
}
