package io.dangol.loyalty.sale;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the tills' path is sized. */
@ConfigMapping(prefix = "dangol.till")
interface TillConfig {

    /** Transactions under way at once; while one waits for the disk the next one fills. */
    @WithDefault("2")
    int committers();

    /** Sales in one transaction. */
    @WithDefault("256")
    int groupSize();

    /** Sales that may wait; beyond that the till is asked to come again. */
    @WithDefault("10000")
    int queueSize();
}
