package io.dangol.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands in {@code contracts/events} are schemas by the rules of JSON Schema: a keyword that is misspelt holds nobody. */
class EventSchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void every_schema_of_an_event_is_one() throws IOException {
        List<Path> schemas;
        try (var files = Files.list(Repository.root().resolve("contracts/events"))) {
            schemas = files.filter(file -> file.toString().endsWith(".schema.json"))
                    .toList();
        }

        assertThat(schemas).hasSizeGreaterThan(10);
        for (Path schema : schemas) {
            assertThat(wrong(JSON.readTree(schema.toFile())))
                    .as(schema.toString())
                    .isEmpty();
        }
    }

    @Test
    void what_is_no_schema_is_noticed() throws IOException {
        assertThat(wrong(JSON.readTree("{\"type\":\"objekt\"}"))).isNotEmpty();
        assertThat(wrong(JSON.readTree("{\"required\":\"id\"}"))).isNotEmpty();
    }

    private static Set<ValidationMessage> wrong(JsonNode schema) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012))
                .validate(schema);
    }
}
