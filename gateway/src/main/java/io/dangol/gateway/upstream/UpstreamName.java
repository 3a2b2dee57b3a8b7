package io.dangol.gateway.upstream;

import java.util.Locale;

/** The services that the gateway knows. */
public enum UpstreamName {
    CUSTOMER,
    LOYALTY,
    PARTNER,
    ANALYTICS;

    /** As in configuration, metrics and problems. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
