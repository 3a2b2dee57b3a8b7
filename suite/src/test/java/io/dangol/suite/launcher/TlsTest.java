package io.dangol.suite.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Https;
import io.dangol.suite.client.Patience;
import io.dangol.suite.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole suite under {@code ./dangol up --tls}. */
class TlsTest {

    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();
    private static final Console CONSOLE =
            new Console(new PrintStream(PRINTED, true, StandardCharsets.UTF_8), false, true, 200);
    private static final Launcher SUITE = suite();

    @BeforeAll
    static void start() {
        SUITE.reset();
        SUITE.up();
    }

    /** The data goes with the next start: until then the logs can be read. */
    @AfterAll
    static void stop() {
        SUITE.down();
    }

    @Test
    void callers_come_by_tls_and_services_believe_the_tokens_that_they_show() throws Exception {
        Gateway gateway = new Gateway(SUITE.gateway(), SUITE.authority(), Patience.USUAL);

        for (String path : new String[] {"/v1/partners", "/v1/customers", "/v1/programs", "/v1/kpis/overview"}) {
            assertThat(gateway.as(SUITE.admin()).get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(SUITE.gateway()).hasScheme("https");
        assertThat(Files.readString(SUITE.home().credentials())).contains("https://localhost:");
        assertThat(printed()).contains("curl --cacert " + SUITE.authority() + " https://localhost:");
        assertThat(new Status(SUITE, Clock.systemUTC()).print(CONSOLE)).isTrue();
    }

    @Test
    void a_service_tells_who_comes_past_the_gateway_nothing_but_whether_it_is_well() throws Exception {
        HttpClient past = Https.believing(SUITE.authority()).build();

        for (Service service : Service.values()) {
            if (service != Service.GATEWAY) {
                assertThat(status(past, service, "/q/health/ready")).isEqualTo(200);
                assertThat(status(past, service, "/q/metrics")).isEqualTo(403);
                assertThat(status(past, service, "/q/openapi")).isEqualTo(403);
            }
        }
        assertThat(status(past, Service.LOYALTY, "/v1/products")).isEqualTo(403);
    }

    @Test
    void who_does_not_believe_its_authority_or_speaks_no_tls_gets_nowhere() {
        URI plain = URI.create(SUITE.gateway().toString().replace("https", "http") + "/q/health/ready");

        assertThatThrownBy(() -> status(Https.believing(null).build(), Service.GATEWAY, "/q/health/ready"))
                .isInstanceOf(SSLHandshakeException.class);
        assertThatThrownBy(() -> send(HttpClient.newHttpClient(), plain))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(SSLException.class);
    }

    @Test
    void renewed_certificates_are_shown_without_a_restart_and_work_goes_on() throws Exception {
        Certificate before = shown(Service.GATEWAY);
        Certificate inside = shown(Service.LOYALTY);
        Started gateway = SUITE.running(Service.GATEWAY).orElseThrow();
        Files.delete(Certificates.of(Service.GATEWAY, SUITE.home()));
        Files.delete(Certificates.of(Service.LOYALTY, SUITE.home()));

        SUITE.up();

        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().untilAsserted(() -> {
            assertThat(shown(Service.GATEWAY)).isNotEqualTo(before);
            assertThat(shown(Service.LOYALTY)).isNotEqualTo(inside);
        });
        assertThat(SUITE.running(Service.GATEWAY)).contains(gateway);
        Gateway again = new Gateway(SUITE.gateway(), SUITE.authority(), Patience.USUAL);
        assertThat(again.as(SUITE.admin()).get("/v1/programs").status()).isEqualTo(200);
    }

    @Test
    void a_running_suite_is_not_moved_to_another_way_of_speaking() {
        SUITE.up();

        assertThat(SUITE.gateway()).hasScheme("https");
    }

    /** A client of its own: a connection that is kept shows what it was opened with. */
    private static Certificate shown(Service service) throws Exception {
        HttpClient client = Https.believing(SUITE.authority()).build();
        HttpResponse<Void> answer = send(client, address(service, "/q/health/live"));
        return answer.sslSession().orElseThrow().getPeerCertificates()[0];
    }

    private static int status(HttpClient client, Service service, String path) throws Exception {
        return send(client, address(service, path)).statusCode();
    }

    private static URI address(Service service, String path) {
        return URI.create(SUITE.ports().address(service) + path);
    }

    private static HttpResponse<Void> send(HttpClient client, URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
    }

    private static String printed() {
        return PRINTED.toString(StandardCharsets.UTF_8);
    }

    private static Launcher suite() {
        Path root = Path.of(System.getProperty("dangol.root"));
        Path folder = root.resolve("suite/target/end-to-end/tls");
        Settings settings = Settings.beside(root, folder, Map.of()).withTls(true);
        return new Launcher(settings, CONSOLE, Clock.systemUTC());
    }
}
