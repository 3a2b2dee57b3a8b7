package io.dangol.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs of PostgreSQL on the data of one folder, as a user whom PostgreSQL accepts. */
final class PostgresPrograms {

    private static final long PATIENCE_MINUTES = 6;

    private final Path folder;
    private final PostgresBinaries binaries;
    private final Unprivileged unprivileged;

    private PostgresPrograms(Path folder, PostgresBinaries binaries, Unprivileged unprivileged) {
        this.folder = folder;
        this.binaries = binaries;
        this.unprivileged = unprivileged;
    }

    static PostgresPrograms in(Path folder) throws IOException, InterruptedException {
        PostgresBinaries binaries = PostgresBinaries.in(folder.resolve("bin"));
        Unprivileged unprivileged = Unprivileged.here();
        unprivileged.give(folder);
        PostgresPrograms programs = new PostgresPrograms(folder, binaries, unprivileged);
        programs.requireReachable();
        return programs;
    }

    void require(String program, Object... arguments) throws IOException, InterruptedException {
        Outcome outcome = run(program, arguments);
        if (!outcome.succeeded()) {
            throw new IOException("%s failed: %s".formatted(program, outcome.output()));
        }
    }

    Outcome run(String program, Object... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("postgres", ".out");
        try {
            return run(command(program, arguments), output);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    void give(Path file) throws IOException {
        unprivileged.give(file);
    }

    private List<String> command(String program, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(binaries.program(program).toString());
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return unprivileged.command(command);
    }

    private Outcome run(List<String> command, Path output) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(command.get(0) + " did not end");
        }
        return new Outcome(process.exitValue(), Files.readString(output, UTF_8).strip());
    }

    private void requireReachable() throws IOException, InterruptedException {
        Outcome outcome = run("postgres", "--version");
        if (!outcome.succeeded()) {
            throw new IOException("PostgreSQL cannot be run in %s (%s): another folder or another user may help"
                    .formatted(folder, outcome.output()));
        }
    }

    /** How a program ended, and what it said. */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }
}
