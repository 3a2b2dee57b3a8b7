package io.dangol.suite.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that the launcher started, as noted in its pid file. Its birth tells it from a later one with the same number. */
record Started(long pid, String birth, Instant at) {

    static Started now(ProcessHandle process, Instant at) {
        return new Started(process.pid(), Kernel.birthOf(process.pid()).orElse("gone"), at);
    }

    static Optional<Started> notedIn(Path file) {
        Properties noted = Home.read(file);
        if (!noted.containsKey("pid")) {
            return Optional.empty();
        }
        return Optional.of(new Started(
                Long.parseLong(noted.getProperty("pid")),
                noted.getProperty("birth", ""),
                Instant.parse(noted.getProperty("at"))));
    }

    static Optional<Started> running(Path file) {
        return notedIn(file).filter(Started::isRunning);
    }

    void noteIn(Path file) {
        Properties note = new Properties();
        note.setProperty("pid", String.valueOf(pid));
        note.setProperty("birth", birth);
        note.setProperty("at", at.toString());
        Home.write(file, note);
    }

    static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRunning() {
        return Kernel.birthOf(pid).filter(birth::equals).isPresent();
    }

    /** Asks it to end, waits, and ends it. Never touches a process that only has its number. */
    void stop(Duration patience) {
        Optional<ProcessHandle> process = isRunning() ? ProcessHandle.of(pid) : Optional.empty();
        process.ifPresent(running -> stop(running, patience));
    }

    private void stop(ProcessHandle running, Duration patience) {
        boolean asked = running.destroy();
        if (!asked || !hasEnded(running, patience)) {
            boolean forced = running.destroyForcibly();
            if (!forced || !hasEnded(running, patience)) {
                throw new LaunchFailed("Process %d does not end".formatted(pid));
            }
        }
    }

    private boolean hasEnded(ProcessHandle running, Duration patience) {
        try {
            ProcessHandle ended = running.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return ended.pid() == pid;
        } catch (TimeoutException e) {
            // One that nobody reaped stays in the list of processes, yet does nothing any more.
            return !isRunning();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new LaunchFailed("Process %d cannot be waited for".formatted(pid), e);
        }
    }
}
