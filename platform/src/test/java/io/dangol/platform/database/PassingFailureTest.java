package io.dangol.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassingFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P03", "40P01", "40001", "53300"})
    void a_database_that_is_away_or_too_busy_passes(String state) {
        assertThat(PassingFailure.caused(new IllegalStateException(new SQLException("gone", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22003"})
    void a_statement_that_is_wrong_stays_wrong(String state) {
        assertThat(PassingFailure.caused(new SQLException("wrong", state))).isFalse();
    }

    @Test
    void a_pool_without_a_connection_to_give_passes() {
        assertThat(PassingFailure.caused(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
        assertThat(PassingFailure.caused(new SQLTransientConnectionException())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sorry, acquisition timeout!",
                "Acquisition timeout while waiting for new connection",
                "Exception while creating new connection",
                "This pool is closed and does not handle any more connections!"
            })
    void whatever_a_pool_says_that_has_no_connection_to_give_passes(String message) {
        assertThat(PassingFailure.caused(new SQLException(message))).isTrue();
    }

    @Test
    void work_that_took_longer_than_its_transaction_takes_as_long_the_next_time() {
        assertThat(PassingFailure.caused(new SQLException("Enlisted connection used without active transaction")))
                .isFalse();
        assertThat(PassingFailure.caused(new SQLException())).isFalse();
    }

    @Test
    void what_is_no_matter_of_the_database_does_not_pass() {
        assertThat(PassingFailure.caused(new IllegalStateException("ours"))).isFalse();
    }
}
