package io.dangol.customer.vault;

import io.dangol.customer.matching.CustomerMatching;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How customers are recognised here: by the operator's region, and without the values that it knows to be nobody's. */
final class MatchingRules {

    private MatchingRules() {}

    @Produces
    @Singleton
    static CustomerMatching matching(
            @ConfigProperty(name = "dangol.phone.default-region", defaultValue = "KR") String region,
            @ConfigProperty(name = "dangol.matching.blocked-values") Optional<Set<String>> blocked) {
        return new CustomerMatching(region, blocked.orElse(Set.of()));
    }
}
