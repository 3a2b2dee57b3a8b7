package io.dangol.customer.contact;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When permits that nobody used are looked for. */
@ConfigMapping(prefix = "dangol.contact-permits")
interface ContactConfig {

    /** Between two looks. */
    @WithDefault("PT30S")
    Duration pause();

    /** How many at once. */
    @WithDefault("1000")
    int batch();
}
