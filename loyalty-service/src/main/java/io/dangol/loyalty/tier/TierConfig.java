package io.dangol.loyalty.tier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When tiers are looked at that nobody bought for. */
@ConfigMapping(prefix = "dangol.tier")
interface TierConfig {

    /** Between two looks; one that finds nothing costs two looks into an index. */
    @WithDefault("PT1M")
    Duration pause();

    /** Members of one transaction. */
    @WithDefault("500")
    int batch();
}
