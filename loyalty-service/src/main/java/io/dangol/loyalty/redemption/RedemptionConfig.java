package io.dangol.loyalty.redemption;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How redemptions that arrive together are written. */
@ConfigMapping(prefix = "dangol.redemption")
interface RedemptionConfig {

    /** Transactions under way at once; while one waits for the disk the next one fills. */
    @WithDefault("2")
    int committers();

    /** Redemptions in one transaction. */
    @WithDefault("64")
    int groupSize();

    /** Redemptions that may wait; each beyond that has a transaction of its own. */
    @WithDefault("1000")
    int queueSize();
}
