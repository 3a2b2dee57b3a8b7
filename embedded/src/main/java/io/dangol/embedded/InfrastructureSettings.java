package io.dangol.embedded;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the infrastructure of one machine runs.
 *
 * @param postgresPort 0: any free one
 * @param kafkaPort 0: any free one
 * @param kafkaAdvertisedPort where clients are told to find Kafka, if somebody stands in between; 0: where it listens
 * @param idleSeconds ends that long after the last lease was given back; 0: runs until it is stopped
 * @param durable whether data survives a crash of the machine
 * @param fresh whether it begins with nothing, whatever an earlier one left in the folder
 * @param givenPassword of PostgreSQL's superuser; null: a random one that stays in the folder
 */
record InfrastructureSettings(
        Path folder,
        int postgresPort,
        int kafkaPort,
        int kafkaAdvertisedPort,
        long idleSeconds,
        boolean durable,
        boolean fresh,
        @Nullable String givenPassword) {

    static InfrastructureSettings parse(String... arguments) {
        Map<String, String> given = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : ""));
        String folder = given.get("folder");
        if (folder == null) {
            throw new IllegalArgumentException("folder=<path> is required");
        }
        return new InfrastructureSettings(
                Path.of(folder).toAbsolutePath(),
                Integer.parseInt(given.getOrDefault("postgresPort", "0")),
                Integer.parseInt(given.getOrDefault("kafkaPort", "0")),
                Integer.parseInt(given.getOrDefault("kafkaAdvertisedPort", "0")),
                Long.parseLong(given.getOrDefault("idleSeconds", "0")),
                Boolean.parseBoolean(given.getOrDefault("durable", "true")),
                Boolean.parseBoolean(given.getOrDefault("fresh", "false")),
                // Not an argument: everybody on the machine can read those.
                System.getenv("DANGOL_POSTGRES_PASSWORD"));
    }
}
