package io.dangol.loyalty.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.catalog.StoreConsumer.StoreChanged;
import io.dangol.testing.Contract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What partner-service promises of its stores is what the till reads. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class StoreContractTest {

    private static final String STORE_CHANGED = "io.dangol.partner.StoreChanged.v1";

    private final ObjectMapper json;

    StoreContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void store_changed_is_understood() throws IOException {
        JsonNode golden = Contract.golden(STORE_CHANGED);

        StoreChanged store = json.readerFor(StoreChanged.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(golden);

        assertThat(store)
                .isEqualTo(new StoreChanged(
                        UUID.fromString(text(golden, "storeId")),
                        text(golden, "code"),
                        UUID.fromString(text(golden, "partnerId")),
                        text(golden, "zone"),
                        text(golden, "currency"),
                        text(golden, "status"),
                        Instant.parse(text(golden, "closedAt")),
                        golden.required("version").longValue(),
                        Instant.parse(text(golden, "at"))));
    }

    private static String text(JsonNode event, String field) {
        return event.required(field).textValue();
    }
}
