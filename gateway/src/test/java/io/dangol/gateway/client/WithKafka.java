package io.dangol.gateway.client;

import io.dangol.testing.InfrastructureResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** A real Kafka, and a folder of its own for the signing keys. */
public class WithKafka extends InfrastructureResource {

    @Override
    public Map<String, String> start() {
        try {
            Map<String, String> settings = new HashMap<>(super.start());
            settings.put(
                    "dangol.gateway.signing-key-file",
                    Files.createTempDirectory("gateway-test")
                            .resolve("keys.json")
                            .toString());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
