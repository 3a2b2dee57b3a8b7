package io.dangol.partner.shipment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.partner.shipment.ShipmentEvent.ShipmentChanged;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ShipmentContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ObjectMapper json;

    ShipmentContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void shipment_changed_is_written_as_promised() throws IOException {
        ShipmentChanged event = new ShipmentChanged(
                id(6),
                "DN-2026-00017",
                id(1),
                LocalDate.of(2026, 1, 1),
                List.of(new ShipmentChanged.Line("PLIER-200", 2, List.of("A-1001", "A-1002"))),
                "RECORDED",
                0,
                NOON);

        EventContract.assertWritten(event, json);
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
