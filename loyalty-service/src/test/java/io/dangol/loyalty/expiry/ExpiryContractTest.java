package io.dangol.loyalty.expiry;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.expiry.ExpiryEvent.PointsExpiring;
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
class ExpiryContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ObjectMapper json;

    ExpiryContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void points_expiring_is_written_as_promised() throws IOException {
        Instant expires = Instant.parse("2026-01-31T12:00:00Z");

        EventContract.assertWritten(new PointsExpiring(id(4), id(5), id(6), 120, expires, 30, NOON), json);
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
