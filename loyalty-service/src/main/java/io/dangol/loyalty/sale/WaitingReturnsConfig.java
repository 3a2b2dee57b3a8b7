package io.dangol.loyalty.sale;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When returns that came before their sales are looked at. */
@ConfigMapping(prefix = "dangol.returns")
interface WaitingReturnsConfig {

    /** Between two looks; one that finds nothing costs a look into an index. */
    @WithDefault("PT1S")
    Duration pause();

    /** So many of those that wait are looked at at once, each by its sale's receipt. */
    @WithDefault("1000")
    int batch();
}
