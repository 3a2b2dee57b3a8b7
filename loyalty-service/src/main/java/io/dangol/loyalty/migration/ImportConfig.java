package io.dangol.loyalty.migration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How members are taken over beside the tills. */
@ConfigMapping(prefix = "dangol.import")
interface ImportConfig {

    /** Uploads at once; each keeps a thread and a few thousand rows. */
    @WithDefault("2")
    int uploads();

    /** Rows that are put aside in one transaction while an upload is read. */
    @WithDefault("2000")
    int staged();

    /** Rows of one transaction: what it locks waits as long as it takes. */
    @WithDefault("250")
    int batch();

    /** The longest row. */
    @WithDefault("64K")
    MemorySize line();

    /** Of one file. */
    @WithDefault("5000000")
    long rows();

    /** While more events wait to be published the next rows wait, too: those of the tills stand behind them. */
    @WithDefault("5000")
    long backlog();

    /** Between two looks for something to do. */
    @WithDefault("PT1S")
    Duration pause();

    /** A worker that says nothing for longer is gone, and another one goes on. */
    @WithDefault("PT2M")
    Duration silence();

    /** An upload that was cut and does not go on is forgotten after that, with its rows. */
    @WithDefault("P1D")
    Duration patience();
}
