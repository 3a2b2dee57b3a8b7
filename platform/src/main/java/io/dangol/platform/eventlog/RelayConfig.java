package io.dangol.platform.eventlog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the relay works; the defaults suit one machine and many alike. */
@ConfigMapping(prefix = "dangol.relay")
public interface RelayConfig {

    @WithDefault("true")
    boolean enabled();

    /** Events in one Kafka transaction. */
    @WithDefault("1000")
    int batchSize();

    /** A look at the log even if no notification came, since one may be lost with its connection. */
    @WithDefault("PT1S")
    Duration pollInterval();

    /**
     * The rest between two rounds, unless more waits than one round holds. A round costs Kafka and every subscriber the
     * same whatever it holds, so what happens meanwhile shares the next one; nothing that happens alone waits.
     */
    @WithDefault("PT0.05S")
    Duration rest();

    /** After so long without a word from PostgreSQL the relay takes another connection. */
    @WithDefault("PT20S")
    Duration silence();

    @WithDefault("1")
    short replicationFactor();

    /** Whole months of the log older than this are dropped once they are published; absent: kept for ever. */
    Optional<Duration> retention();
}
