package io.dangol.loyalty.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void transactions_that_were_in_the_way_of_each_other_are_tried_again() {
        assertThat(of("40P01")).isEqualTo(Failure.CROSSED);
        assertThat(of("40001")).isEqualTo(Failure.CROSSED);
        assertThat(of("23505")).isEqualTo(Failure.CROSSED);
    }

    @Test
    void a_database_that_cannot_be_reached_is_not_asked_for_each_sale() {
        assertThat(of("08006")).isEqualTo(Failure.AWAY);
        assertThat(of("57P01")).isEqualTo(Failure.AWAY);
        assertThat(of("53300")).isEqualTo(Failure.AWAY);
        assertThat(Failure.of(new SQLTransientConnectionException("no connection")))
                .isEqualTo(Failure.AWAY);
    }

    @Test
    void what_is_wrong_with_the_sale_or_with_us_is_not_busy() {
        assertThat(of("22021")).isEqualTo(Failure.OF_ITS_OWN);
        assertThat(of("23514")).isEqualTo(Failure.OF_ITS_OWN);
        assertThat(Failure.of(new IllegalArgumentException())).isEqualTo(Failure.OF_ITS_OWN);
    }

    private static Failure of(String state) {
        return Failure.of(new IllegalStateException(new SQLException("reason", state)));
    }
}
