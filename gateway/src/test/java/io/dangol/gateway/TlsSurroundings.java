package io.dangol.gateway;

import io.dangol.testing.TestAuthority;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A gateway that speaks TLS, and services that ask who calls: one as it should be, one of strangers, one misnamed. */
public class TlsSurroundings extends Surroundings {

    private final StandInService service = new StandInService();

    @Override
    public Map<String, String> start() {
        TestAuthority ours = TestAuthority.make();
        TestAuthority strangers = TestAuthority.make();
        String gateway =
                ours.issue("gateway", "ip:127.0.0.1", "serverAuth,clientAuth").toString();
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("quarkus.http.test-ssl-port", "0");
        settings.put("quarkus.tls.inner.key-store.pem.0.cert", gateway);
        settings.put("quarkus.tls.inner.key-store.pem.0.key", gateway);
        settings.put(
                "quarkus.tls.inner.trust-store.pem.certs", ours.certificate().toString());
        settings.put("quarkus.http.tls-configuration-name", "inner");
        settings.put("dangol.upstream.tls-configuration-name", "inner");
        settings.put("dangol.upstream.loyalty", upstream("loyalty", ours, ours, "ip:127.0.0.1"));
        settings.put("dangol.upstream.customer", upstream("customer", strangers, ours, "ip:127.0.0.1"));
        settings.put("dangol.upstream.partner", upstream("partner", ours, ours, "dns:elsewhere"));
        settings.put("dangol.upstream.analytics", upstream("analytics", ours, strangers, "ip:127.0.0.1"));
        settings.put("test.ours", ours.folder().toString());
        return settings;
    }

    @Override
    public void stop() {
        service.stop();
        super.stop();
    }

    private String upstream(String name, TestAuthority issuer, TestAuthority believed, String host) {
        Path certificate = issuer.issue(name, host, "serverAuth");
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(certificate.toString())
                        .addKeyPath(certificate.toString()))
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(believed.certificate().toString()));
        return "https://127.0.0.1:" + service.start(name, options);
    }
}
