package io.dangol.loyalty.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    void what_is_taken_is_never_more_than_there_is() {
        Budget budget = new Budget(100, 0, 0).less(100);

        assertThat(budget.left()).isZero();
        assertThatThrownBy(() -> budget.less(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void four_fifths_are_a_warning_and_the_last_point_is_the_end() {
        assertThat(new Budget(100, 79, 0).reached()).isZero();
        assertThat(new Budget(100, 80, 0).reached()).isEqualTo(Budget.WARNED);
        assertThat(new Budget(100, 99, 0).reached()).isEqualTo(Budget.WARNED);
        assertThat(new Budget(100, 100, 0).reached()).isEqualTo(Budget.ALL);
        assertThat(new Budget(7, 5, 0).reached()).isZero();
        assertThat(new Budget(7, 6, 0).reached()).isEqualTo(Budget.WARNED);
        assertThat(new Budget(1, 0, 0).reached()).isZero();
    }

    @Test
    void each_is_told_once_however_often_it_is_reached() {
        Budget warned = new Budget(100, 85, 0);
        assertThat(warned.isNews()).isTrue();

        assertThat(warned.afterTelling().isNews()).isFalse();
        assertThat(warned.afterTelling().less(15).isNews()).isTrue();
        Budget told = warned.less(15).afterTelling();
        assertThat(new Budget(100, 70, told.told()).less(30).isNews()).isFalse();
    }
}
