package io.dangol.partner.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.partner.store.StoreEvent.StoreChanged;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class StoreContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ObjectMapper json;

    StoreContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void store_changed_is_written_as_promised() throws IOException {
        StoreChanged event =
                new StoreChanged(id(2), "UK-01", "Corner", id(1), "Europe/London", "GBP", "CLOSED", NOON, 3, NOON);

        EventContract.assertWritten(event, json);
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
