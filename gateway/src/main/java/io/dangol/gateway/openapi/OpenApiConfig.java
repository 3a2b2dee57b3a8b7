package io.dangol.gateway.openapi;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fresh the merged API document is. */
@ConfigMapping(prefix = "dangol.gateway.openapi")
interface OpenApiConfig {

    @WithDefault("30S")
    Duration maxAge();

    /** While a service is missing, it is asked again after this. */
    @WithDefault("3S")
    Duration retry();
}
