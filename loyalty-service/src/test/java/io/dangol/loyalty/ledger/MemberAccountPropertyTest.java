package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.MemberAccount.Cause;
import io.dangol.loyalty.ledger.MemberAccount.Outcome;
import io.dangol.platform.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Random histories against a model that only adds and subtracts; the seed is in the message of a failure. */
class MemberAccountPropertyTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID PARTNER = new UUID(0, 1);
    private static final int HISTORIES = 3_000;
    private static final int STEPS = 40;

    @Test
    void whatever_happens_the_books_balance() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            new History(seed).play();
        }
    }

    /** One member's life, and the naive model beside it. */
    private static final class History {
        private final Random random;
        private final String seed;
        private final NegativePolicy policy;
        private final Map<UUID, Long> earnedBySale = new HashMap<>();
        private final List<Hold> holds = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private MemberAccount account = MemberAccount.of(AccountState.opened(new UUID(9, 9)), List.of());
        private long modelBalance;
        private long modelHeld;
        private Instant now = START;
        private long ids;

        History(long seed) {
            this.random = new Random(seed);
            this.seed = "seed " + seed;
            this.policy = List.of(NegativePolicy.values()).get(random.nextInt(3));
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                now = now.plus(Duration.ofHours(random.nextInt(48)));
                MemberAccount before = account;
                try {
                    act();
                } catch (Refusal refusal) {
                    assertThat(account).as(seed).isSameAs(before);
                }
                check();
            }
        }

        private void act() {
            switch (random.nextInt(5)) {
                case 0, 1 -> earn();
                case 2 -> giveBack();
                case 3 -> hold();
                default -> endHold();
            }
        }

        private void earn() {
            UUID sale = id();
            long points = random.nextLong(100);
            Instant available = now.plus(Duration.ofHours(random.nextInt(3) == 0 ? 24 : 0));
            take(account.earn(points, PARTNER, available, null, cause(sale)));
            earnedBySale.put(sale, points);
            modelBalance += points;
        }

        private void giveBack() {
            if (earnedBySale.isEmpty()) {
                return;
            }
            UUID sale = List.copyOf(earnedBySale.keySet()).get(random.nextInt(earnedBySale.size()));
            long points = random.nextLong(earnedBySale.getOrDefault(sale, 0L) + 1);
            long there = account.lots().stream().mapToLong(Lot::remaining).sum() - modelHeld;
            take(account.takeBack(points, sale, PARTNER, policy, cause(id())));
            earnedBySale.merge(sale, -points, Long::sum);
            modelBalance -= policy == NegativePolicy.CLAMP ? Math.min(points, there) : points;
        }

        private void hold() {
            long points = 1 + random.nextLong(60);
            long available = account.available(now);
            account = account.authorise(points, now);
            assertThat(points).as(seed).isLessThanOrEqualTo(available);
            holds.add(new Hold(id(), points, 0, now, now.plus(Duration.ofDays(9_999)), Hold.Status.OPEN));
            modelHeld += points;
        }

        private void endHold() {
            if (holds.isEmpty()) {
                return;
            }
            int index = random.nextInt(holds.size());
            Hold hold = holds.get(index);
            boolean release = random.nextBoolean();
            if (release) {
                account = account.release(hold);
                holds.set(index, hold.ended(Hold.Status.RELEASED, 0));
            } else {
                long points = 1 + random.nextLong(hold.points() + 3);
                take(account.capture(hold, points, PARTNER, cause(hold.id())));
                holds.set(index, hold.ended(Hold.Status.CAPTURED, points));
                modelBalance -= points;
            }
            modelHeld -= hold.points();
        }

        private void take(Outcome outcome) {
            account = outcome.account();
            entries.add(outcome.entry());
        }

        private void check() {
            AccountState state = account.state();
            long lots = account.lots().stream().mapToLong(Lot::remaining).sum();
            long posted = entries.stream()
                    .mapToLong(entry -> entry.content().points())
                    .sum();
            assertThat(state.balance())
                    .as(seed)
                    .isEqualTo(modelBalance)
                    .isEqualTo(posted)
                    .isEqualTo(lots - state.owed());
            assertThat(state.held()).as(seed).isEqualTo(modelHeld).isNotNegative();
            assertThat(state.owed()).as(seed).isNotNegative();
            assertThat(account.available(now) + state.owed()).as(seed).isNotNegative();
            if (policy != NegativePolicy.ALLOW) {
                assertThat(state.balance()).as(seed).isNotNegative();
            }
            if (!entries.isEmpty()) {
                checkLast(entries.get(entries.size() - 1));
            }
        }

        private void checkLast(Entry entry) {
            assertThat(entry.postings().stream().mapToLong(Posting::points).sum())
                    .as(seed)
                    .isZero();
            String before = entries.size() == 1
                    ? Entry.FIRST
                    : entries.get(entries.size() - 2).hash();
            assertThat(entry.previousHash()).as(seed).isEqualTo(before);
            assertThat(entry.content()
                            .hash(before, entry.memberId(), entry.postings(), entry.lotUses(), entry.opened()))
                    .as(seed)
                    .isEqualTo(entry.hash());
            assertThat(account.state().lastHash()).as(seed).isEqualTo(entry.hash());
        }

        private Cause cause(UUID source) {
            return new Cause(source, now, this::id);
        }

        private UUID id() {
            return new UUID(seed.hashCode(), ++ids);
        }
    }
}
