package io.dangol.customer.customerexport;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How files of customers are made beside everything else. */
@ConfigMapping(prefix = "dangol.customer-export")
interface ExportConfig {

    /** Customers of one part, which is read and written in one transaction. */
    @WithDefault("500")
    int batch();

    /** Between two looks for something to do. */
    @WithDefault("PT1S")
    Duration pause();

    /** A worker that says nothing for longer is gone, and another one goes on. */
    @WithDefault("PT2M")
    Duration silence();

    /** A file is there for so long, and then unreadable. */
    @WithDefault("P1D")
    Duration retention();
}
