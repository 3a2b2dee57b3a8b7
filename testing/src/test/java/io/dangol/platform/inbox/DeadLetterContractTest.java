package io.dangol.platform.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dangol.platform.eventlog.Topic;
import io.dangol.testing.EventContract;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The one event that every service tells, and the document that all events stand in. */
class DeadLetterContractTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void event_dead_lettered_is_written_as_promised() throws IOException {
        EventContract.assertWritten(
                new EventDeadLettered(
                        id(1),
                        "facts",
                        "io.dangol.loyalty.SaleRecorded.v1",
                        id(2),
                        "{\"saleId\":\"01970000-0000-7000-8000-000000000003\"}",
                        "IllegalArgumentException: Unknown currency",
                        Instant.parse("2026-01-01T12:00:00Z"),
                        Topic.ofEvents("dangol.analytics.dead-letter", 1)),
                JSON);
    }

    @Test
    void everything_that_the_document_refers_to_is_there() throws IOException {
        EventContract.assertResolves();
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
