package io.dangol.platform.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How events of others are taken in. */
@ConfigMapping(prefix = "dangol.inbox")
public interface InboxConfig {

    @WithDefault("true")
    boolean enabled();

    /** How often an event that fails for a reason of its own is tried before it becomes a dead letter. */
    @WithDefault("3")
    int attempts();
}
