package io.dangol.customer.custody;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.custody.Custody.Recorded;
import io.dangol.customer.custody.Custody.Terms;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The golden examples in {@code contracts} are what this feature writes. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CustodyContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    @Inject
    ObjectMapper json;

    @Test
    void that_a_customer_is_in_custody_is_told_as_promised() throws IOException {
        EventContract.assertWritten(custody().recorded(), json);
    }

    @Test
    void its_end_is_told_as_promised() throws IOException {
        EventContract.assertWritten(custody().end(JUNE.plusMonths(2), NOON).orElseThrow(), json);
    }

    private static Custody custody() {
        Terms terms = new Terms(CustodyRole.SERVICED_BY, id(1), JUNE, JUNE.plusMonths(3));
        return new Custody(id(0x66), id(0x60), terms, new Recorded("a-client", NOON));
    }

    private static UUID id(long number) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }
}
