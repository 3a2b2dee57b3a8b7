package io.dangol.suite.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A disk of its own in memory under one folder, which can be made as small as what lies on it. Mounting takes a user and
 * mount namespace of our own; the script starts us in one where the machine allows it, so root is not needed.
 */
final class Disk {

    /** Set by the script, and by nobody where a mount would be one of the whole machine's. */
    static final String NAMESPACE = "DANGOL_CHAOS_NAMESPACE";

    /** What the mount is of. */
    private static final String SOURCE = "dangol";

    private static final String AMPLE = "2g";
    private static final int PAGE = 4096;
    private static final int TRIES = 20;

    private final Path folder;

    private Disk(Path folder) {
        this.folder = folder;
    }

    static boolean isPossible(Map<String, String> environment) {
        return "1".equals(environment.get(NAMESPACE));
    }

    /** Empty where this process may not mount. */
    static Optional<Disk> mount(Path folder, Map<String, String> environment) {
        if (!isPossible(environment)) {
            return Optional.empty();
        }
        try {
            Path made = Files.createDirectories(folder);
            boolean mounted = run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + AMPLE, SOURCE, made.toString());
            return mounted ? Optional.of(new Disk(made)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not one page is left. Others write meanwhile, so its size is asked for until it fits. */
    void fill() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (resize(String.valueOf(used()))) {
                return;
            }
        }
        throw new IllegalStateException("The disk of " + folder + " cannot be filled");
    }

    void free() {
        if (!resize(AMPLE)) {
            throw new IllegalStateException("The disk of " + folder + " cannot be freed");
        }
    }

    void unmount() {
        var unused = run("umount", folder.toString());
    }

    private long used() {
        try {
            FileStore store = Files.getFileStore(folder);
            long bytes = store.getTotalSpace() - store.getUnallocatedSpace();
            return Math.max(PAGE, (bytes + PAGE - 1) / PAGE * PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With its source named: else mount adds the options that it finds, among them a user whom the namespace has not. */
    private boolean resize(String size) {
        return run("mount", "-o", "remount,size=" + size, SOURCE, folder.toString());
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
