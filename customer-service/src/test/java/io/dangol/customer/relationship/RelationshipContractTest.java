package io.dangol.customer.relationship;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.relationship.RelationshipEvent.RelationshipRecorded;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The golden example in {@code contracts} is what this feature writes. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class RelationshipContractTest {

    private final ObjectMapper json;

    RelationshipContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void relationship_recorded_is_written_as_promised() throws IOException {
        RelationshipRecorded event = new RelationshipRecorded(
                id(0x65),
                "SUPPLIES",
                null,
                id(0x64),
                id(0x60),
                null,
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2026-07-01"),
                Instant.parse("2026-01-01T12:00:00Z"));

        EventContract.assertWritten(event, json);
    }

    private static UUID id(long number) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }
}
