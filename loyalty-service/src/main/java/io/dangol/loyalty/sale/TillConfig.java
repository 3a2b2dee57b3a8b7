package io.dangol.loyalty.sale;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the tills' path is sized. */
@ConfigMapping(prefix = "dangol.till")
interface TillConfig {

    /** Transactions under way at once; while one waits for the disk the next one fills. */
    @WithDefault("2")
    int committers();

    /** Sales in one transaction. */
    @WithDefault("256")
    int groupSize();

    /** Sales that may wait; beyond that the till is asked to come again. */
    @WithDefault("10000")
    int queueSize();

    /** The body of a usual sale or return: it takes no share, so that no large one can keep it waiting. */
    @WithDefault("16K")
    MemorySize usual();

    /**
     * Bytes of larger ones under way at once; what is made of them takes a few times as much. A body that does not say
     * how long it is counts as a quarter of the longest.
     */
    @WithDefault("8M")
    MemorySize bytes();

    /** The longest body of a single sale or return, as the gateway lets it through. */
    @WithDefault("1M")
    MemorySize body();
}
