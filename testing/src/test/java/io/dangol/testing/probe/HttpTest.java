package io.dangol.testing.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.platform.paging.Cursor;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.LogRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every resource of every service does alike, because the platform does it. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class HttpTest {

    @Test
    void a_client_that_follows_the_links_sees_everything_once() {
        List<Integer> seen = new ArrayList<>();
        String path = "/v1/probes?kind=ODD&limit=2";
        while (path != null) {
            Response page = caller().get(path);
            page.then().statusCode(200);
            seen.addAll(page.path("data"));
            path = next(page.header("Link"));
        }

        assertThat(seen).containsExactly(1, 3, 5);
    }

    @Test
    void the_link_keeps_the_rest_of_the_query_and_names_no_host() {
        caller().urlEncodingEnabled(false)
                .get("/v1/probes?limit=1&changed-after=2026-01-01T00:00:00%2B09:00")
                .then()
                .statusCode(200)
                .header(
                        "Link",
                        matchesPattern("</v1/probes\\?limit=1&changed-after=2026-01-01T00(:|%3A)00(:|%3A)00%2B09"
                                + "(:|%3A)00&cursor=[\\w-]+>; rel=\"next\""));
        caller().get("/v1/probes?limit=200")
                .then()
                .statusCode(200)
                .header("Link", nullValue())
                .body("next", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "limit,abc",
        "limit,99999999999",
        "limit,''",
        "kind,FOO",
        "kind,odd",
        "owner,no-uuid",
        "changed-after,yesterday",
        "changed-after,+999999999-12-31T00:00:00Z",
        "changed-after,-4800-01-01T00:00:00Z",
        "day,2026-02-30",
        "day,+999999999-12-31"
    })
    void a_query_parameter_that_cannot_be_read_is_named(String name, String value) {
        caller().queryParam(name, value)
                .get("/v1/probes")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith(":parameter-unreadable"))
                .body("detail", containsString(name))
                .body("errors.pointer", equalTo(List.of("#/" + name)));
    }

    @Test
    void a_malformed_id_in_the_path_is_the_id_of_nothing() {
        caller().get("/v1/probes/no-uuid").then().statusCode(404).body("type", endsWith(":not-found"));
    }

    @Test
    void whoever_has_no_token_learns_nothing_of_the_query() {
        given().get("/v1/probes?limit=abc").then().statusCode(401);
    }

    @Test
    void a_cursor_with_a_character_that_no_text_can_hold_is_refused() {
        caller().queryParam("cursor", Cursor.of("1\0").toString())
                .get("/v1/probes")
                .then()
                .statusCode(400)
                .body("type", endsWith(":cursor-invalid"));
    }

    @ParameterizedTest
    @CsvSource({"false,yesteryear", "false,300000-01-01", "true,9999999-12-31"})
    void a_value_that_only_the_database_finds_unstorable_is_the_requests_fault(boolean day, String value) {
        caller().queryParam("value", value)
                .queryParam("day", day)
                .get("/v1/probes/echo")
                .then()
                .statusCode(400)
                .body("type", endsWith(":malformed-request"));
    }

    @Test
    void a_uri_as_long_as_the_gateway_lets_pass_is_read_and_a_longer_one_is_a_problem() {
        caller().get("/v1/probes?x=" + "a".repeat(8100)).then().statusCode(200);
        caller().get("/v1/probes?x=" + "a".repeat(9000))
                .then()
                .statusCode(414)
                .contentType("application/problem+json")
                .body("type", endsWith(":uri-too-long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "--", "-,ko"})
    void a_refusal_to_a_caller_with_no_language_at_all_is_in_english(String language) {
        caller().header("Accept-Language", language)
                .get("/v1/probes/no-uuid")
                .then()
                .statusCode(404)
                .body("title", equalTo("Not found"));
    }

    @Test
    void whoever_is_to_come_again_is_told_when() {
        caller().get("/v1/probes/busy")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", endsWith(":busy"));
    }

    @Test
    void a_token_that_names_a_scope_twice_is_as_good_as_one_that_names_it_once() {
        given().auth()
                .oauth2(Tokens.of("erp", "operations:read operations:read").bearer())
                .get("/v1/probes/scopes")
                .then()
                .statusCode(200)
                .body("", equalTo(List.of("operations:read")));
    }

    @Test
    void the_callers_correlation_id_comes_back_and_stands_in_the_log_line() {
        String id = "till-7." + UUID.randomUUID();
        Queue<ExtLogRecord> lines = new ConcurrentLinkedQueue<>();
        ExtHandler listening = new Listening(lines);
        LogContext.getLogContext().getLogger("").addHandler(listening);
        try {
            caller().header("X-Correlation-Id", id)
                    .get("/v1/probes/" + UUID.randomUUID())
                    .then()
                    .statusCode(200)
                    .header("X-Correlation-Id", id);
            await().until(() ->
                    lines.stream().anyMatch(line -> line.getMessage().equals("Probed")));
        } finally {
            LogContext.getLogContext().getLogger("").removeHandler(listening);
        }

        ExtLogRecord line = lines.stream()
                .filter(record -> record.getMessage().equals("Probed"))
                .findFirst()
                .orElseThrow();
        String format = ConfigProvider.getConfig().getValue("quarkus.log.console.format", String.class);
        assertThat(new PatternFormatter(format).format(line)).contains(id, "Probed");
        assertThat(line.getMdc("correlationId")).as("as JSON").isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "a\u00e9", "${jndi:x}"})
    void a_correlation_id_that_could_do_harm_in_a_log_is_replaced(String id) {
        caller().header("X-Correlation-Id", id)
                .get("/v1/probes")
                .then()
                .header("X-Correlation-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    private static RequestSpecification caller() {
        return given().auth().oauth2(Tokens.admin());
    }

    private static @Nullable String next(@Nullable String link) {
        return link == null ? null : link.substring(1, link.indexOf('>'));
    }

    /** Keeps what is logged, with the context of its thread. */
    private static final class Listening extends ExtHandler {

        private final Queue<ExtLogRecord> lines;

        private Listening(Queue<ExtLogRecord> lines) {
            this.lines = lines;
        }

        @Override
        public void doPublish(ExtLogRecord line) {
            line.copyMdc();
            lines.add(line);
        }

        @Override
        public boolean isLoggable(LogRecord line) {
            return true;
        }
    }
}
