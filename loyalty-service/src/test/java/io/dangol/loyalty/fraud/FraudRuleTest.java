package io.dangol.loyalty.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.fraud.FraudRule.Action;
import io.dangol.loyalty.fraud.FraudRule.By;
import io.dangol.loyalty.fraud.FraudRule.Counted;
import io.dangol.loyalty.fraud.FraudRule.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a rule of each kind has to say, and what it may not. */
class FraudRuleTest {

    @Test
    void a_rule_that_says_what_its_kind_needs_is_clear() {
        assertThat(velocity(By.TERMINAL, Counted.POINTS, 2, 10_080).unclear()).isEmpty();
        assertThat(late("CASH", true).unclear()).isEmpty();
        assertThat(cancelling(By.CASHIER, 1, 30, 25).unclear()).isEmpty();
        assertThat(staff(null, true).unclear()).isEmpty();
        assertThat(staff(3L, null).unclear()).isEmpty();
    }

    @Test
    void what_is_missing_and_what_has_no_use_are_named() {
        FraudRule rule =
                new FraudRule("r", Kind.VELOCITY, Action.SIGNAL, null, null, 2L, null, 3, null, null, null, null);

        assertThat(rule.unclear()).containsExactly("by", "withinMinutes", "afterMinutes");
        assertThat(staff(null, null).unclear()).containsExactly("moreThan");
        assertThat(staff(null, false).unclear()).containsExactly("moreThan");
    }

    @Test
    void what_cannot_be_counted_so_is_named() {
        assertThat(velocity(By.CARD, Counted.SALES, 2, 10_081).unclear()).containsExactly("withinMinutes");
        assertThat(cancelling(By.TERMINAL, 1, 30, null).unclear()).containsExactly("by");
    }

    @Test
    void what_a_till_does_is_looked_at_within_a_day() {
        assertThat(velocity(By.TERMINAL, null, 2, 1_440).isTooLong()).isFalse();
        assertThat(velocity(By.TERMINAL, null, 2, 1_441).isTooLong()).isTrue();
        assertThat(velocity(By.CASHIER, Counted.POINTS, 2, 1_441).isTooLong()).isTrue();
        assertThat(velocity(By.CARD, null, 2, 10_080).isTooLong()).isFalse();
    }

    @Test
    void sales_are_counted_where_a_rule_does_not_say_what() {
        assertThat(velocity(By.CARD, null, 2, 60).counted()).isEqualTo(Counted.SALES);
    }

    static FraudRule velocity(By by, @Nullable Counted counted, long moreThan, int within) {
        return new FraudRule(
                "r", Kind.VELOCITY, Action.SIGNAL, by, counted, moreThan, within, null, null, null, null, null);
    }

    static FraudRule cancelling(By by, long moreThan, int after, @Nullable Integer share) {
        return new FraudRule(
                "r", Kind.ACCRUE_THEN_CANCEL, Action.SIGNAL, by, null, moreThan, 60, after, null, null, share, null);
    }

    static FraudRule late(String tender, @Nullable Boolean alsoRecordedLate) {
        return new FraudRule(
                "r",
                Kind.LATE_ACCRUAL,
                Action.SIGNAL,
                null,
                null,
                null,
                null,
                120,
                tender,
                alsoRecordedLate,
                null,
                null);
    }

    static FraudRule staff(@Nullable Long moreThan, @Nullable Boolean ownCashier) {
        return new FraudRule(
                "r", Kind.STAFF_CARD, Action.SIGNAL, null, null, moreThan, null, null, null, null, null, ownCashier);
    }
}
