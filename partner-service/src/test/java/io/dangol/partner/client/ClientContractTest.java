package io.dangol.partner.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.partner.client.ClientEvent.ApiClientChanged;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ClientContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ObjectMapper json;

    ClientContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void api_client_changed_is_written_as_promised() throws IOException {
        ApiClientChanged event = new ApiClientChanged(
                "till-1",
                "Till 1",
                "pos",
                List.of("sales:write"),
                id(1),
                List.of("UK-01"),
                List.of(new ClientEvent.Secret("5b".repeat(32), NOON)),
                "ACTIVE",
                3,
                NOON);

        EventContract.assertWritten(event, json);
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
