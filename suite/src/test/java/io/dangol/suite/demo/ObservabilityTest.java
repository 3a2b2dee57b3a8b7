package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dangol.suite.launcher.Service;
import io.dangol.suite.retail.RetailMonth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
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

    private static final Pattern METRIC = Pattern.compile("\\b[a-z][a-z0-9]*(_[a-z0-9]+)+\\b(?!\\s*\\()|\\bup\\b");
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
        alerts().forEach(rule -> asked.addAll(metrics(rule.path("expr").asText())));
        JsonNode dashboard = new ObjectMapper()
                .readTree(ROOT.resolve("docker/observability/grafana/definitions/dangol.json")
                        .toFile());
        dashboard.findValuesAsText("expr").forEach(expression -> asked.addAll(metrics(expression)));
        asked.removeAll(OF_OTHERS);

        assertThat(asked).contains("dangol_till_commit_seconds_sum", "dangol_dead_letters");
        assertThat(figures.names()).containsAll(asked);
    }

    private static List<JsonNode> alerts() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        JsonNode file = new YAMLMapper()
                .readTree(ROOT.resolve("docker/observability/alerts.yml").toFile());
        file.path("groups").forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    /** Names in an expression; not its functions, labels, what is grouped by, or what stands in quotes. */
    private static Set<String> metrics(String expression) {
        String bare = expression
                .replaceAll("\\{[^}]*}", "")
                .replaceAll("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)", "");
        return METRIC.matcher(bare).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
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
