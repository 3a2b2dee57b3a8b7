package io.dangol.suite.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class RetailMonthTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @Test
    void an_invoice_becomes_a_sale_of_its_country_store_with_the_customer_number_as_the_card() throws IOException {
        RetailMonth month = month("536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26,2.55,17850,United Kingdom");

        Receipt sale = month.receipts().get(0);

        assertThat(sale.kind()).isEqualTo(Receipt.Kind.SALE);
        assertThat(sale.number()).isEqualTo("536365");
        assertThat(sale.country().storeCode()).isEqualTo("UK-01");
        assertThat(sale.at()).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
        assertThat(sale.cardNumber()).isEqualTo("17850");
        assertThat(sale.lines()).containsExactly(new Receipt.Line("85123A", "WHITE HANGING HEART", 6, 255L, 1530));
        assertThat(sale.totalInPennies()).isEqualTo(1530);
    }

    @Test
    void an_invoice_without_a_customer_is_an_anonymous_sale() throws IOException {
        RetailMonth month = month("536414,22139,HEART,1,2010-12-01 11:52,4.25,,EIRE");

        assertThat(month.receipts()).singleElement().matches(Receipt::isAnonymous);
        assertThat(month.cardNumbers()).isEmpty();
    }

    @Test
    void an_invoice_starting_with_C_is_a_return_with_positive_amounts() throws IOException {
        RetailMonth month = month("C536379,D,Discount,-1,2010-12-01 09:41,27.50,14527,United Kingdom");

        Receipt returned = month.receipts().get(0);

        assertThat(returned.kind()).isEqualTo(Receipt.Kind.RETURN);
        assertThat(returned.lines()).containsExactly(new Receipt.Line("D", "Discount", 1, 2750L, 2750));
        assertThat(returned.netInPennies()).isEqualTo(-2750);
    }

    @Test
    void an_invoice_with_nothing_but_zero_prices_is_a_stock_movement_and_not_a_receipt() throws IOException {
        RetailMonth month = month(
                "536414,22139,,56,2010-12-01 11:52,0,,United Kingdom",
                "537032,21275,?,-30,2010-12-03 16:50,0,,United Kingdom");

        assertThat(month.receipts()).isEmpty();
        assertThat(month.stockMovements()).isEqualTo(2);
    }

    @Test
    void a_zero_price_inside_a_real_invoice_is_a_free_item_and_stays() throws IOException {
        RetailMonth month =
                month("1,A,FREE,2,2010-12-01 11:52,0,12345,Germany", "1,B,PAID,1,2010-12-01 11:52,1.00,12345,Germany");

        assertThat(month.receipts().get(0).lines())
                .containsExactly(new Receipt.Line("A", "FREE", 2, 0L, 0), new Receipt.Line("B", "PAID", 1, 100L, 100));
    }

    @Test
    void the_same_line_twice_is_bought_twice() throws IOException {
        String line = "1,A,MUG,2,2010-12-01 11:52,0.85,12345,Germany";

        RetailMonth month = month(line, line);

        assertThat(month.receipts().get(0).totalInPennies()).isEqualTo(340);
    }

    @Test
    void a_third_decimal_is_rounded_half_even_per_line_and_the_unit_price_is_left_out() throws IOException {
        RetailMonth month = month(
                "1,A,TAG,1,2010-12-01 11:52,0.125,,Spain",
                "1,B,TAG,1,2010-12-01 11:52,0.135,,Spain",
                "1,C,TAG,100,2010-12-01 11:52,0.125,,Spain");

        assertThat(month.receipts().get(0).lines())
                .containsExactly(
                        new Receipt.Line("A", "TAG", 1, null, 12),
                        new Receipt.Line("B", "TAG", 1, null, 14),
                        new Receipt.Line("C", "TAG", 100, null, 1250));
    }

    @Test
    void codes_that_differ_only_in_case_are_different_products() throws IOException {
        RetailMonth month = month(
                "1,85123a,HEART CREAM,1,2010-12-01 11:52,1,,Spain", "1,85123A,HEART WHITE,1,2010-12-01 11:52,1,,Spain");

        assertThat(month.products()).extracting(RetailMonth.Product::sku).containsExactly("85123a", "85123A");
    }

    @Test
    void a_product_takes_the_first_description_that_is_not_empty_or_else_its_code() throws IOException {
        RetailMonth month = month(
                "1,A,,1,2010-12-01 11:52,1,,Spain",
                "1,A,LAMP,1,2010-12-01 11:52,1,,Spain",
                "1,B,,1,2010-12-01 11:52,1,,Spain",
                "1,POST,POSTAGE,1,2010-12-01 11:52,1,,Spain");

        assertThat(month.products())
                .extracting(RetailMonth.Product::nameOrSku, RetailMonth.Product::category)
                .containsExactly(tuple("LAMP", "goods"), tuple("B", "goods"), tuple("POSTAGE", "service"));
    }

    @Test
    void receipts_come_in_the_order_of_time_and_an_invoice_has_the_time_of_its_first_line() throws IOException {
        RetailMonth month = month(
                "2,A,X,1,2010-12-01 11:53,1,,Spain",
                "1,A,X,1,2010-12-01 11:52,1,,Spain",
                "1,B,X,1,2010-12-01 11:54,1,,Spain");

        assertThat(month.receipts()).extracting(Receipt::number).containsExactly("1", "2");
    }

    @Test
    void a_country_without_a_partner_is_refused() {
        assertThatThrownBy(() -> month("1,A,X,1,2010-12-01 11:53,1,,Atlantis"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Atlantis");
    }

    private static RetailMonth month(String... lines) throws IOException {
        return RetailMonth.of(InvoiceFile.read(new StringReader(HEADER + String.join("\n", lines))));
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }
}
