package io.dangol.embedded;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the infrastructure of one machine runs.
 *
 * @param postgresPort 0: any free one
 * @param kafkaPort 0: any free one
 * @param idleSeconds ends that long after the last lease was given back; 0: runs until it is stopped
 * @param password of PostgreSQL's superuser
 */
record InfrastructureSettings(
        Path folder, int postgresPort, int kafkaPort, long idleSeconds, boolean durable, String password) {

    static InfrastructureSettings parse(String... arguments) {
        Map<String, String> given = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : ""));
        String folder = given.get("folder");
        if (folder == null) {
            throw new IllegalArgumentException("folder=<path> is required");
        }
        // Not an argument: everybody on the machine can read those.
        String password = System.getenv("DANGOL_POSTGRES_PASSWORD");
        return new InfrastructureSettings(
                Path.of(folder).toAbsolutePath(),
                Integer.parseInt(given.getOrDefault("postgresPort", "0")),
                Integer.parseInt(given.getOrDefault("kafkaPort", "0")),
                Long.parseLong(given.getOrDefault("idleSeconds", "0")),
                Boolean.parseBoolean(given.getOrDefault("durable", "true")),
                password == null ? "postgres" : password);
    }
}
