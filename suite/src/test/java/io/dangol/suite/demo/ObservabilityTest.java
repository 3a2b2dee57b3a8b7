package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dangol.suite.demo.Query.Wanted;
import io.dangol.suite.launcher.Service;
import io.dangol.suite.retail.RetailMonth;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Figures, alerts, runbooks and the dashboard speak of the same things, and those are there. */
@ExtendWith(DemoRun.Once.class)
class ObservabilityTest {

    private static final Path ROOT = Path.of(System.getProperty("dangol.root"));

    /** Of exporters that stand beside the suite, and of Prometheus itself. */
    private static final Set<String> OF_OTHERS =
            Set.of("up", "node_filesystem_avail_bytes", "node_filesystem_size_bytes", "probe_ssl_earliest_cert_expiry");

    /** Given by Prometheus to what it reads (docker/observability/prometheus.yml), not by the processes. */
    private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("service", "instance", "job");

    /** What a suite that is well does not show, and why no test may make it. */
    private static final Map<String, String> UNSEEN = Map.of(
            "dangol_gateway_requests_seconds_count status=5xx", "nothing fails",
            "dangol_gateway_refusals_total code=too-many-attempts",
                    "who guesses is locked out, and so would the tests be");

    private static final Pattern IN_CODE = Pattern.compile("`([a-z_]+)`");

    private final SuiteUnderTest suite;
    private final Figures figures;

    ObservabilityTest(DemoRun demo) {
        this.suite = demo.suite();
        this.figures = new Figures(suite.launcher());
    }

    @Test
    void every_figure_is_documented_and_every_documented_figure_is_there() throws IOException {
        assertThat(new Verification(suite.launcher(), suite.console()).run()).isTrue();
        assertThat(suite.admin().get("/v1/nothing").status()).isEqualTo(404);

        Set<String> families = figures.families();
        assertThat(families).containsAll(documented());
        assertThat(ours(documented())).isEqualTo(ours(families));
    }

    @Test
    void the_tills_figures_say_what_the_month_says() {
        RetailMonth month = RetailMonth.shipped();

        double recorded = figures.sum(Service.LOYALTY, "dangol_sales_total", "outcome=\"recorded\"");
        double groups = figures.sum(Service.LOYALTY, "dangol_till_group_sales_sum", "");

        assertThat(recorded).isGreaterThanOrEqualTo(1_559);
        assertThat(groups).isGreaterThanOrEqualTo(recorded);
        assertThat(figures.sum(Service.LOYALTY, "dangol_points_total", "movement=\"earned\""))
                .isGreaterThanOrEqualTo((double) PointsInFile.issued(month));
        assertThat(figures.sum(Service.ANALYTICS, "dangol_inbox_consumed_events_total", ""))
                .isGreaterThanOrEqualTo(recorded);
    }

