package io.dangol.loyalty.coupon;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often a client may name codes that there are not, before it is told to wait. */
@ConfigMapping(prefix = "dangol.vouchers.guessing")
interface CouponConfig {

    @WithDefault("30")
    int perClient();

    @WithDefault("PT1M")
    Duration window();
}
