package io.dangol.customer.customerimport;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How files of customers are written beside everything else. */
@ConfigMapping(prefix = "dangol.customer-import")
interface ImportConfig {

    /** Uploads at once; each keeps a thread and a few thousand rows. */
    @WithDefault("2")
    int uploads();

    /** Rows that are put aside in one transaction while an upload is read. */
    @WithDefault("2000")
    int staged();

    /** Rows of one transaction: what it locks waits as long as it takes. */
    @WithDefault("50")
    int batch();

    /** The longest row. */
    @WithDefault("64K")
    MemorySize line();

    /** Of one file. */
    @WithDefault("5000000")
    long rows();

    /** While more events wait to be published the next rows wait, too. */
    @WithDefault("5000")
    long backlog();

    /** Between two looks for something to do. */
    @WithDefault("PT1S")
    Duration pause();

    /** A worker that says nothing for longer is gone, and another one goes on. */
    @WithDefault("PT2M")
    Duration silence();

    /** An upload that does not go on is forgotten after that, with its rows. */
    @WithDefault("P1D")
    Duration patience();

    /** What became of rows is told for so long. */
    @WithDefault("P90D")
    Duration retention();
}
