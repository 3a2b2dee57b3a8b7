package io.dangol.suite.kubernetes;

import static io.dangol.suite.kubernetes.Manifests.Kind.AUTOSCALER;
import static io.dangol.suite.kubernetes.Manifests.Kind.CONFIG_MAP;
import static io.dangol.suite.kubernetes.Manifests.Kind.DEPLOYMENT;
import static io.dangol.suite.kubernetes.Manifests.Kind.DISRUPTION_BUDGET;
import static io.dangol.suite.kubernetes.Manifests.Kind.NETWORK_POLICY;
import static io.dangol.suite.kubernetes.Manifests.Kind.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestsTest {

    private static final List<String> SERVICES =
            List.of("analytics-service", "customer-service", "gateway", "loyalty-service", "partner-service");

    private final Optional<Manifests> rendered = Manifests.rendered("overlays/example");

    @Test
    void each_file_has_only_what_the_api_knows() throws IOException {
        for (JsonNode document : Manifests.of("base").documents()) {
            assertThat(Manifests.asTheApiReads(document)).isEqualTo(document);
        }
    }

    @Test
    void a_misspelt_field_would_be_found() throws IOException {
        ObjectNode document = (ObjectNode) Manifests.of("base").of(DEPLOYMENT).get(0);
        ObjectNode pod = (ObjectNode) document.at("/spec/template/spec");

        pod.put("enableServiceLink", false);

        assertThat(Manifests.asTheApiReads(document)).isNotEqualTo(document);
    }

    @Test
    void all_together_have_only_what_the_api_knows() throws IOException {
        for (JsonNode document : rendered().documents()) {
            assertThat(Manifests.asTheApiReads(document)).isEqualTo(document);
        }
    }

    @Test
    void each_service_is_deployed_reachable_scaled_and_not_drained_at_once() {
        Manifests all = rendered();

        for (Manifests.Kind kind : List.of(DEPLOYMENT, SERVICE, AUTOSCALER, DISRUPTION_BUDGET)) {
            assertThat(all.of(kind)).as("%s", kind).extracting(Manifests::name).containsExactlyElementsOf(SERVICES);
        }
        for (JsonNode deployment : all.of(DEPLOYMENT)) {
            JsonNode labels = deployment.at("/spec/template/metadata/labels");
            String name = Manifests.name(deployment);
            assertThat(labels.path("app.kubernetes.io/name").asText()).isEqualTo(name);
            assertThat(named(all.of(SERVICE), name).at("/spec/selector").path("app.kubernetes.io/name"))
                    .isEqualTo(labels.path("app.kubernetes.io/name"));
            assertThat(named(all.of(AUTOSCALER), name)
                            .at("/spec/scaleTargetRef/name")
                            .asText())
                    .isEqualTo(name);
        }
    }

    @Test
    void each_pod_is_locked_as_restricted_demands_and_more() {
        for (JsonNode deployment : rendered().of(DEPLOYMENT)) {
            JsonNode pod = deployment.at("/spec/template/spec");
            JsonNode container = pod.at("/containers/0");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10_001);
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            JsonNode locks = container.path("securityContext");
            assertThat(locks.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(locks.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(locks.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(container.at("/resources/requests").size()).isEqualTo(2);
            assertThat(container.at("/resources/limits/memory").isMissingNode()).isFalse();
        }
    }

    @Test
    void each_pod_is_asked_whether_it_has_started_lives_and_is_ready() {
        for (JsonNode deployment : rendered().of(DEPLOYMENT)) {
            JsonNode container = deployment.at("/spec/template/spec/containers/0");
            assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
            assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
        }
    }

    @Test
    void no_secret_stands_in_a_manifest_and_what_is_asked_of_the_config_map_is_there() {
        JsonNode settings = rendered().of(CONFIG_MAP).get(0).path("data");

        for (JsonNode deployment : rendered().of(DEPLOYMENT)) {
            for (JsonNode setting : deployment.at("/spec/template/spec/containers/0/env")) {
                assertThat(setting.path("name").asText()).doesNotContain("PASSWORD", "SECRET");
                String key = setting.at("/valueFrom/configMapKeyRef/key").asText();
                assertThat(key.isEmpty() || settings.has(key)).as(key).isTrue();
            }
        }
    }

    @Test
    void nothing_is_reachable_unless_it_is_said_and_from_outside_only_the_gateway() {
        List<JsonNode> policies = rendered().of(NETWORK_POLICY);

        JsonNode nothing = named(policies, "nothing").path("spec");
        assertThat(nothing.path("podSelector")).isEmpty();
        assertThat(nothing.path("policyTypes")).hasSize(2);
        assertThat(nothing.has("ingress") || nothing.has("egress")).isFalse();
        assertThat(policies.stream()
                        .filter(policy -> policy.at("/spec/ingress").toString().contains("ingress-nginx"))
                        .map(Manifests::name))
                .containsExactly("to-gateway");
        assertThat(named(policies, "to-gateway")
                        .at("/spec/podSelector/matchLabels")
                        .path("app.kubernetes.io/name")
                        .asText())
                .isEqualTo("gateway");
    }

    private Manifests rendered() {
        assumeThat(rendered).as("kubectl is there").isPresent();
        return rendered.orElseThrow();
    }

    private static JsonNode named(List<JsonNode> documents, String name) {
        return documents.stream()
                .filter(document -> Manifests.name(document).equals(name))
                .findFirst()
                .orElseThrow();
    }
}
