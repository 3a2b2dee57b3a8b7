package io.dangol.gateway.upstream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.gateway.TlsSurroundings;
import io.dangol.gateway.client.KnownClients;
import io.dangol.testing.TestAuthority;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TlsSurroundings.class)
class TlsTest {

    @Inject
    KnownClients clients;

    @Inject
    TlsConfigurationRegistry registry;

    private final Path ours = ConfigProvider.getConfig().getValue("test.ours", Path.class);

    @TestHTTPResource(value = "/", tls = true)
    @SuppressWarnings("NullAway.Init") // Filled by Quarkus.
    URI secured;

    @Test
    void a_service_that_asks_for_a_certificate_is_shown_the_gateway_s() {
        given().auth()
                .oauth2(clients.token())
                .get("/v1/sales/1")
                .then()
                .statusCode(200)
                .body("service", equalTo("loyalty"));
    }

    @Test
    void a_service_whose_certificate_nobody_we_believe_signed_is_sent_nothing() {
        assertUnavailable("/v1/customers/1");
    }

    @Test
    void nor_one_whose_certificate_is_good_for_another_name() {
        assertUnavailable("/v1/partners/1");
    }

    @Test
    void a_service_that_does_not_believe_our_certificate_is_as_good_as_away() {
        int status =
                given().auth().oauth2(clients.token()).get("/v1/kpis/overview").statusCode();

        // With TLS 1.3 the request is on its way before the service has refused the certificate.
        assertThat(status).isIn(502, 503);
    }

    @Test
    void callers_are_served_by_tls_and_told_to_come_by_nothing_else() throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(TestAuthority.at(ours).caller())
                .build();
        HttpResponse<String> passed = client.send(request("v1/sales/1"), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> refused = client.send(request("nowhere"), HttpResponse.BodyHandlers.ofString());

        assertThat(passed.statusCode()).isEqualTo(200);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(passed.headers().allValues("Strict-Transport-Security")).containsExactly("max-age=31536000");
        assertThat(refused.headers().allValues("Strict-Transport-Security")).containsExactly("max-age=31536000");
        given().get("/nowhere").then().header("Strict-Transport-Security", nullValue());
    }

    @Test
    void versions_that_were_broken_are_not_spoken() {
        for (TlsConfiguration spoken : new TlsConfiguration[] {
            registry.get("inner").orElseThrow(), registry.getDefault().orElseThrow()
        }) {
            assertThat(spoken.getSSLOptions().getEnabledSecureTransportProtocols())
                    .isSubsetOf("TLSv1.2", "TLSv1.3");
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(secured + path))
                .header("Authorization", "Bearer " + clients.token())
                .build();
    }

    private void assertUnavailable(String path) {
        given().auth()
                .oauth2(clients.token())
                .get(path)
                .then()
                .statusCode(503)
                .body("type", endsWith(":upstream-unavailable"));
    }
}
