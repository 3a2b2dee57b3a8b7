package io.dangol.issuers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who else gives tokens that count here, each under a name of its own. Nobody does unless it is said. */
@ConfigMapping(prefix = "dangol.issuers")
public interface IssuersConfig {

    @WithParentName
    Map<String, Trusted> issuers();

    /** One issuer. */
    interface Trusted {
        /** Exactly as its tokens say it ({@code iss}). */
        URI url();

        /** Where its keys are; otherwise its discovery document says it. */
        Optional<URI> jwksUrl();

        /** Who its tokens must be meant for ({@code aud}). */
        @WithDefault("dangol")
        String audience();

        /** The roles that it may give. */
        Set<String> roles();

        /** From issue to end; what lives longer is refused, since nobody here can revoke it. */
        @WithDefault("PT1H")
        Duration longestLife();

        Claims claims();

        /** Where its tokens say what ours do; {@code /} leads into a claim. */
        interface Claims {
            @WithDefault("role")
            String role();

            @WithDefault("scope")
            String scope();

            @WithDefault("partnerId")
            String partnerId();

            @WithDefault("storeCodes")
            String storeCodes();
        }
    }
}
