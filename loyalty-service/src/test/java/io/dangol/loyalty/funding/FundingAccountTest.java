package io.dangol.loyalty.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FundingAccountTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void a_line_of_a_hundred_covers_a_hundred_and_not_one_more() {
        FundingAccount account = account(100L);

        assertThat(account.takes(100)).isTrue();
        assertThat(account.takes(101)).isFalse();
        assertThat(account.using(60).takes(40)).isTrue();
        assertThat(account.using(60).takes(41)).isFalse();
    }

    @Test
    void a_pack_without_a_line_covers_what_was_paid() {
        FundingAccount account = account(0L).paying(50);

        assertThat(account.exposure()).isEqualTo(-50);
        assertThat(account.takes(50)).isTrue();
        assertThat(account.takes(51)).isFalse();
    }

    @Test
    void nobody_overtakes_those_who_wait() {
        FundingAccount account = account(100L).using(90).keepingWaiting(20);

        assertThat(account.covers(10)).isTrue();
        assertThat(account.takes(10)).isFalse();
        assertThat(account.keepingWaiting(-20).takes(10)).isTrue();
    }

    @Test
    void a_payment_makes_room_and_so_does_a_higher_line() {
        FundingAccount account = account(100L).using(100);

        assertThat(account.takes(1)).isFalse();
        assertThat(account.paying(1).takes(1)).isTrue();
        assertThat(account.upTo(101L).takes(1)).isTrue();
        assertThat(account.upTo(null).takes(1_000_000)).isTrue();
        assertThat(account.upTo(99L).exposure()).isEqualTo(100);
    }

    private static FundingAccount account(Long line) {
        return new FundingAccount(new UUID(0, 1), line, 0, 0, 0, NOON, NOON);
    }
}
