package io.dangol.platform.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the audit log is kept. */
@ConfigMapping(prefix = "dangol.audit")
public interface AuditConfig {

    /** An entry stands unsealed for about so long. */
    @WithDefault("PT2S")
    Duration sealInterval();

    /** Entries under one seal at most. */
    @WithDefault("1000")
    int sealSize();
}
