package io.dangol.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.platform.problem.Problem;
import io.dangol.platform.problem.Problems;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Under mutual TLS only who shows a certificate of ours is answered. Health is for everybody: what probes a service, an
 * orchestrator or a load balancer, has no certificate, so the handshake asks for one and the door insists.
 */
@Singleton
class MutualTls implements HttpServerOptionsCustomizer {

    /** Before anything that an extension serves. */
    private static final int FIRST = -1_000_000;

    private static final String HEALTH = "/q/health";

    private final boolean demanded;
    private final Problems problems;
    private final ObjectMapper json;

    MutualTls(
            @ConfigProperty(name = "dangol.mutual-tls", defaultValue = "false") boolean demanded,
            Problems problems,
            ObjectMapper json) {
        this.demanded = demanded;
        this.problems = problems;
        this.json = json;
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        if (!demanded) {
            return;
        }
        if (options.getTrustOptions() == null) {
            throw new IllegalStateException("dangol.mutual-tls needs a trust store (quarkus.tls.trust-store.*): without"
                    + " one every certificate of the authorities that Java knows would open the service");
        }
        options.setClientAuth(ClientAuth.REQUEST);
    }

    void install(@Observes Router router) {
        if (demanded) {
            router.route().order(FIRST).handler(this::enter);
        }
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        if (path.equals(HEALTH) || path.startsWith(HEALTH + "/") || showsCertificate(request)) {
            context.next();
        } else {
            refuse(request);
        }
    }

    /** One that the trust store does not know has ended the handshake. */
    private static boolean showsCertificate(HttpServerRequest request) {
        try {
            return request.isSSL() && !request.connection().peerCertificates().isEmpty();
        } catch (IOException none) {
            return false;
        }
    }

    private void refuse(HttpServerRequest request) {
        var locale = Problems.locale(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Problem problem = problems.of("certificate-required", 403, locale);
        try {
            var unused = request.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    // What the caller may still be sending is not read.
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .end(Buffer.buffer(json.writeValueAsBytes(problem)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
