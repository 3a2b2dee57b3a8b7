package io.dangol.customer.contact;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.contact.ContactPermit.Basis;
import io.dangol.customer.contact.ContactPermit.Status;
import io.dangol.customer.permit.Decision.Ground;
import io.dangol.customer.permit.Wish;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The golden examples in {@code contracts} are what this feature writes. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ContactContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Inject
    ObjectMapper json;

    @Test
    void a_permit_is_told_as_promised() throws IOException {
        EventContract.assertWritten(permit().permitted(), json);
    }

    @Test
    void its_use_is_told_as_promised() throws IOException {
        assertWritten(Status.CONFIRMED);
    }

    @Test
    void that_it_was_given_back_is_told_as_promised() throws IOException {
        assertWritten(Status.RELEASED);
    }

    @Test
    void that_it_ran_out_is_told_as_promised() throws IOException {
        assertWritten(Status.EXPIRED);
    }

    @Test
    void that_it_was_stopped_is_told_as_promised() throws IOException {
        EventContract.assertWritten(new ContactEvent.ContactPermitStopped(id(0x70), id(0x60), NOON), json);
    }

    private void assertWritten(Status how) throws IOException {
        EventContract.assertWritten(
                permit().ended(how, NOON.plus(Duration.ofHours(1))).ending(), json);
    }

    private static ContactPermit permit() {
        Ask ask = new Ask(
                new Wish("MARKETING", "EMAIL", "OUTLET", null, null, null, null),
                "DEALER",
                "SPRING_2026",
                id(1),
                "a-client",
                "DEFAULT",
                0,
                "KR");
        return new ContactPermit(
                id(0x70),
                id(0x60),
                ask,
                new Basis(Ground.CONSENT, id(0x62), null, true),
                Status.OPEN,
                NOON,
                NOON.plus(Duration.ofDays(1)),
                null);
    }

    private static UUID id(long number) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }
}
