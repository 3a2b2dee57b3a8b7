package io.dangol.loyalty.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.loyalty.voucher.Discount.Kind;
import io.dangol.loyalty.voucher.VoucherRefusal.MinimumNotReached;
import io.dangol.loyalty.voucher.VoucherRefusal.NotForBasket;
import io.dangol.loyalty.voucher.VoucherRefusal.NotForCurrency;
import io.dangol.loyalty.voucher.VoucherRefusal.NotForStore;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a voucher takes off. */
class DiscountTest {

    @Test
    void an_amount_is_taken_off_and_never_more_than_there_is_to_pay() {
        assertThat(amount(500).of(total(501))).isEqualTo(500);
        assertThat(amount(500).of(total(500))).isEqualTo(500);
        assertThat(amount(500).of(total(499))).isEqualTo(499);
    }

    @Test
    void a_share_is_rounded_down() {
        assertThat(percent(10, null).of(total(99))).isEqualTo(9);
        assertThat(percent(10, null).of(total(100))).isEqualTo(10);
        assertThat(percent(100, null).of(total(99))).isEqualTo(99);
        assertThat(percent(1, null).of(total(99))).isZero();
    }

    @Test
    void a_share_ends_at_its_cap() {
        assertThat(percent(10, 50L).of(total(499))).isEqualTo(49);
        assertThat(percent(10, 50L).of(total(510))).isEqualTo(50);
    }

    @Test
    void a_share_of_the_largest_total_is_exact() {
        assertThat(percent(99, null).of(total(VoucherValue.MOST))).isEqualTo(990_000_000_000_000L);
    }

    @Test
    void one_piece_of_an_article_is_free_the_cheapest() {
        Basket basket = new Basket(
                1_300,
                List.of(line("TEA", "2", 600), line("TEA", "1", 200), line("CAKE", "1", 100), line("TEA", "3", 400)));

        assertThat(free("TEA").of(basket)).isEqualTo(133);
    }

    @Test
    void of_what_is_weighed_there_is_what_there_is() {
        assertThat(free("HAM").of(new Basket(250, List.of(line("HAM", "0.250", 250)))))
                .isEqualTo(250);
        assertThat(free("HAM").of(new Basket(2_500, List.of(line("HAM", "2.5", 2_500)))))
                .isEqualTo(1_000);
    }

    @Test
    void an_article_that_is_not_there_takes_nothing_off() {
        assertThatThrownBy(() -> free("TEA").of(total(1_000))).isInstanceOf(NotForBasket.class);
    }

    @Test
    void it_says_what_its_kind_needs_and_nothing_else() {
        assertThat(amount(1).isClear()).isTrue();
        assertThat(percent(1, 2L).isClear()).isTrue();
        assertThat(free("TEA").isClear()).isTrue();
        assertThat(new Discount(Kind.AMOUNT, null, null, null, null).isClear()).isFalse();
        assertThat(new Discount(Kind.AMOUNT, 1L, 1, null, null).isClear()).isFalse();
        assertThat(new Discount(Kind.AMOUNT, 1L, null, 1L, null).isClear()).isFalse();
        assertThat(new Discount(Kind.AMOUNT, 1L, null, null, "TEA").isClear()).isFalse();
        assertThat(new Discount(Kind.PERCENT, null, null, 1L, null).isClear()).isFalse();
        assertThat(new Discount(Kind.PERCENT, 1L, 1, null, null).isClear()).isFalse();
        assertThat(new Discount(Kind.PERCENT, null, 1, null, "TEA").isClear()).isFalse();
        assertThat(new Discount(Kind.FREE_ITEM, null, null, null, null).isClear())
                .isFalse();
        assertThat(new Discount(Kind.FREE_ITEM, null, 1, null, "TEA").isClear()).isFalse();
        assertThat(new Discount(Kind.FREE_ITEM, 1L, null, null, "TEA").isClear())
                .isFalse();
        assertThat(new Discount(Kind.FREE_ITEM, null, null, 1L, "TEA").isClear())
                .isFalse();
    }

    @Test
    void terms_say_where_and_from_how_much_on() {
        VoucherTerms terms = new VoucherTerms(
                UUID.randomUUID(), "GBP", UUID.randomUUID(), amount(500), 1_000L, List.of("S-1", "S-2"), false);

        assertThat(terms.discount("S-2", "GBP", total(1_000))).isEqualTo(500);
        assertThatThrownBy(() -> terms.discount("S-3", "GBP", total(1_000))).isInstanceOf(NotForStore.class);
        assertThatThrownBy(() -> terms.discount("S-1", "EUR", total(1_000))).isInstanceOf(NotForCurrency.class);
        assertThatThrownBy(() -> terms.discount("S-1", "GBP", total(999))).isInstanceOf(MinimumNotReached.class);
    }

    @Test
    void terms_that_name_no_store_are_good_at_any() {
        VoucherTerms terms =
                new VoucherTerms(UUID.randomUUID(), "GBP", UUID.randomUUID(), amount(500), null, List.of(), false);

        assertThat(terms.discount("S-9", "GBP", total(1))).isEqualTo(1);
    }

    private static Discount amount(long off) {
        return new Discount(Kind.AMOUNT, off, null, null, null);
    }

    private static Discount percent(int percent, @Nullable Long most) {
        return new Discount(Kind.PERCENT, null, percent, most, null);
    }

    private static Discount free(String sku) {
        return new Discount(Kind.FREE_ITEM, null, null, null, sku);
    }

    private static Basket total(long total) {
        return new Basket(total, List.of());
    }

    private static Basket.Item line(String sku, String quantity, long amount) {
        return new Basket.Item(sku, new BigDecimal(quantity), amount);
    }
}
