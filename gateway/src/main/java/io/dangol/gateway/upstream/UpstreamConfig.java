package io.dangol.gateway.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where the services are. */
@ConfigMapping(prefix = "dangol.upstream")
interface UpstreamConfig {

    @WithDefault("http://127.0.0.1:8081")
    URI customer();

    @WithDefault("http://127.0.0.1:8082")
    URI loyalty();

    @WithDefault("http://127.0.0.1:8083")
    URI partner();

    @WithDefault("http://127.0.0.1:8084")
    URI analytics();

    /** Of Quarkus' TLS registry: our certificate there, and whose certificates we believe; otherwise the unnamed one. */
    Optional<String> tlsConfigurationName();
}
