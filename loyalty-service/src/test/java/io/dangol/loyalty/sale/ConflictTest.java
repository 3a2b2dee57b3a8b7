package io.dangol.loyalty.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.sale.ConflictApi.Decision;
import io.dangol.loyalty.sale.ConflictApi.Resolution;
import io.dangol.loyalty.sale.ConflictApi.Resolve;
import io.dangol.loyalty.sale.SaleApi.LineRequest;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.loyalty.sale.Sales.KeptSale;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConflictTest {

    private static final Conflict.Beside SAME = new Conflict.Beside(7L, true, new Conflict.Served(null, null));

    private static final Instant SOLD = Instant.parse("2026-01-05T09:00:00Z");
    private static final List<LineRequest> LINES = List.of(line("BREAD", 100), line("ROLL", 50));
    private static final Resolve RECORD = new Resolve(Decision.RECORD_AS, "r1-b", "ticket-1");

    @Test
    void what_is_the_same_differs_in_nothing() {
        SaleRequest again = arrived("T1", SOLD.plusNanos(999), LINES, 150);

        assertThat(Conflict.differing(stands(), SAME, again, true)).isEmpty();
    }

    @Test
    void every_field_that_differs_is_named() {
        SaleRequest other = arrived("T2", SOLD.plusSeconds(1), List.of(LINES.get(0), line("ROLL", 60)), 160);

        Conflict.Beside beside = new Conflict.Beside(null, false, new Conflict.Served("op-17", "CASH"));
        assertThat(Conflict.differing(stands(), beside, other, false))
                .containsExactly(
                        "/terminalId",
                        "/sequenceNumber",
                        "/soldAt",
                        "/cardNumber",
                        "/lines/1",
                        "/totalAmount",
                        "/coalition",
                        "/cashier",
                        "/tender");
    }

    @Test
    void where_lines_are_missing_all_of_them_are_named() {
        SaleRequest fewer = arrived("T1", SOLD, LINES.subList(0, 1), 100);

        assertThat(Conflict.differing(stands(), SAME, fewer, true)).containsExactly("/lines", "/totalAmount");
    }

    @Test
    void only_the_number_changes_where_what_arrived_becomes_a_sale_of_its_own() {
        SaleRequest arrived = arrived("T1", SOLD, LINES, 150);

        SaleRequest renamed = arrived.as("r1-b");

        assertThat(renamed.receiptNumber()).isEqualTo("r1-b");
        assertThat(renamed.as("r1")).isEqualTo(arrived);
    }

    @Test
    void a_decision_names_a_number_where_it_needs_one() {
        assertThat(Conflict.isClear(RECORD)).isTrue();
        assertThat(Conflict.isClear(new Resolve(Decision.KEEP_FIRST, null, "t")))
                .isTrue();
        assertThat(Conflict.isClear(new Resolve(Decision.RECORD_AS, null, "t"))).isFalse();
        assertThat(Conflict.isClear(new Resolve(Decision.KEEP_FIRST, "r", "t"))).isFalse();
    }

    @Test
    void the_same_decision_again_is_no_other() {
        Conflict open = new Conflict(id(), id(), "S", id(), "r1", "{}", null, SOLD, "pos", null);
        Conflict resolved = open.resolved(new Resolution(Decision.RECORD_AS, "r1-b", id(), "ticket-1", "pos", SOLD));

        assertThat(open.isResolved(RECORD)).isFalse();
        assertThat(resolved.isResolved(RECORD)).isTrue();
        assertThat(resolved.isResolved(new Resolve(Decision.RECORD_AS, "r1-c", "ticket-1")))
                .isFalse();
        assertThat(resolved.isResolved(new Resolve(Decision.RECORD_AS, "r1-b", "ticket-2")))
                .isFalse();
        assertThat(resolved.isResolved(new Resolve(Decision.KEEP_FIRST, null, "ticket-1")))
                .isFalse();
    }

    private static SaleRequest arrived(String terminal, Instant soldAt, List<LineRequest> lines, long total) {
        return new SaleRequest("S", terminal, "r1", soldAt, "GBP", null, null, 7L, lines, total, null, null, null);
    }

    private static KeptSale stands() {
        List<StoredLine> lines = LINES.stream()
                .map(line -> new StoredLine(
                        line.sku(), null, line.quantity(), line.unitPrice(), null, line.amount(), "BAKERY", null))
                .toList();
        LocalDate day = LocalDate.of(2026, 1, 5);
        return new KeptSale(
                id(), id(), "S", id(), "T1", "r1", "GBP", 150, lines, null, null, null, false, 0, SOLD, day, "pos",
                null, null);
    }

    private static LineRequest line(String sku, long amount) {
        return new LineRequest(sku, null, BigDecimal.ONE, amount, null, amount);
    }

    private static UUID id() {
        return UUID.randomUUID();
    }
}
