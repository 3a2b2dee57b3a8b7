package io.dangol.loyalty.fraud;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long signals are kept, and when that is looked at. */
@ConfigMapping(prefix = "dangol.fraud")
interface FraudConfig {

    /** Between two looks at what is to be forgotten, and at rejected points that a redemption relied on. */
    @WithDefault("PT10M")
    Duration pause();

    /** After its end a signal is kept for so long; one that is open stays. */
    @WithDefault("P730D")
    Duration keep();
}
