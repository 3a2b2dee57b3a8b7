package io.dangol.loyalty.expiry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** When points that expire are looked at. */
@ConfigMapping(prefix = "dangol.expiry")
interface ExpiryConfig {

    /** Between two looks; one that finds nothing costs two looks into an index. */
    @WithDefault("PT1M")
    Duration pause();

    /** How long before their points expire members are warned. */
    @WithDefault("P60D,P30D,P3D")
    List<Duration> warnings();

    /** Lots of one transaction, whose members wait for it. */
    @WithDefault("500")
    int batch();

    /** Threads that write off beside each other, each for its share of the members. */
    @WithDefault("2")
    int workers();
}
