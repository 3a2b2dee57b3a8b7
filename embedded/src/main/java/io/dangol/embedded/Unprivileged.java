package io.dangol.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** PostgreSQL refuses to run as root; for root this puts a program into a place where it is not. */
enum Unprivileged {
    ALREADY("", -1),

    /** In a user namespace of its own, where the file system is unchanged and root's files are its own. */
    BY_NAMESPACE("unshare -U", 0),

    /** As nobody, who must own the folder; where namespaces are forbidden, as in many containers. */
    AS_NOBODY("setpriv --reuid 65534 --regid 65534 --clear-groups", 65534);

    private final String prefix;
    private final int owner;

    Unprivileged(String prefix, int owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    /** The way that works here. */
    static Unprivileged here() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return ALREADY;
        }
        for (Unprivileged way : List.of(BY_NAMESPACE, AS_NOBODY)) {
            if (way.works()) {
                return way;
            }
        }
        throw new IOException("PostgreSQL does not run as root, and neither unshare nor setpriv works here:"
                + " start as another user");
    }

    List<String> command(List<String> command) {
        return Stream.concat(Arrays.stream(prefix.split(" ")).filter(word -> !word.isEmpty()), command.stream())
                .toList();
    }

    /** Makes it theirs who will run; data may come from a machine where the other way worked. */
    void give(Path path) throws IOException {
        if (this == ALREADY || Integer.valueOf(owner).equals(Files.getAttribute(path, "unix:uid"))) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private boolean works() throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
