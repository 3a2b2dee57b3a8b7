package io.dangol.loyalty.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.loyalty.sale.SaleApi.ReturnedLine;
import io.dangol.loyalty.sale.SaleRefusal.QuantityExceedsSale;
import io.dangol.loyalty.sale.SaleRefusal.ReturnExceedsSale;
import io.dangol.loyalty.sale.SaleRefusal.UnknownLine;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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

    private static StoredLine sold(int quantity, long amount) {
        return new StoredLine("A", null, BigDecimal.valueOf(quantity), null, null, amount, null, null);
    }

    private static ReturnedLine back(int line, @Nullable String quantity, long amount) {
        return new ReturnedLine(line, quantity == null ? null : new BigDecimal(quantity), amount);
    }
}
