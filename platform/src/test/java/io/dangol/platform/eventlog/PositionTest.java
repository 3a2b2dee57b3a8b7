package io.dangol.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PositionTest {

    @Test
    void later_transactions_come_after_earlier_ones_whatever_their_ids() {
        assertThat(new Position(1, 8, 1).isAfter(new Position(1, 7, 99))).isTrue();
        assertThat(new Position(1, 7, 99).isAfter(new Position(1, 8, 1))).isFalse();
    }

    @Test
    void within_a_transaction_the_id_decides() {
        assertThat(new Position(1, 7, 2).isAfter(new Position(1, 7, 1))).isTrue();
        assertThat(new Position(1, 7, 1).isAfter(new Position(1, 7, 1))).isFalse();
    }

    @Test
    void after_a_restore_everything_is_newer_than_before_it() {
        assertThat(new Position(2, 3, 1).isAfter(new Position(1, 1_000_000, 1))).isTrue();
    }

    @Test
    void transaction_numbers_are_compared_without_a_sign() {
        assertThat(new Position(1, -1, 1).isAfter(new Position(1, 1, 1))).isTrue();
    }

    @Test
    void a_position_reads_back_as_it_was_written() {
        Position position = new Position(3, -1, 42);

        assertThat(Position.parse(position.toString())).isEqualTo(position);
    }

    @Test
    void what_is_no_position_is_refused() {
        assertThatThrownBy(() -> Position.parse("1.2")).isInstanceOf(IllegalArgumentException.class);
    }
}
