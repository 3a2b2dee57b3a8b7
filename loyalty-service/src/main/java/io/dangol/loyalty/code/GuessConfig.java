package io.dangol.loyalty.code;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often a client may name codes, of vouchers or of receipts, that there are not, before it is told to wait. */
@ConfigMapping(prefix = "dangol.vouchers.guessing")
interface GuessConfig {

    @WithDefault("30")
    int perClient();

    @WithDefault("PT1M")
    Duration window();
}
