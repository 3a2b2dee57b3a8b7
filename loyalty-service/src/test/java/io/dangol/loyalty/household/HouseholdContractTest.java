package io.dangol.loyalty.household;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.household.HouseholdEvent.HouseholdJoined;
import io.dangol.loyalty.household.HouseholdEvent.HouseholdLeft;
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
class HouseholdContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ObjectMapper json;

    HouseholdContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void household_joined_is_written_as_promised() throws IOException {
        EventContract.assertWritten(new HouseholdJoined(id(11), id(6), id(4), id(9), id(5), NOON), json);
    }

    @Test
    void household_left_is_written_as_promised() throws IOException {
        EventContract.assertWritten(new HouseholdLeft(id(11), id(6), id(4), id(9), id(5), NOON), json);
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
