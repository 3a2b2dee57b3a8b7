package io.dangol.loyalty.sale;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What uploads may take of the service; the rest is for the tills, whose customers wait. */
@ConfigMapping(prefix = "dangol.batch")
interface BatchConfig {

    /** Uploads at once; each keeps two threads and a line. Beyond that the caller is asked to come again. */
    @WithDefault("16")
    int uploads();

    /** Lines of all uploads that wait for the disk at once: a share of {@code dangol.till.queue-size}. */
    @WithDefault("1024")
    int lines();

    /** Bytes of all uploads' lines that wait for the disk at once; what is made of them takes a few times as much. */
    @WithDefault("8M")
    MemorySize bytes();

    /** The longest line, as long as a single sale may be. */
    @WithDefault("1M")
    MemorySize line();
}
