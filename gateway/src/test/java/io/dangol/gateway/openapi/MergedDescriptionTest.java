package io.dangol.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dangol.gateway.route.Routes;
import io.dangol.gateway.upstream.UpstreamName;
import io.dangol.testing.ApiDocument;
import io.dangol.testing.CompleteApi;
import io.dangol.testing.Contract;
import io.dangol.testing.Repository;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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
    void it_is_the_committed_one() throws IOException {
        Contract.assertCommitted("openapi/dangol.yaml", document);
    }

    @Test
    void the_collection_for_postman_is_made_from_it() throws IOException {
        Contract.assertGenerated("docs/integration/dangol.postman_collection.json", PostmanCollection.of(document));
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
        for (String schema : List.of("RecordedSale", "SaleReturnSummary", "ProgramPage")) {
            JsonNode required = committed("loyalty-service").at("/components/schemas/" + schema + "/required");

            assertThat(required).as(schema).isNotEmpty();
            assertThat(document.at("/components/schemas/" + schema + "/required"))
                    .as(schema)
                    .isEqualTo(required);
        }
    }

    @Test
    void schemas_are_called_as_types_are() {
        assertThat(document.at("/components/schemas").fieldNames())
                .toIterable()
                .allMatch(name -> name.matches("[A-Z][A-Za-z]*"))
                .noneMatch(name -> name.endsWith("View"))
                .contains("PartnerStatus", "StoreStatus", "CustomerPage");
    }

    @Test
    void parameters_come_as_the_path_has_them() {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (JsonNode operation : path.getValue()) {
                List<String> named = operation.path("parameters").findParents("in").stream()
                        .filter(parameter -> parameter.path("in").asText().equals("path"))
                        .map(parameter -> "{" + parameter.path("name").asText() + "}")
                        .toList();
                assertThat(named)
                        .isEqualTo(Pattern.compile("\\{[^}]+}")
                                .matcher(path.getKey())
                                .results()
                                .map(MatchResult::group)
                                .toList());
            }
        }
    }

    /** A client fills it in and so would undo what others have changed. */
    @Test
    void nothing_in_a_patch_has_a_default() {
        document.at("/components/schemas").properties().stream()
                .filter(schema -> schema.getKey().endsWith("Patch"))
                .forEach(patch -> patch.getValue()
                        .path("properties")
                        .forEach(field -> assertThat(field.has("default"))
                                .as(patch.getKey() + ": " + field)
                                .isFalse()));
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
