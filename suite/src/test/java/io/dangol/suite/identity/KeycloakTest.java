package io.dangol.suite.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.suite.console.Console;
import io.dangol.suite.launcher.Launcher;
import io.dangol.suite.launcher.Service;
import io.dangol.suite.launcher.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The whole suite trusts a real Keycloak ({@code -Pkeycloak}): an ERP system works with a token that Keycloak gave it. */
@EnabledIfSystemProperty(named = "keycloak.home", matches = ".+")
class KeycloakTest {

    private static final Path ROOT = Path.of(System.getProperty("dangol.root"));
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init") // Started before all tests.
    private static Keycloak keycloak;

    @SuppressWarnings("NullAway.Init") // Started before all tests.
    private static Launcher suite;

    @BeforeAll
    static void start() {
        keycloak = Keycloak.start(
                Path.of(System.getProperty("keycloak.home")), ROOT.resolve("docker/identity/dangol-realm.json"));
        Console quiet = new Console(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), false, false, 100);
        Path folder = ROOT.resolve("suite/target/end-to-end/keycloak");
        suite = new Launcher(Settings.beside(ROOT, folder, trusting()), quiet, Clock.systemUTC());
        suite.reset();
        suite.up();
    }

    @AfterAll
    static void stop() {
        suite.down();
        keycloak.close();
    }

    @Test
    void an_erp_system_works_with_a_token_of_keycloak() throws Exception {
        String token = keycloak.token("erp");

        // A key that is new is asked for, and the caller told to come again.
        for (String path : new String[] {"/v1/partners", "/v1/products", "/v1/customers", "/v1/kpis/overview"}) {
            await().untilAsserted(() ->
                    assertThat(get(token, path).statusCode()).as(path).isEqualTo(200));
        }
        HttpResponse<String> made = send(
                token, "/v1/partners", "{\"name\":\"Corner\",\"type\":\"FRANCHISE\",\"legalForm\":\"CORPORATION\"}");

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    @Test
    void what_keycloak_grants_beyond_the_role_is_not_given() throws Exception {
        HttpResponse<String> refused = get(keycloak.token("erp"), "/v1/operations/loyalty/events");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains(":scope-missing");
    }

    @Test
    void a_token_for_another_audience_of_another_realm_or_for_a_partner_that_nobody_named_is_none() throws Exception {
        for (String token : new String[] {
            keycloak.token("other-system"), keycloak.tokenOfAdministrator(), keycloak.token("unbound-portal")
        }) {
            HttpResponse<String> refused = get(token, "/v1/partners");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains(":token-invalid");
        }
    }

    @Test
    void past_the_gateway_a_service_holds_them_to_the_same() throws Exception {
        String replicas = String.valueOf(suite.environment(Service.GATEWAY).get("DANGOL_UPSTREAM_LOYALTY"));
        String loyalty = replicas.split(",", -1)[0];

        assertThat(get(loyalty, keycloak.token("erp"), "/v1/products").statusCode())
                .isEqualTo(200);
        assertThat(get(loyalty, keycloak.token("erp"), "/v1/operations/loyalty/events")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(loyalty, keycloak.token("other-system"), "/v1/products").statusCode())
                .isEqualTo(401);
    }

    private static HttpResponse<String> get(String token, String path) throws IOException, InterruptedException {
        return get(suite.gateway().toString(), token, path);
    }

    private static HttpResponse<String> get(String address, String token, String path)
            throws IOException, InterruptedException {
        HttpRequest request = request(token, address + path).build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(String token, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = request(token, suite.gateway() + path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String token, String address) {
        return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
    }

    /** What an installation sets for each of its processes, by options of each JVM. */
    private static Map<String, String> trusting() {
        String settings = "-Ddangol.issuers.keycloak.url=%s -Ddangol.issuers.keycloak.roles=erp,partner-staff"
                .formatted(keycloak.issuer("dangol"));
        Map<String, String> environment = new HashMap<>();
        for (Service service : Service.values()) {
            environment.put("DANGOL_%s_JAVA_OPTS".formatted(service.name()), settings);
        }
        return environment;
    }
}
