package io.dangol.customer.customer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.customer.CustomerEvent.CustomerChanged;
import io.dangol.customer.customer.CustomerEvent.CustomerRegistered;
import io.dangol.testing.Contract;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The golden examples in {@code contracts} are what this service writes. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CustomerContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID CUSTOMER = new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0001L);

    @Inject
    ObjectMapper json;

    @Test
    void customer_registered_is_written_as_promised() throws IOException {
        assertWritten(new CustomerRegistered(CUSTOMER, "STORE", "SPRING-2026", NOON));
    }

    @Test
    void customer_changed_is_written_as_promised() throws IOException {
        assertWritten(new CustomerChanged(CUSTOMER, new TreeSet<>(List.of("phone", "familyName")), NOON));
    }

    @Test
    void the_api_description_leaves_nothing_open() throws IOException {
        Contract.assertOpenApiIsComplete();
    }

    @Test
    void the_api_description_is_the_committed_one() throws IOException {
        Contract.assertOpenApiIsCommitted("customer-service");
    }

    private void assertWritten(CustomerEvent event) throws IOException {
        EventContract.assertWritten(event, json);
    }
}
