package io.dangol.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private long now = 1;
    private final CircuitBreaker breaker = new CircuitBreaker(new Settings(), () -> now);

    @Test
    void stays_closed_below_the_share_of_failures() {
        succeed(3);
        fail(2);

        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void opens_at_the_share_of_failures() {
        succeed(2);
        fail(2);

        assertThat(breaker.permits()).isFalse();
        assertThat(breaker.open()).isTrue();
    }

    @Test
    void a_few_requests_say_nothing() {
        fail(3);

        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void old_failures_are_forgotten() {
        fail(3);
        pass(Duration.ofSeconds(11));
        fail(1);

        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void lets_one_request_try_after_the_pause() {
        fail(4);
        pass(Duration.ofSeconds(2));

        assertThat(breaker.permits()).isTrue();
        assertThat(breaker.permits()).isFalse();
    }

    @Test
    void closes_when_the_try_succeeds() {
        fail(4);
        pass(Duration.ofSeconds(2));

        breaker.succeeded();

        assertThat(breaker.permits()).isTrue();
        assertThat(breaker.open()).isFalse();
    }

    @Test
    void stays_open_when_the_try_fails() {
        fail(4);
        pass(Duration.ofSeconds(2));
        boolean tried = breaker.permits();

        breaker.failed();

        assertThat(tried).isTrue();
        assertThat(breaker.permits()).isFalse();
    }

    private void succeed(int times) {
        for (int i = 0; i < times; i++) {
            breaker.succeeded();
        }
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed();
        }
    }

    private void pass(Duration time) {
        now += TimeUnit.SECONDS.toNanos(time.toSeconds());
    }

    private static final class Settings implements ProxyConfig.Breaker {
        @Override
        public int requests() {
            return 4;
        }

        @Override
        public int failurePercent() {
            return 50;
        }

        @Override
        public Duration window() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration pause() {
            return Duration.ofSeconds(2);
        }
    }
}
