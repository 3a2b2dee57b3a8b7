package io.dangol.loyalty.release;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When points that wait are looked at. */
@ConfigMapping(prefix = "dangol.release")
interface ReleaseConfig {

    /** Between two looks; one that finds nothing costs two looks into an index. */
    @WithDefault("PT1S")
    Duration pause();

    /** Lots of one transaction, whose members and whose funder's tills wait for it. */
    @WithDefault("500")
    int batch();
}
