package io.dangol.loyalty.sale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.account.PointsEvent.PointsPosted;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.loyalty.sale.SaleEvent.SaleClaimed;
import io.dangol.loyalty.sale.SaleEvent.SaleRecorded;
import io.dangol.loyalty.sale.SaleEvent.SaleReturned;
import io.dangol.platform.eventlog.DomainEvent;
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
class SaleContractTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-01-01");

    private final ObjectMapper json;

    SaleContractTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void sale_recorded_is_written_as_promised() throws IOException {
        assertWritten(new SaleRecorded(
                id(1),
                id(2),
                "UK-01",
                id(3),
                "536365",
                "GBP",
                1530,
                id(4),
                id(5),
                id(6),
                15,
                NOON,
                DAY,
                NOON,
                "OKCASHBAG",
                "key"));
    }

    @Test
    void sale_returned_is_written_as_promised() throws IOException {
        assertWritten(new SaleReturned(
                id(7), id(1), id(2), "UK-01", id(3), "R-1", "GBP", 500, id(4), id(5), id(6), 5, DAY, NOON, DAY, NOON,
                "key"));
    }

    @Test
    void a_receipt_without_a_coalitions_card_is_hashed_as_ever() throws IOException {
        SaleRequest sale =
                new SaleRequest("S", "T1", "r1", NOON, "GBP", null, null, null, List.of(), 0L, null, null, null);

        assertThat(json.writeValueAsString(sale))
                .contains("receiptNumber")
                .doesNotContain("coalition", "cashier", "tender");
    }

    @Test
    void sale_claimed_is_written_as_promised() throws IOException {
        assertWritten(new SaleClaimed(
                id(1),
                id(2),
                "UK-01",
                id(3),
                "GBP",
                1530,
                id(4),
                id(5),
                id(6),
                15,
                5,
                NOON,
                DAY,
                NOON,
                id(5).toString()));
    }

    @Test
    void points_posted_is_written_as_promised() throws IOException {
        assertWritten(new PointsPosted(
                id(8), id(4), id(5), id(6), Entry.Kind.EARNED, 15, 15, id(1), id(2), id(3), null, NOON));
    }

    private void assertWritten(DomainEvent event) throws IOException {
        EventContract.assertWritten(event, json);
    }

    private static UUID id(int n) {
        return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
