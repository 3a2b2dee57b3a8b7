package io.dangol.loyalty.settlement;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.settlement.SettlementEvent.SettlementClosed;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class SettlementContractTest {

    private final ObjectMapper json;

    SettlementContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void settlement_closed_is_written_as_promised() throws IOException {
        LocalDate from = LocalDate.of(2026, 1, 1);
        Instant at = Instant.parse("2026-02-03T12:00:00Z");

        EventContract.assertWritten(
                new SettlementClosed(id(7), id(6), "GBP", from, from.plusMonths(1), 1_200, at), json);
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
