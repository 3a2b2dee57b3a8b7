package io.dangol.analytics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.testing.Contract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden examples of the producers are understood, down to the last field that counts here. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class EventContractTest {

    @Inject
    ObjectMapper json;

    static Stream<String> types() {
        return Told.TYPES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("types")
    void what_producers_promise_is_understood(String type) throws IOException {
        JsonNode golden = Contract.golden(type);

        Told told = json.reader()
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .forType(Told.TYPES.get(type))
                .readValue(golden);

        JsonNode understood = json.readTree(json.writeValueAsString(told));
        ObjectNode promised = golden.deepCopy();
        assertThat(understood).isEqualTo(promised.retain(names(understood)));
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
