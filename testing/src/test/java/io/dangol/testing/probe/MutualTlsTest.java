package io.dangol.testing.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.TestAuthority;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A service that speaks mutual TLS, as configured and nothing else. */
@QuarkusTest
@WithTestResource(MutualTlsTest.Certified.class)
class MutualTlsTest {

    // Not injected: a bean that needs a setting must find it in every application, also in those of the other tests.
    private final Path ours = ConfigProvider.getConfig().getValue("test.ours", Path.class);
    private final Path strangers = ConfigProvider.getConfig().getValue("test.strangers", Path.class);

    @TestHTTPResource(value = "/", tls = true)
    URI secured;

    @TestHTTPResource("/")
    URI plain;

    @Test
    void who_shows_a_certificate_of_ours_is_asked_for_its_token_as_ever() throws Exception {
        SSLContext gateway = ours().caller(ours(), "gateway");

        assertThat(get(gateway, "v1/probes/partner", Tokens.admin()).statusCode())
                .isEqualTo(200);
        assertThat(get(gateway, "v1/probes/partner", "no token").statusCode()).isEqualTo(401);
        assertThat(get(gateway, "q/metrics", "no token").statusCode()).isEqualTo(200);
    }

    @Test
    void who_shows_none_learns_whether_the_service_is_well_and_nothing_else() throws Exception {
        SSLContext stranger = ours().caller();

        assertThat(get(stranger, "q/health/ready", "").statusCode()).isEqualTo(200);
        assertRefused(get(stranger, "v1/probes/partner", Tokens.admin()));
        assertRefused(get(stranger, "q/metrics", ""));
        assertRefused(get(stranger, "q/health/../metrics", ""));
        assertRefused(get(stranger, "q/healthy", ""));
    }

    @Test
    void a_certificate_of_another_authority_ends_the_handshake() {
        SSLContext stranger = ours().caller(TestAuthority.at(strangers), "gateway");

        assertThatThrownBy(() -> get(stranger, "q/health/ready", "")).isInstanceOf(IOException.class);
    }

    @Test
    void the_certificate_of_a_service_opens_no_other_service() {
        SSLContext neighbour = ours().caller(ours(), "service");

        assertThatThrownBy(() -> get(neighbour, "v1/probes/partner", Tokens.admin()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void without_tls_health_is_all_there_is() throws Exception {
        HttpClient client = HttpClient.newHttpClient();

        assertThat(send(client, plain.resolve("q/health/live"), "").statusCode())
                .isEqualTo(200);
        assertRefused(send(client, plain.resolve("v1/probes/partner"), Tokens.admin()));
    }

    private TestAuthority ours() {
        return TestAuthority.at(ours);
    }

    private HttpResponse<String> get(SSLContext caller, String path, String token) throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(caller).build();
        return send(client, URI.create(secured + path), token);
    }

    private static HttpResponse<String> send(HttpClient client, URI address, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"urn:dangol:problem:certificate-required\"");
    }

    /** What an installation sets. */
    public static class Certified extends ServiceTestResource {

        @Override
        public Map<String, String> start() {
            TestAuthority ours = TestAuthority.make();
            TestAuthority strangers = TestAuthority.make();
            String service = ours.issue("service", "ip:127.0.0.1", "serverAuth").toString();
            Path unusedHere = ours.issue("gateway", "dns:gateway", "clientAuth");
            Path unusedThere = strangers.issue("gateway", "dns:gateway", "clientAuth");
            Map<String, String> settings = new HashMap<>(super.start());
            settings.put("dangol.mutual-tls", "true");
            settings.put("quarkus.http.test-ssl-port", "0");
            settings.put("quarkus.http.insecure-requests", "enabled");
            settings.put("quarkus.tls.key-store.pem.0.cert", service);
            settings.put("quarkus.tls.key-store.pem.0.key", service);
            settings.put("quarkus.tls.trust-store.pem.certs", ours.certificate().toString());
            settings.put("test.ours", ours.folder().toString());
            settings.put("test.strangers", strangers.folder().toString());
            return settings;
        }
    }
}
