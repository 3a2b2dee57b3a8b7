package io.dangol.gateway.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The private keys on disk, readable by their owner alone. Several gateways may share the file. */
final class KeyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;

    KeyFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    Optional<KeyRing> read() {
        try {
            return Files.exists(file) ? Optional.of(KeyRing.of(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Signing keys not readable", e);
        }
    }

    /** Reads and, where it changed, writes, under a lock: two gateways must not each make a key of their own. */
    KeyRing update(Function<Optional<KeyRing>, KeyRing> change) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                Optional<KeyRing> before = read();
                KeyRing after = change.apply(before);
                if (held.isValid() && !before.equals(Optional.of(after))) {
                    write(after);
                }
                return after;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Signing keys not writable", e);
        }
    }

    private void write(KeyRing keys) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "signing-keys", ".tmp", ownerOnly());
        Files.writeString(draft, keys.privateJson());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }
}
