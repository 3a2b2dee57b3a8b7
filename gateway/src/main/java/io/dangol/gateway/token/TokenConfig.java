package io.dangol.gateway.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long tokens and the keys that sign them live. */
@ConfigMapping(prefix = "dangol.gateway.token")
interface TokenConfig {

    @WithDefault("900S")
    Duration lifetime();

    /** A key of this age gets a successor. */
    @WithDefault("90D")
    Duration rotateAfter();

    /** How long a new key is published before it signs: longer than any service keeps the old key set. */
    @WithDefault("2H")
    Duration publishAhead();
}
