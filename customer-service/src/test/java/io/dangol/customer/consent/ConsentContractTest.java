package io.dangol.customer.consent;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.consent.ConsentEvent.ConsentRecorded;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The golden example in {@code contracts} is what this feature writes. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ConsentContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID CUSTOMER = new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0001L);

    @Inject
    ObjectMapper json;

    @Test
    void consent_recorded_is_written_as_promised() throws IOException {
        ConsentEvent event = new ConsentRecorded(CUSTOMER, "MARKETING", "SMS", "OUTLET", true, NOON);

        EventContract.assertWritten(event, json);
    }
}
