package io.dangol.loyalty.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.loyalty.sale.SaleApi.ReturnedPart;
import io.dangol.loyalty.sale.SaleRefusal.QuantityExceedsSale;
import io.dangol.loyalty.sale.SaleRefusal.ReturnExceedsSale;
import io.dangol.loyalty.sale.SaleRefusal.UnknownLine;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftOfSaleTest {

    private final LeftOfSale left = LeftOfSale.of(List.of(sold(3, 300), sold(1, 0)));

    @Test
    void all_of_it_can_come_back_and_nothing_more() {
        LeftOfSale after = left.without(List.of(back(1, "3", 300)));

        assertThat(after.amounts()).containsExactly(0L, 0L);
        assertThatThrownBy(() -> after.without(List.of(back(1, null, 1)))).isInstanceOf(ReturnExceedsSale.class);
        assertThatThrownBy(() -> after.without(List.of(back(1, "0.001", 0)))).isInstanceOf(QuantityExceedsSale.class);
    }

    @Test
    void one_line_named_twice_counts_twice() {
        assertThat(left.without(List.of(back(1, "1", 100), back(1, "2", 200))).amounts())
                .containsExactly(0L, 0L);
        assertThatThrownBy(() -> left.without(List.of(back(1, "1", 100), back(1, "1", 201))))
                .isInstanceOf(ReturnExceedsSale.class);
        assertThatThrownBy(() -> left.without(List.of(back(1, "2", 100), back(1, "1.001", 100))))
                .isInstanceOf(QuantityExceedsSale.class);
    }

    @Test
    void a_free_item_comes_back_once() {
        LeftOfSale after = left.without(List.of(back(2, "1", 0)));

        assertThatThrownBy(() -> after.without(List.of(back(2, "1", 0)))).isInstanceOf(QuantityExceedsSale.class);
    }

    @Test
    void a_line_that_was_not_sold_cannot_come_back() {
        assertThatThrownBy(() -> left.without(List.of(back(3, "1", 0)))).isInstanceOf(UnknownLine.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "1 1 1", "2 1", "0.5 2.5", "1 2"})
    void any_split_by_quantity_comes_to_the_lines_amount(String split) {
        LeftOfSale rest = LeftOfSale.of(List.of(sold(3, 100)));
        long sum = 0;

        for (String quantity : split.split(" ", -1)) {
            List<ReturnedLine> lines = rest.valued(List.of(part(1, quantity, null)));
            sum += lines.get(0).amount();
            rest = rest.without(lines);
        }

        assertThat(sum).isEqualTo(100);
        assertThat(rest.quantities().get(0)).isEqualByComparingTo("0");
    }

    @Test
    void a_line_alone_is_all_that_is_left_of_it() {
        LeftOfSale rest = left.without(List.of(back(1, "1", 120)));

        assertThat(rest.valued(List.of(part(1, null, null), part(2, null, null))))
                .containsExactly(back(1, "2", 180), back(2, "1", 0));
        assertThat(rest.valued(List.of(part(1, "1", null), part(1, null, null))))
                .containsExactly(back(1, "1", 100), back(1, "1", 80));
        assertThat(rest.valued(List.of(part(1, "1", 7L)))).containsExactly(back(1, "1", 7));
    }

    @Test
    void pieces_and_amounts_that_fit_in_any_order_come_back_to_the_same_end() {
        LeftOfSale amountFirst = left.without(List.of(back(1, null, 100)));
        LeftOfSale piecesFirst = left.without(left.valued(List.of(part(1, "2", null))));

        LeftOfSale one = amountFirst.without(amountFirst.valued(List.of(part(1, "2", null))));
        LeftOfSale other = piecesFirst.without(List.of(back(1, null, 100)));

        assertThat(one.amounts()).isEqualTo(other.amounts()).containsExactly(0L, 0L);
        assertThat(one.quantities()).isEqualTo(other.quantities());
    }

    @Test
    void no_piece_brings_more_than_is_left_of_its_line() {
        LeftOfSale rest = left.without(List.of(back(1, null, 250)));

        assertThat(rest.valued(List.of(part(1, "1", null), part(1, "1", null))))
                .containsExactly(back(1, "1", 50), back(1, "1", 0));
    }

    @Test
    void more_than_is_left_is_valued_and_then_refused() {
        assertThatThrownBy(() -> left.without(left.valued(List.of(part(1, "3.001", null)))))
                .isInstanceOf(QuantityExceedsSale.class);
        assertThatThrownBy(() -> left.without(left.valued(List.of(part(3, null, null)))))
                .isInstanceOf(UnknownLine.class);
    }

    @Test
    void all_that_is_left_of_nothing_is_refused() {
        LeftOfSale rest = left.without(List.of(back(1, "3", 300)));

        assertThatThrownBy(() -> rest.valued(List.of(part(1, null, null)))).isInstanceOf(ReturnExceedsSale.class);
    }

    private static ReturnedPart part(int line, @Nullable String quantity, @Nullable Long amount) {
        return new ReturnedPart(line, quantity == null ? null : new BigDecimal(quantity), amount);
    }

    private static StoredLine sold(int quantity, long amount) {
        return new StoredLine("A", null, BigDecimal.valueOf(quantity), null, null, amount, null, null);
    }

    private static ReturnedLine back(int line, @Nullable String quantity, long amount) {
        return new ReturnedLine(line, quantity == null ? null : new BigDecimal(quantity), amount);
    }
}
