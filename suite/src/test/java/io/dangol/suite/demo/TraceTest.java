package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.suite.demo.Collector.Span;
import io.dangol.suite.launcher.Service;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One cause is followed from the door to who takes its event in, by spans and by log lines; neither tells of persons. */
@ExtendWith(WatchedSuite.Once.class)
class TraceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SuiteUnderTest suite;
    private final Collector collector;
    private final BusyShop shop;

    TraceTest(WatchedSuite watched) {
        this.suite = watched.suite();
        this.collector = watched.collector();
        this.shop = watched.shop();
    }

    @Test
    void a_sale_is_followed_from_the_door_over_the_till_and_kafka_to_the_board() throws Exception {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        post("TRACED-1", "traceparent", "00-" + trace + "-b7ad6b7169203331-00");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(collector.of(trace))
                        .extracting(span -> span.service() + ": " + span.name())
                        .contains(
                                "gateway: POST /v1/sales",
                                "loyalty-service: POST /v1/sales",
                                "loyalty-service: till commit",
                                "loyalty-service: publish dangol.loyalty.sale",
                                "analytics-service: process dangol.loyalty.sale"));
        Span door = span(trace, "gateway", "POST /v1/sales");
        Span service = span(trace, "loyalty-service", "POST /v1/sales");
        Span published = span(trace, "loyalty-service", "publish dangol.loyalty.sale");
        assertThat(door.parentId()).isEqualTo("b7ad6b7169203331");
        assertThat(service.parentId()).isEqualTo(door.spanId());
        assertThat(span(trace, "loyalty-service", "till commit").parentId()).isEqualTo(service.spanId());
        assertThat(published.parentId()).isEqualTo(service.spanId());
        assertThat(span(trace, "analytics-service", "process dangol.loyalty.sale")
                        .parentId())
                .isEqualTo(published.spanId());
        assertThat(door.attributes())
                .containsEntry("http.route", "/v1/sales")
                .containsEntry("http.response.status_code", "201");
    }

    @Test
    void what_is_no_place_in_a_trace_begins_one_of_its_own() throws Exception {
        post("TRACED-2", "traceparent", "00-00000000000000000000000000000000-b7ad6b7169203331-01");

        await().atMost(PATIENCE)
                .until(() -> collector.spans().stream()
                        .anyMatch(span -> span.name().equals("POST /v1/sales")
                                && span.service().equals("gateway")
                                && span.parentId().isEmpty()));
        assertThat(collector.of("00000000000000000000000000000000")).isEmpty();
    }

    @Test
    void spans_hold_words_of_ours_and_numbers_only() throws Exception {
        String trace = "0af7651916cd43dd8448eb211c80319d";
        post("TRACED-3", "traceparent", "00-" + trace + "-b7ad6b7169203331-01");
        assertThat(suite.admin()
                        .get("/v1/cards/" + BusyShop.card(0) + "/balance")
                        .isSuccess())
                .isTrue();

        await().atMost(PATIENCE)
                .until(() -> collector.spans().stream()
                        .anyMatch(span -> span.name().equals("GET /v1/cards/{number}/balance")));
        Set<String> keys = new TreeSet<>();
        collector.spans().forEach(span -> keys.addAll(span.attributes().keySet()));
        assertThat(keys)
                .containsExactly(
                        "dangol.till.sales",
                        "http.request.method",
                        "http.response.status_code",
                        "http.route",
                        "messaging.consumer.group.name",
                        "messaging.destination.name",
                        "messaging.message.id",
                        "messaging.system");
        assertThat(collector.spans().toString()).doesNotContain("BUSY", "TRACED");
    }

    @Test
    void the_access_log_and_the_event_of_a_sale_share_its_correlation_id() throws Exception {
        String trace = "0af7651916cd43dd8448eb211c80319e";
        var unused = HttpClient.newHttpClient()
                .send(
                        shop.sale("TRACED-4")
                                .header("X-Correlation-Id", "found-again-4711")
                                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        JsonNode line = await().atMost(PATIENCE)
                .until(
                        () -> lines(Service.GATEWAY).stream()
                                .filter(one ->
                                        one.at("/mdc/correlationId").asText().equals("found-again-4711"))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);

        assertThat(line.path("service").asText()).isEqualTo("gateway");
        assertThat(line.at("/mdc/traceId").asText()).isEqualTo(trace);
        assertThat(line.at("/mdc/route").asText()).isEqualTo("/v1/sales");
        assertThat(line.at("/mdc/clientId").asText()).isNotEmpty();
        assertThat(storedCorrelation()).contains("found-again-4711");
    }

    @Test
    void every_line_of_every_service_is_json_and_tells_nothing_of_persons_or_secrets() throws Exception {
        post("TRACED-5", "X-Correlation-Id", "plain");

        for (Service service : Service.values()) {
            for (JsonNode line : lines(service)) {
                assertThat(line.has("timestamp") && line.has("level") && line.has("loggerName"))
                        .as(line.toString())
                        .isTrue();
                assertThat(line.toString())
                        .doesNotContain("BUSY0", "TRACED-", "eyJ")
                        .doesNotContainPattern("[\\w.]+@[\\w-]+\\.[a-z]{2,}(?!\\.java)");
            }
        }
    }

    private List<String> storedCorrelation() {
        return new InnerBooks(suite.launcher())
                .column(
                        Service.LOYALTY,
                        "select distinct correlation_id from event_log where correlation_id is not null");
    }

    private void post(String receipt, String header, String value) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(shop.sale(receipt).header(header, value).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private Span span(String trace, String service, String name) {
        return collector.of(trace).stream()
                .filter(span -> span.service().equals(service) && span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What is on its way to the disk is not looked at: a line is whole when it ends. */
    private List<JsonNode> lines(Service service) throws IOException {
        String text = Files.readString(suite.launcher().home().log(service.module()));
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            // What the JVM itself has to say comes before there is a log.
            if (!line.startsWith("OpenJDK") && !line.startsWith("[")) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        assertThat(lines).as(service.module()).isNotEmpty();
        return lines;
    }
}
