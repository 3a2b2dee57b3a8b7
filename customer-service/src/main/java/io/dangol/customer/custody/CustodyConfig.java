package io.dangol.customer.custody;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When customers are looked for whom another partner services since this day. */
@ConfigMapping(prefix = "dangol.custody")
interface CustodyConfig {

    /** Between two looks: so long after midnight a new partner may wait; the former one sees nothing from midnight on. */
    @WithDefault("PT30S")
    Duration pause();

    /** How many in one transaction. */
    @WithDefault("500")
    int batch();
}
