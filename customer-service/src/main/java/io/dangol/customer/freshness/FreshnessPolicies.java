package io.dangol.customer.freshness;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The policy that holds: the operator's own file, or the one that comes with the service. */
@Singleton
class FreshnessPolicies {

    private static final String BUILT_IN = "/freshness/policy.json";

    private final FreshnessPolicy policy;

    FreshnessPolicies(ObjectMapper json, @ConfigProperty(name = "dangol.freshness.policy") Optional<String> own) {
        this.policy = read(json, own);
    }

    FreshnessPolicy current() {
        return policy;
    }

    private static FreshnessPolicy read(ObjectMapper json, Optional<String> own) {
        try (InputStream text = own.isPresent()
                ? Files.newInputStream(Path.of(own.get()))
                : Objects.requireNonNull(FreshnessPolicies.class.getResourceAsStream(BUILT_IN))) {
            return json.readValue(text, FreshnessPolicy.class);
        } catch (IOException e) {
            throw new IllegalStateException("The policy of freshness cannot be read", e);
        }
    }
}
