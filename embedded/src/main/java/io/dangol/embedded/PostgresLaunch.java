package io.dangol.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** From a folder, empty or left behind by a crash, to a server that answers. */
final class PostgresLaunch {

    private static final int ATTEMPTS = 8;
    private static final long PAUSE_MS = 250;
    private static final long LOG_LIMIT_BYTES = 8L * 1024 * 1024;
    /** The recovery of a big database after a crash takes its time. */
    private static final int PATIENCE_SECONDS = 300;

    private static final String PORT_TAKEN = "Address already in use";
    /** What a server says while the processes of its killed predecessor are still ending. */
    private static final List<String> PASSING =
            List.of("pre-existing shared memory block", "postmaster.pid", PORT_TAKEN);

    private final PostgresPrograms programs;
    private final Path data;
    private final PostgresServer.Options options;

    PostgresLaunch(PostgresPrograms programs, Path data, PostgresServer.Options options) {
        this.programs = programs;
        this.data = data;
        this.options = options;
    }

    /** The folder gets its name when it is complete: a killed initdb leaves one that looks like data. */
    void initialise() throws IOException, InterruptedException {
        if (Files.exists(data)) {
            return;
        }
        Path half = data.resolveSibling("data.unfinished");
        Folders.delete(half);
        Path password = data.resolveSibling("initial-password");
        Folders.writePrivately(password, options.password());
        try {
            programs.give(password);
            initialise(half, password);
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    }

    Postmaster launch(int wanted) throws IOException, InterruptedException {
        forgetReusedProcess();
        startNewLogWhenLong();
        String said = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            int port = wanted == 0 ? Ports.free() : wanted;
            requireFree(port);
            new PostgresConfiguration(port, options.durable()).write(data);
            long before = Files.size(log());
            if (programs.run("pg_ctl", "start", "-D", data, "-w", "-t", PATIENCE_SECONDS, "-l", log())
                    .succeeded()) {
                return Postmaster.running(data)
                        .orElseThrow(() -> new IOException("PostgreSQL ended at once, see " + log()));
            }
            said = saidSince(before);
            if (PASSING.stream().noneMatch(said::contains)) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS * attempt);
        }
        throw new IOException("PostgreSQL does not start, see %s: %s".formatted(log(), said));
    }

    private void initialise(Path half, Path password) throws IOException, InterruptedException {
        // Built-in rules: the same order of texts on every machine, whatever its C library.
        programs.require(
                "initdb",
                "-D",
                half,
                "-U",
                PostgresServer.USER,
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                options.durable() ? "--data-checksums" : "--no-sync",
                "--auth=scram-sha-256",
                "--pwfile=" + password);
    }

    /** A server never starts while its lock file names a living process, even one that has nothing to do with it. */
    private void forgetReusedProcess() throws IOException {
        if (Postmaster.written(data).filter(Postmaster::isSomebodyElse).isPresent()) {
            Files.deleteIfExists(Postmaster.lockFile(data));
        }
    }

    private static void requireFree(int port) throws IOException {
        if (Ports.isTaken(port)) {
            throw new IOException("Port " + port + " for PostgreSQL is taken by another program");
        }
    }

    private void startNewLogWhenLong() throws IOException {
        if (!Files.exists(log())) {
            Files.createFile(log());
            programs.give(log());
        } else if (Files.size(log()) > LOG_LIMIT_BYTES) {
            Files.newByteChannel(log(), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        }
    }

    private String saidSince(long position) throws IOException {
        byte[] all = Files.readAllBytes(log());
        int start = (int) Math.min(position, all.length);
        return new String(all, start, all.length - start, UTF_8).strip();
    }

    private Path log() {
        return data.resolveSibling("postgres.log");
    }
}
