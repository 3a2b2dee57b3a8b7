package io.dangol.customer.merge;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.merge.MergeEvent.CustomersMerged;
import io.dangol.customer.merge.MergeEvent.CustomersParted;
import io.dangol.testing.EventContract;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The golden examples in {@code contracts} are what this feature writes. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class MergeContractTest {

    private final ObjectMapper json;

    MergeContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void customers_merged_is_written_as_promised() throws IOException {
        EventContract.assertWritten(
                new CustomersMerged(id(0x67), id(0x60), id(0x68), Instant.parse("2026-01-03T12:00:00Z")), json);
    }

    @Test
    void customers_parted_is_written_as_promised() throws IOException {
        EventContract.assertWritten(
                new CustomersParted(id(0x67), id(0x60), id(0x68), Instant.parse("2026-02-03T12:00:00Z")), json);
    }

    private static UUID id(long number) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }
}
