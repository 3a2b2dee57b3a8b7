package io.dangol.partner.partner;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.partner.partner.PartnerEvent.PartnerChanged;
import io.dangol.testing.Contract;
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
class PartnerContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ObjectMapper json;

    PartnerContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void partner_changed_is_written_as_promised() throws IOException {
        PartnerChanged event =
                new PartnerChanged(id(1), "Corner Bakery", "FRANCHISE", "CORPORATION", "ERP-1", "ACTIVE", 3, NOON);

        EventContract.assertWritten(event, json);
    }

    @Test
    void the_api_description_leaves_nothing_open() throws IOException {
        Contract.assertOpenApiIsComplete();
    }

    @Test
    void the_api_description_is_the_committed_one() throws IOException {
        Contract.assertOpenApiIsCommitted("partner-service");
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
