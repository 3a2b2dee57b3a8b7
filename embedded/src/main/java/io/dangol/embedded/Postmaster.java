package io.dangol.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A server process as its lock file describes it, whoever started it. */
record Postmaster(long pid, int port, Path data) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    static Optional<Postmaster> running(Path data) {
        return written(data).filter(Postmaster::isAlive);
    }

    /** The lock file of a crashed server names a process that is gone, or by now somebody else. */
    static Optional<Postmaster> written(Path data) {
        try {
            List<String> lines = Files.readAllLines(lockFile(data));
            return lines.size() <= PORT_LINE
                    ? Optional.empty()
                    : Optional.of(new Postmaster(number(lines.get(PID_LINE)), (int) number(lines.get(PORT_LINE)), data));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** By its arguments: a process number is reused, and one that nobody reaped has no arguments left. */
    boolean isAlive() {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc", String.valueOf(pid), "cmdline"));
            return Arrays.asList(new String(line, StandardCharsets.UTF_8).split("\0"))
                    .contains(data.toString());
        } catch (IOException e) {
            return false;
        }
    }

    boolean isReused() {
        return !isAlive() && ProcessHandle.of(pid).isPresent();
    }

    static Path lockFile(Path data) {
        return data.resolve("postmaster.pid");
    }

    private static long number(String line) {
        return line.isBlank() ? 0 : Long.parseLong(line.strip());
    }
}
