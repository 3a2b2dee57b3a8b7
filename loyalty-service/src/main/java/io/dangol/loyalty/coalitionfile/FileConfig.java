package io.dangol.loyalty.coalitionfile;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How coalitions' files are taken in beside the tills. */
@ConfigMapping(prefix = "dangol.coalition-file")
interface FileConfig {

    /** Uploads and reconciliations at once; each keeps a thread and a few thousand lines. */
    @WithDefault("2")
    int uploads();

    /** Lines that are put aside in one transaction while an upload is read. */
    @WithDefault("2000")
    int staged();

    /** A comparison of which nothing was seen for so long was cut. */
    @WithDefault("PT1M")
    Duration silence();

    /** Lines that are reconciled in one transaction: events of others wait as long as it takes. */
    @WithDefault("2000")
    int batch();

    /** A line without a known receipt is about a sale of its card at its store that is so far from its time at most. */
    @WithDefault("PT30M")
    Duration clocksApart();

    /** Between two looks for what need not be kept any longer. */
    @WithDefault("PT1H")
    Duration pause();

    /** An upload that was cut and is not gone on with by then is forgotten. */
    @WithDefault("P1D")
    Duration patience();

    /** So long the lines of a file are kept whose place another one has taken. */
    @WithDefault("P90D")
    Duration superseded();

    /** So long the cards' tokens of a file are kept that nobody closes. */
    @WithDefault("P180D")
    Duration unclosed();

    /** The longest line. */
    @WithDefault("8K")
    MemorySize line();

    /** Of one file. */
    @WithDefault("500000")
    long rows();
}
