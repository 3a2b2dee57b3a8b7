package io.dangol.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dangol.testing.Contract;
import io.dangol.testing.Repository;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that were made from the last release go on working, or somebody has said why not. */
class CompatibilityTest {

    private static final String RELEASED = "released/dangol.yaml";

    private static JsonNode now;

    @BeforeAll
    static void read() throws IOException {
        now = contract("openapi/dangol.yaml");
        // With a release: what is promised from now on.
        if (Boolean.getBoolean("contracts.release")) {
            Contract.write(RELEASED, ApiChanges.withoutTexts(now));
            Contract.write("released/breaking-changes.yaml", new YAMLMapper().createObjectNode());
        }
    }

    @Test
    void nothing_breaks_what_was_released_unless_it_is_said_why() throws IOException {
        Set<String> breaking = ApiChanges.breaking(contract(RELEASED), now);
        Set<String> explained = new TreeSet<>();
        for (Map.Entry<String, JsonNode> change :
                contract("released/breaking-changes.yaml").properties()) {
            assertThat(change.getValue().asText()).as("why " + change.getKey()).isNotBlank();
            explained.add(change.getKey());
        }

        assertThat(breaking)
                .as(
                        "what breaks clients of the last release; each needs its reason in contracts/released/breaking-changes.yaml")
                .isEqualTo(explained);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_breaks_a_client_is_noticed(String change, Consumer<ObjectNode> made) {
        ObjectNode after = now.deepCopy();
        made.accept(after);

        assertThat(ApiChanges.breaking(now, after)).contains("POST /v1/sales");
    }

    static Stream<Arguments> what_breaks_a_client_is_noticed() {
        return Stream.of(
                change("an operation goes", api -> at(api, "/paths/~1v1~1sales").remove("post")),
                change(
                        "a field becomes required",
                        api -> required(api, "RecordSale").add("terminalId")),
                change(
                        "a field is sent otherwise",
                        api -> field(api, "RecordSale", "totalAmount").put("type", "string")),
                change(
                        "a text may be less long",
                        api -> field(api, "RecordSale", "storeCode").put("maxLength", 5)),
                change(
                        "an answer lacks a field",
                        api -> at(api, "/components/schemas/RecordedSale/properties")
                                .remove("saleId")),
                change(
                        "an answer may lack a field",
                        api -> required(api, "RecordedSale").remove(0)),
                change(
                        "an answer's field is another",
                        api -> field(api, "RecordedSale", "pointsEarned").put("type", "string")),
                change(
                        "another scope is needed",
                        api -> ((ArrayNode) api.at("/paths/~1v1~1sales/post/security/0/oauth2")).set(0, "sales:read")),
                change(
                        "an answer is no longer given",
                        api -> at(api, "/paths/~1v1~1sales/post/responses").remove("200")));
    }

    @Test
    void what_is_added_breaks_nobody() {
        ObjectNode after = now.deepCopy();
        at(after, "/components/schemas/RecordSale/properties").putObject("note").put("type", "string");
        at(after, "/components/schemas/RecordedSale/properties")
                .putObject("note")
                .put("type", "string");
        at(after, "/paths").set("/v1/sales-to-come", after.at("/paths/~1v1~1sales"));

        assertThat(ApiChanges.breaking(now, after)).isEmpty();
    }

    private static Arguments change(String name, Consumer<ObjectNode> made) {
        return Arguments.of(name, made);
    }

    private static ObjectNode at(JsonNode api, String pointer) {
        return (ObjectNode) api.at(pointer);
    }

    private static ArrayNode required(JsonNode api, String schema) {
        return (ArrayNode) api.at("/components/schemas/" + schema + "/required");
    }

    private static ObjectNode field(JsonNode api, String schema, String field) {
        return at(api, "/components/schemas/" + schema + "/properties/" + field);
    }

    private static JsonNode contract(String file) throws IOException {
        return new YAMLMapper()
                .readTree(Repository.root().resolve("contracts").resolve(file).toFile());
    }
}
