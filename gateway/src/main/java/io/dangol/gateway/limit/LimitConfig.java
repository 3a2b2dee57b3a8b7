package io.dangol.gateway.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much one caller may ask for. */
@ConfigMapping(prefix = "dangol.gateway.limits")
public interface LimitConfig {

    /** An ordinary JSON body. */
    @WithDefault("1M")
    MemorySize body();

    /** The body of a batch: many sales, products or cards in one request. */
    @WithDefault("64M")
    MemorySize batchBody();

    /** The body of an import: all members of another system in one file. */
    @WithDefault("512M")
    MemorySize importBody();

    /** Path and query. */
    @WithDefault("8192")
    int uriLength();

    /** Names and values of all header fields. */
    @WithDefault("16384")
    int headerLength();

    ClientRate client();

    AddressRate address();

    Guessing guessing();

    /** Requests of one authenticated client. */
    interface ClientRate {
        @WithDefault("2000")
        int perSecond();

        @WithDefault("4000")
        int burst();
    }

    /** Requests from one address that carry no token verified before. */
    interface AddressRate {
        @WithDefault("100")
        int perSecond();

        @WithDefault("400")
        int burst();
    }

    /** Wrong secrets for one client from one address, and from one address at all. */
    interface Guessing {
        @WithDefault("10")
        int perClient();

        @WithDefault("50")
        int perAddress();

        /** The time in which all attempts are given back. */
        @WithDefault("5M")
        Duration window();
    }
}
