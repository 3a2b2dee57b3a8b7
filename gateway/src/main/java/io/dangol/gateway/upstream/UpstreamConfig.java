package io.dangol.gateway.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where the services are: one address each, or those of several replicas, of which one is asked as long as it answers. */
@ConfigMapping(prefix = "dangol.upstream")
interface UpstreamConfig {

    @WithDefault("http://127.0.0.1:8081")
    List<URI> customer();

    @WithDefault("http://127.0.0.1:8082")
    List<URI> loyalty();

    @WithDefault("http://127.0.0.1:8083")
    List<URI> partner();

    @WithDefault("http://127.0.0.1:8084")
    List<URI> analytics();

    /** Of Quarkus' TLS registry: our certificate there, and whose certificates we believe; otherwise the unnamed one. */
    Optional<String> tlsConfigurationName();
}
