package io.dangol.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The first process of a server as its lock file describes it, whoever started it. */
record Postmaster(long pid, int port, Path data) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    static Optional<Postmaster> running(Path data) {
        return written(data).filter(Postmaster::isAlive);
    }

    /** After a crash the process it names is gone, or is by now somebody else. */
    static Optional<Postmaster> written(Path data) {
        try {
            List<String> lines = Files.readAllLines(lockFile(data));
            return lines.size() <= PORT_LINE
                    ? Optional.empty()
                    : Optional.of(new Postmaster(
                            Long.parseLong(lines.get(PID_LINE).strip()),
                            Integer.parseInt(lines.get(PORT_LINE).strip()),
                            data));
        } catch (IOException | NumberFormatException notWrittenYet) {
            return Optional.empty();
        }
    }

    /** By its arguments: numbers of processes are reused, and a dead one that nobody reaped has none left. */
    boolean isAlive() {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc", String.valueOf(pid), "cmdline"));
            return Arrays.asList(new String(line, UTF_8).split("\0")).contains(data.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    boolean isSomebodyElse() {
        return !isAlive() && ProcessHandle.of(pid).isPresent();
    }

    void kill() {
        if (isAlive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    static Path lockFile(Path data) {
        return data.resolve("postmaster.pid");
    }
}
