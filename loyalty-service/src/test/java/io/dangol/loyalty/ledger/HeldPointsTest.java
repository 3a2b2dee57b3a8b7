package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.loyalty.ledger.LedgerRefusal.InsufficientPoints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hold is a promise: until its time it can be captured, whatever has expired since it was made. */
class HeldPointsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final UUID SHOP = UUID.randomUUID();

    private MemberAccount account = MemberAccount.of(AccountState.opened(UUID.randomUUID()), List.of());
    private Instant now = NOON;

    @Test
    void what_expires_after_the_hold_was_made_still_pays_for_it() {
        earn(10, NOON.plus(HOUR));
        Hold hold = hold(10);
        now = NOON.plus(HOUR);

        Outcome outcome = capture(hold);

        assertThat(outcome.entry().content().points()).isEqualTo(-10);
        assertThat(account.state().balance()).isZero();
        assertThat(account.available(now)).isZero();
    }

    @Test
    void what_had_expired_before_the_hold_was_made_pays_for_nothing() {
        earn(10, NOON.plus(HOUR));
        now = NOON.plus(HOUR);

        assertThatThrownBy(() -> hold(1)).isInstanceOf(InsufficientPoints.class);
    }

    @Test
    void what_expired_pays_first_so_that_the_member_keeps_what_still_lives() {
        earn(10, NOON.plus(HOUR));
        earn(10, null);
        Hold hold = hold(10);
        now = NOON.plus(HOUR);

        var unused = capture(hold);

        assertThat(account.available(now)).isEqualTo(10);
    }

    @Test
    void a_later_hold_takes_nothing_that_an_earlier_one_needs() {
        earn(10, NOON.plus(HOUR));
        Hold first = hold(10);
        now = NOON.plusSeconds(1);
        earn(10, NOON.plus(HOUR));
        Hold second = hold(10);
        now = NOON.plus(HOUR);

        var unusedSecond = capture(second);
        var unusedFirst = capture(first);

        assertThat(account.state().balance()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void in_any_history_every_open_hold_can_be_captured_in_any_order(long seed) {
        for (int run = 0; run < 100; run++) {
            account = MemberAccount.of(AccountState.opened(UUID.randomUUID()), List.of());
            now = NOON;
            List<Hold> open = new ArrayList<>();
            Random random = new Random(seed * 1_000 + run);
            for (int step = 0; step < 60; step++) {
                now = now.plusSeconds(random.nextInt(900));
                act(random, open);
            }
            while (!open.isEmpty()) {
                var unused = capture(open.remove(random.nextInt(open.size())));
            }
            assertThat(account.state().held()).isZero();
        }
    }

    private void act(Random random, List<Hold> open) {
        switch (random.nextInt(4)) {
            case 0 ->
                earn(1 + random.nextInt(20), random.nextInt(4) == 0 ? null : now.plusSeconds(random.nextInt(9_000)));
            case 1 -> {
                long spendable = account.available(now);
                if (spendable > 0) {
                    open.add(hold(1 + random.nextLong(spendable)));
                }
            }
            case 2 ->
                account = account.takeBack(
                                Points.back(random.nextInt(15), UUID.randomUUID(), SHOP),
                                NegativePolicy.ALLOW,
                                cause(UUID.randomUUID()))
                        .account();
            default -> {
                if (!open.isEmpty()) {
                    var unused = capture(open.remove(random.nextInt(open.size())));
                }
            }
        }
    }

    private void earn(long points, @Nullable Instant expiresAt) {
        account = account.earn(Points.of(points, SHOP, now, expiresAt), cause(UUID.randomUUID()))
                .account();
    }

    private Hold hold(long points) {
        account = account.authorise(points, now);
        return Hold.opened(UUID.randomUUID(), points, now, now.plus(Duration.ofDays(1)));
    }

    private Outcome capture(Hold hold) {
        Outcome outcome = account.capture(hold, hold.points(), SHOP, cause(hold.id()));
        account = outcome.account();
        return outcome;
    }

    private Cause cause(UUID source) {
        return new Cause(source, now, UUID::randomUUID);
    }
}
