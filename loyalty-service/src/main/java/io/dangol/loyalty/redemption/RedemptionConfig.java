package io.dangol.loyalty.redemption;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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

    /** How long one waits for a group to begin, before its caller does it alone; one that has begun is waited for. */
    @WithDefault("PT10S")
    Duration patience();
}
