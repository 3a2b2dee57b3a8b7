package io.dangol.suite.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The shipped file, to the penny: what its lines say, and that the receipts made from them say the same. */
class ShippedMonthTest {

    private final RetailMonth month = RetailMonth.shipped();
    private final FileFigures figures = month.figures();

    @Test
    void the_file_has_the_size_it_is_known_for() {
        assertThat(figures.lines()).isEqualTo(42_481);
        assertThat(figures.invoices()).isEqualTo(2_025);
        assertThat(figures.cancellations()).isEqualTo(326);
        assertThat(figures.customers()).isEqualTo(948);
        assertThat(figures.byCountry()).hasSize(24);
    }

    @Test
    void the_file_has_the_totals_it_is_known_for() {
        assertThat(figures.total().total().gross()).isEqualTo(823_746_14);
        assertThat(figures.total().total().net()).isEqualTo(748_957_02);
        assertThat(figures.total().identified().net()).isEqualTo(554_604_02);
        assertThat(figures.total().identifiedShareOfNet()).isEqualByComparingTo("0.740502");
    }

    @Test
    void the_countries_add_up_to_the_total() {
        long net = figures.byCountry().values().stream()
                .mapToLong(country -> country.total().net())
                .sum();

        assertThat(net).isEqualTo(figures.total().total().net());
    }

    @Test
    void every_invoice_is_a_sale_a_return_or_a_stock_movement() {
        assertThat(count(receipt -> receipt.kind() == Receipt.Kind.SALE)).isEqualTo(1_559);
        assertThat(count(receipt -> receipt.kind() == Receipt.Kind.RETURN)).isEqualTo(326);
        assertThat(month.stockMovements()).isEqualTo(140);
    }

    @Test
    void the_receipts_have_the_totals_of_the_file() {
        assertThat(net(receipt -> true)).isEqualTo(figures.total().total().net());
        assertThat(net(receipt -> !receipt.isAnonymous()))
                .isEqualTo(figures.total().identified().net());
        assertThat(net(receipt -> receipt.kind() == Receipt.Kind.SALE))
                .isEqualTo(figures.total().total().gross());
    }

    @Test
    void the_receipts_are_counted_as_the_file_counts_them() {
        FileFigures.Sum total = figures.total().total();

        assertThat(month.receipts()).hasSize(total.sales() + total.returned());
        assertThat(month.cardNumbers()).hasSize(figures.customers());
        assertThat(month.countries()).hasSize(24);
    }

    @Test
    void each_country_has_a_store_code_of_its_own() {
        assertThat(month.countries())
                .extracting(Country::storeCode)
                .doesNotHaveDuplicates()
                .contains("UK-01", "IE-01", "CI-01");
    }

    private long count(Predicate<Receipt> which) {
        return month.receipts().stream().filter(which).count();
    }

    private long net(Predicate<Receipt> which) {
        return month.receipts().stream()
                .filter(which)
                .mapToLong(Receipt::netInPennies)
                .sum();
    }
}
