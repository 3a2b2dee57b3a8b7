package io.dangol.platform.eventlog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the log is kept. */
@ConfigMapping(prefix = "dangol.event-log")
interface EventLogConfig {

    /** Partitions are made for this month and so many after it. */
    @WithDefault("3")
    int monthsAhead();

    /** How often room is made and what is over is let go. */
    @WithDefault("PT1H")
    Duration upkeep();
}
