package io.dangol.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dangol.gateway.route.Routes;
import io.dangol.gateway.upstream.UpstreamName;
import io.dangol.testing.ApiDocument;
import io.dangol.testing.CompleteApi;
import io.dangol.testing.Repository;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document that integrators read, merged from what the real services promise in {@code contracts}. */
class MergedDescriptionTest {

    private static JsonNode document;

    @BeforeAll
    static void merge() throws IOException {
        MergedDescription merged = new MergedDescription((ObjectNode) committed("gateway"));
        for (UpstreamName name : UpstreamName.values()) {
            merged = merged.add(name, committed(name.label() + "-service"));
        }
        document = merged.document();
    }

    @Test
    void it_leaves_nothing_open() {
        CompleteApi.assertComplete(new ApiDocument(document));
    }

    @Test
    void the_gateway_s_own_part_leaves_nothing_open() throws IOException {
        CompleteApi.assertComplete(new ApiDocument(committed("gateway")));
    }

    @Test
    void every_operation_of_every_service_is_in_it() throws IOException {
        for (UpstreamName name : UpstreamName.values()) {
            committed(name.label() + "-service")
                    .path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .fieldNames()
                            .forEachRemaining(method -> assertIn(name, path.getKey(), method)));
        }
    }

    @Test
    void every_operation_of_a_service_tells_what_the_door_answers() {
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                // What the gateway answers itself never waits for a service.
                boolean own = operation.path("operationId").asText().equals("introspectToken");
                if (!own && operation.toString().contains("oauth2")) {
                    assertThat(operation.path("responses").fieldNames())
                            .toIterable()
                            .contains("401", "403", "429", "502", "503", "504");
                    assertThat(operation.at("/responses/401/$ref").asText())
                            .isEqualTo("#/components/responses/Unauthorized");
                }
            }
        }
        assertThat(document.at("/components/responses/Unauthorized").toString())
                .contains("token-expired", "client-revoked");
    }

    @Test
    void what_services_say_alike_is_said_once() {
        assertThat(document.at("/components/schemas").fieldNames())
                .toIterable()
                .contains("Problem")
                .doesNotContain("CustomerProblem", "LoyaltyProblem", "JsonNode");
        assertThat(document.at("/components/responses").fieldNames())
                .toIterable()
                .contains("Busy", "Refused")
                .noneMatch(name -> name.matches("(Customer|Loyalty|Partner|Analytics).*"));
    }

    @Test
    void what_an_answer_always_holds_is_told_as_its_service_tells_it() throws IOException {
        for (String schema : List.of("RecordedSale", "SaleReturnSummary", "PageProgramView")) {
            JsonNode required = committed("loyalty-service").at("/components/schemas/" + schema + "/required");

            assertThat(required).as(schema).isNotEmpty();
            assertThat(document.at("/components/schemas/" + schema + "/required"))
                    .as(schema)
                    .isEqualTo(required);
        }
    }

    @Test
    void a_parser_takes_it() {
        assertThat(new OpenAPIV3Parser().readContents(document.toString()).getMessages())
                .isEmpty();
    }

    private static void assertIn(UpstreamName owner, String path, String method) {
        HttpMethod verb = HttpMethod.valueOf(method.toUpperCase(Locale.ROOT));
        assertThat(Routes.lead(verb, path.replace("{service}", owner.label()), owner))
                .as("let through: " + method + " " + path)
                .isTrue();
        assertThat(document.path("paths").path(path).has(method))
                .as("described: " + method + " " + path)
                .isTrue();
    }

    private static JsonNode committed(String module) throws IOException {
        return new YAMLMapper()
                .readTree(Repository.root()
                        .resolve("contracts/openapi/" + module + ".yaml")
                        .toFile());
    }
}
