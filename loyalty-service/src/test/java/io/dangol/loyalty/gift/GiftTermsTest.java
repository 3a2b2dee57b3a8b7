package io.dangol.loyalty.gift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dangol.loyalty.gift.GiftRefusal.BeyondLimit;
import io.dangol.loyalty.gift.GiftRefusal.NotOffered;
import io.dangol.loyalty.gift.GiftRefusal.ReceiverBeyondLimit;
import io.dangol.loyalty.gift.GiftRefusal.TooLarge;
import io.dangol.loyalty.gift.GiftRefusal.TooSmall;
import io.dangol.loyalty.gift.GiftTerms.Past;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class GiftTermsTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");
    private static final GiftTerms TERMS = new GiftTerms(true, 10L, 100L, 150L, 300L, 200L);

    @Test
    void there_are_no_gifts_unless_they_are_offered() {
        assertThat(catchThrowableOfType(NotOffered.class, () -> GiftTerms.NONE.requireOffered(10)))
                .isNotNull();
        assertThatCode(() -> new GiftTerms(true, null, null, null, null, null).requireOffered(1_000_000))
                .doesNotThrowAnyException();
    }

    @Test
    void a_gift_is_between_the_least_and_the_most() {
        assertThat(catchThrowableOfType(TooSmall.class, () -> TERMS.requireOffered(9))
                        .arguments())
                .containsExactly(10L);
        assertThat(catchThrowableOfType(TooLarge.class, () -> TERMS.requireOffered(101))
                        .arguments())
                .containsExactly("maxPoints", 100L);
        assertThatCode(() -> TERMS.requireOffered(100)).doesNotThrowAnyException();
    }

    @Test
    void a_day_is_one_of_the_programme_and_tells_when_it_ends() {
        Past yesterday = new Past(Instant.parse("2026-03-09T14:59:59Z"), 100);
        Past today = new Past(Instant.parse("2026-03-09T15:00:00Z"), 100);

        assertThatCode(() -> TERMS.requireGiver(50, List.of(yesterday, today), SEOUL, NOW))
                .doesNotThrowAnyException();
        assertThat(catchThrowableOfType(
                                BeyondLimit.class, () -> TERMS.requireGiver(51, List.of(yesterday, today), SEOUL, NOW))
                        .arguments())
                .containsExactly("maxGivenPerDay", 150L, 50L, Instant.parse("2026-03-10T15:00:00Z"));
    }

    @Test
    void within_thirty_days_it_is_free_again_once_enough_of_the_past_is_older() {
        Past first = new Past(NOW.minus(Duration.ofDays(29)), 90);
        Past second = new Past(NOW.minus(Duration.ofDays(20)), 100);
        Past third = new Past(NOW.minus(Duration.ofDays(5)), 100);

        BeyondLimit refused = catchThrowableOfType(
                BeyondLimit.class, () -> TERMS.requireGiver(100, List.of(first, second, third), SEOUL, NOW));

        Instant free = NOW.plus(Duration.ofDays(1)).plusNanos(1_000);
        assertThat(refused.arguments()).containsExactly("maxGivenPer30Days", 300L, 10L, free);
        assertThatCode(() -> TERMS.requireGiver(100, List.of(second, third), SEOUL, free))
                .doesNotThrowAnyException();
    }

    @Test
    void of_the_receiver_only_the_day_is_told() {
        Past received = new Past(NOW.minus(Duration.ofDays(3)), 150);

        assertThat(catchThrowableOfType(ReceiverBeyondLimit.class, () -> TERMS.requireReceiver(51, List.of(received)))
                        .arguments())
                .containsExactly(
                        "maxReceivedPer30Days", NOW.plus(Duration.ofDays(27)).plusNanos(1_000));
    }
}
