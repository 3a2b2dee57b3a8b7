package io.dangol.loyalty.coalitionfile;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.coalitionfile.FileEvent.CoalitionFileClosed;
import io.dangol.loyalty.coalitionfile.FileEvent.CoalitionFileReconciled;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CoalitionFileContractTest {

    private static final UUID FILE = UUID.fromString("01970000-0000-7000-8000-0000000000c1");

    private final ObjectMapper json;

    CoalitionFileContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void coalition_file_reconciled_is_written_as_promised() throws IOException {
        Map<Outcome, Long> outcomes = new EnumMap<>(
                Map.of(Outcome.MATCHED, 99_871L, Outcome.AMOUNT_DIFFERS, 40L, Outcome.ONLY_WITH_US, 113L));
        Instant at = Instant.parse("2026-02-05T12:00:20Z");

        EventContract.assertWritten(new CoalitionFileReconciled(FILE, "OKCASHBAG", "2026-01", 2, outcomes, at), json);
    }

    @Test
    void coalition_file_closed_is_written_as_promised() throws IOException {
        Instant at = Instant.parse("2026-02-06T12:00:00Z");

        EventContract.assertWritten(new CoalitionFileClosed(FILE, "OKCASHBAG", "2026-01", 2, at), json);
    }
}
