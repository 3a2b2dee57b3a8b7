package io.dangol.gateway.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Which requests leave a log line; metrics count all of them. */
@ConfigMapping(prefix = "dangol.gateway.access-log")
interface JournalConfig {

    enum Which {
        ALL,
        /** Refused, failed or slow. */
        NOTABLE,
        NONE
    }

    @WithDefault("notable")
    Which which();

    @WithDefault("1S")
    Duration slow();
}
