package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.client.Credentials;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.launcher.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that is revoked is shut out everywhere, also by services that are called past the gateway. */
@ExtendWith(DemoRun.Once.class)
class RevocationTest {

    private static final Map<Service, String> ASKED = Map.of(
            Service.GATEWAY, "/v1/programs",
            Service.CUSTOMER, "/v1/customers?limit=1",
            Service.LOYALTY, "/v1/programs",
            Service.PARTNER, "/v1/partners?limit=1",
            Service.ANALYTICS, "/v1/kpis/overview");

    private final SuiteUnderTest suite;
    private final HttpClient http = HttpClient.newHttpClient();

    RevocationTest(DemoRun demo) {
        this.suite = demo.suite();
    }

    @Test
    void a_revoked_client_s_token_opens_neither_the_gateway_nor_any_service() throws Exception {
        JsonNode client = suite.admin()
                .post(
                        "/v1/api-clients",
                        Map.of(
                                "name", "To be revoked",
                                "role", "hq-admin",
                                "scopes", List.of("customers:read", "programs:read", "partners:read", "kpis:read")))
                .orFail("The client")
                .body();
        String id = client.path("clientId").asText();
        Gateway.Caller caller = suite.gateway()
                .as(new Credentials(id, client.path("clientSecret").asText()));
        assertThat(caller.awaitAdmission()).isTrue();
        String token = caller.token();
        String another = suite.admin().token();
        for (Service service : Service.values()) {
            assertThat(answer(service, token)).as(service.module()).isEqualTo(200);
        }

        var unused = suite.admin()
                .post("/v1/api-clients/" + id + "/revoke", Map.of())
                .orFail("Revoking");

        for (Service service : Service.values()) {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(answer(service, token))
                            .as(service.module())
                            .isEqualTo(401));
            assertThat(answer(service, another)).as(service.module()).isEqualTo(200);
        }
    }

    /** At the process itself. */
    private int answer(Service service, String token) throws IOException, InterruptedException {
        String port = suite.launcher().environment(service).get("QUARKUS_HTTP_PORT");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + ASKED.get(service)))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