    @Test
    void one_replica_of_each_service_publishes_and_nothing_waits_for_long() {
        for (Service service : Service.values()) {
            if (service != Service.GATEWAY) {
                await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                    assertThat(figures.sum(service, "dangol_relay_leads", "")).isEqualTo(1);
                    assertThat(figures.sum(service, "dangol_event_log_unpublished_events", ""))
                            .isZero();
                });
            }
        }
    }

    @Test
    void no_label_holds_a_card_a_partner_or_a_path_with_an_id() {
        String card = RetailMonth.shipped().cardNumbers().iterator().next();
        assertThat(suite.admin().get("/v1/cards/" + card + "/balance").isSuccess())
                .isTrue();

        List<String> labels = figures.ofAll()
                .lines()
                .filter(line -> !line.startsWith("#") && line.contains("{"))
                .map(line -> line.substring(line.indexOf('{')))
                .toList();

        assertThat(labels)
                .isNotEmpty()
                .noneMatch(line -> line.contains(card))
                .noneMatch(line -> line.matches(".*[0-9a-f]{8}-[0-9a-f]{4}-.*"));
    }

    @Test
    void every_alert_has_its_runbook_and_every_runbook_its_alert() throws IOException {
        List<String> alerts =
                alerts().stream().map(rule -> rule.path("alert").asText()).toList();
        Set<String> runbooks = Files.readAllLines(ROOT.resolve("docs/runbooks.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(alerts).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        assertThat(runbooks).containsExactlyInAnyOrderElementsOf(alerts);
        for (JsonNode rule : alerts()) {
            assertThat(rule.at("/annotations/runbook_url").asText())
                    .isEqualTo("docs/runbooks.md#" + rule.path("alert").asText().toLowerCase(Locale.ROOT));
            assertThat(rule.at("/labels/severity").asText()).isIn("page", "ticket");
        }
    }

    @Test
    void alerts_and_dashboard_ask_for_figures_that_are_there() throws IOException {
        Set<String> asked = new TreeSet<>();
        alertQueries().forEach(query -> asked.addAll(query.metrics()));
        JsonNode dashboard = new ObjectMapper()
                .readTree(ROOT.resolve("docker/observability/grafana/definitions/dangol.json")
                        .toFile());
        dashboard.findValuesAsText("expr").forEach(expression -> asked.addAll(new Query(expression).metrics()));
        asked.removeAll(OF_OTHERS);

        assertThat(asked).contains("dangol_till_commit_seconds_sum", "dangol_dead_letters");
        assertThat(figures.names()).containsAll(asked);
    }

    @Test
    void alerts_choose_by_labels_and_values_that_are_there() throws IOException {
        refuseAToken();
        assertThat(suite.admin().post("/v1/sales", "{}").status()).isEqualTo(400);
        List<Wanted> wanted = alertQueries().stream()
                .flatMap(query -> query.wanted().stream())
                .filter(one -> !OF_OTHERS.contains(one.metric()))
                .distinct()
                .toList();

        assertThat(wanted).hasSizeGreaterThan(5);
        assertThat(wanted).extracting(Wanted::words).containsAll(UNSEEN.keySet());
        for (Wanted one : wanted) {
            Set<String> values = figures.values(one.metric(), one.label());
            assertThat(values).as(one.words()).isNotEmpty();
            if (!UNSEEN.containsKey(one.words())) {
                assertThat(one.isAmong(values))
                        .as("%s, of %s", one.words(), values)
                        .isTrue();
            }
        }
    }

    @Test
    void alerts_group_by_labels_that_are_there() throws IOException {
        refuseAToken();
        for (Query query : alertQueries()) {
            Set<String> labels = new TreeSet<>(query.groupedBy());
            labels.removeAll(LABELS_OF_PROMETHEUS);
            for (String metric : ours(query.metrics())) {
                assertThat(labels)
                        .as(query.text())
                        .allSatisfy(label -> assertThat(figures.values(metric, label))
                                .as(metric + " " + label)
                                .isNotEmpty());
            }
        }
    }

    private void refuseAToken() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(suite.launcher().gateway().resolve("/v1/programs"))
                .header("Authorization", "Bearer none")
                .build();
        try {
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(401);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Query> alertQueries() throws IOException {
        return alerts().stream()
                .map(rule -> new Query(rule.path("expr").asText()))
                .toList();
    }

    private static List<JsonNode> alerts() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        JsonNode file = new YAMLMapper()
                .readTree(ROOT.resolve("docker/observability/alerts.yml").toFile());
        file.path("groups").forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    /** In the first column of the tables. */
    private static Set<String> documented() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/observability.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" \\| ", -1)[0])
                .flatMap(cell -> IN_CODE.matcher(cell).results().map(found -> found.group(1)))
                .filter(name -> name.contains("_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> ours(Set<String> names) {
        return names.stream().filter(name -> name.startsWith("dangol_")).collect(Collectors.toCollection(TreeSet::new));
    }
}
