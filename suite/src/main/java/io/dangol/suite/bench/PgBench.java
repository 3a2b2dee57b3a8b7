package io.dangol.suite.bench;

import io.dangol.suite.client.CallFailed;
import io.dangol.suite.launcher.Launcher.Playground;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The measure of PostgreSQL's own tool: the till's statements, one sale a transaction, on the same server with the same
 * durability. No HTTP, no JSON, no events read: what a till without a suite could reach.
 */
final class PgBench {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final String SCRIPT = "sale.sql";

    private final Path program;
    private final Playground playground;
    private final Shop shop;
    private final Path script;

    PgBench(Path program, Playground playground, Shop shop, Path folder) {
        this.program = program;
        this.playground = playground;
        this.shop = shop;
        this.script = folder.resolve(SCRIPT);
        try (InputStream shipped = PgBench.class.getResourceAsStream("/bench/" + SCRIPT)) {
            Files.copy(shipped, script, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the PATH, or where Debian puts it. */
    static Optional<Path> find(Map<String, String> environment) {
        Stream<Path> named =
                Arrays.stream(environment.getOrDefault("PATH", "").split(":")).map(Path::of);
        return Stream.concat(named, debian().stream())
                .map(folder -> folder.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static List<Path> debian() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin")).toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** Sales a second with so many clients. */
    double run(int clients, Duration duration) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--host=127.0.0.1",
                "--port=" + playground.port(),
                "--username=postgres",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + Math.min(clients, 2),
                "--time=" + duration.toSeconds(),
                "--file=" + script));
        Map.of(
                        "cards", String.valueOf(SaleMaker.CARDS),
                        "store", shop.storeId(),
                        "partner", shop.partnerId(),
                        "n", String.valueOf(System.nanoTime()))
                .forEach((name, value) -> command.add("--define=" + name + "=" + value));
        command.add(playground.database());
        return rateIn(output(command));
    }

    private String output(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", playground.password());
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new CallFailed("pgbench: " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed("Interrupted", e);
        }
    }

    private static double rateIn(String output) {
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new CallFailed("pgbench named no rate: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
