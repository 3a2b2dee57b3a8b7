package io.dangol.gateway.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the gateway speaks to the services, and when it stops waiting for one. */
@ConfigMapping(prefix = "dangol.gateway.proxy")
public interface ProxyConfig {

    /** Connections to one service. */
    @WithDefault("256")
    int connections();

    /** Requests that may wait for one of these connections. */
    @WithDefault("2000")
    int waiting();

    @WithDefault("1S")
    Duration connectTimeout();

    /** An idle connection is closed before the service does it. */
    @WithDefault("60S")
    Duration keepAlive();

    /** The longest wait for an ordinary answer. */
    @WithDefault("10S")
    Duration answerTimeout();

    /** A batch may take as long as it likes while bytes flow; this is how long none may flow. */
    @WithDefault("60S")
    Duration idleTimeout();

    Breaker breaker();

    /** When a service counts as down. */
    interface Breaker {
        /** Fewer requests than this say nothing. */
        @WithDefault("20")
        int requests();

        @WithDefault("50")
        int failurePercent();

        @WithDefault("10S")
        Duration window();

        /** How long nothing is sent before one request tries again. */
        @WithDefault("2S")
        Duration pause();
    }
}
