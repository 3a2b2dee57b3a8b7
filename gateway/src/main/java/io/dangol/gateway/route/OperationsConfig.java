package io.dangol.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may look at the gateway's own workings. */
@ConfigMapping(prefix = "dangol.gateway.operations")
interface OperationsConfig {

    /** Metrics are for this machine alone unless a collector elsewhere must reach them. */
    @WithDefault("false")
    boolean remote();
}
