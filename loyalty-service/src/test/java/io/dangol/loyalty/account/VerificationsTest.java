package io.dangol.loyalty.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dangol.loyalty.account.AccountApi.Verification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VerificationsTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    private final Moved clock = new Moved();
    private final CountDownLatch read = new CountDownLatch(1);
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void who_asks_again_within_a_minute_gets_what_was_started_and_the_next_one_a_fresh_run() throws Exception {
        Verifications verifications = new Verifications(this::proved, SHORT, clock);
        assertThat(verifications.outcome()).isEmpty();
        read.countDown();

        await().untilAsserted(() -> assertThat(verifications.outcome())
                .hasValueSatisfying(outcome -> assertThat(outcome.members()).isEqualTo(1)));

        await().untilAsserted(() -> assertThat(verifications.outcome())
                .hasValueSatisfying(outcome -> assertThat(outcome.members()).isEqualTo(2)));
    }

    @Test
    void an_outcome_that_nobody_took_is_not_handed_to_who_asks_much_later() throws Exception {
        Verifications verifications = new Verifications(this::proved, SHORT, clock);
        assertThat(verifications.outcome()).isEmpty();
        read.countDown();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("ledger-verification")));
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(2)));

        await().untilAsserted(() -> assertThat(verifications.outcome())
                .hasValueSatisfying(outcome -> assertThat(outcome.asOf()).isEqualTo(clock.instant())));
    }

    @Test
    void an_error_ends_the_run_and_is_told() {
        Verifications verifications = new Verifications(
                now -> {
                    throw new StackOverflowError();
                },
                Duration.ofSeconds(5),
                clock);

        assertThatThrownBy(verifications::outcome)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    private Verification proved(Instant now) {
        int run = runs.incrementAndGet();
        try {
            read.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Verification(true, run, 0, 0, 0, List.of(), now);
    }

    /** Stands still until it is moved. */
    private static final class Moved extends Clock {

        private volatile Instant now = Instant.parse("2026-01-05T09:00:00Z");

        void moveTo(Instant later) {
            now = later;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
