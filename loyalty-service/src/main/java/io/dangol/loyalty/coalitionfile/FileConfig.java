package io.dangol.loyalty.coalitionfile;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How coalitions' files are taken in beside the tills. */
@ConfigMapping(prefix = "dangol.coalition-file")
interface FileConfig {

    /** Uploads and reconciliations at once; each keeps a thread and a few thousand lines. */
    @WithDefault("2")
    int uploads();

    /** Lines that are put aside in one transaction while an upload is read. */
    @WithDefault("2000")
    int staged();

    /** Lines that are reconciled in one transaction: events of others wait as long as it takes. */
    @WithDefault("2000")
    int batch();

    /** The longest line. */
    @WithDefault("8K")
    MemorySize line();

    /** Of one file. */
    @WithDefault("500000")
    long rows();
}
