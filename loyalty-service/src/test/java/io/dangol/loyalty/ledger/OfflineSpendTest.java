package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.OfflineSpend.Lender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tills that could not ask tell of sales, returns and points that were spent, in whatever order they come back. */
class OfflineSpendTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID MEMBER = new UUID(9, 9);
    private static final UUID LENDER = new UUID(0, 7);

    private long ids;

    /** What a till tells; what comes back is told with it, but may arrive before it and then waits. */
    private record Told(UUID id, Kind kind, long points, UUID partner, int of) {}

    private enum Kind {
        SALE,
        RETURN,
        SPEND,
        VOID,
        /** Where there is enough; it moves nothing, and neither does its end. */
        HOLD,
        RELEASE
    }

    /** A member's account and what its entries made partners owe each other. */
    private final class Life {
        private MemberAccount account = MemberAccount.of(AccountState.opened(MEMBER), List.of());
        private final Map<UUID, Long> positions = new HashMap<>();
        private final Map<UUID, List<LotUse>> spent = new HashMap<>();
        private final Map<UUID, Hold> holds = new HashMap<>();

        private void play(List<Told> all, List<Told> order) {
            List<Told> waiting = new ArrayList<>(order);
            while (!waiting.isEmpty()) {
                Told next = waiting.stream()
                        .filter(told -> told.of() < 0 || !waiting.contains(all.get(told.of())))
                        .findFirst()
                        .orElseThrow();
                waiting.remove(next);
                if (next.kind() == Kind.HOLD) {
                    hold(next);
                } else if (next.kind() == Kind.RELEASE) {
                    release(all.get(next.of()).id());
                } else {
                    done(outcome(all, next));
                    OfflineSpend.repaid(account, cause()).ifPresent(this::done);
                }
            }
        }

        private void hold(Told told) {
            if (told.points() <= account.available(NOON)) {
                holds.put(told.id(), Hold.opened(told.id(), told.points(), NOON, NOON.plusSeconds(900)));
                account = account.authorise(told.points(), NOON);
            }
        }

        private void release(UUID id) {
            Hold hold = holds.remove(id);
            if (hold != null) {
                account = account.release(hold);
                OfflineSpend.repaid(account, cause()).ifPresent(this::done);
            }
        }

        private long unused() {
            return account.lots().stream()
                    .filter(lot -> lot.funding().shares().get(0).funderId().equals(LENDER))
                    .mapToLong(Lot::remaining)
                    .sum();
        }

        private Outcome outcome(List<Told> all, Told told) {
            Cause cause = new Cause(told.id(), NOON, OfflineSpendTest.this::id);
            return switch (told.kind()) {
                case SALE -> account.earn(Points.of(told.points(), told.partner(), NOON, null), cause);
                case RETURN ->
                    account.takeBack(
                            Points.back(told.points(), all.get(told.of()).id(), told.partner()),
                            NegativePolicy.ALLOW,
                            cause);
                case SPEND -> {
                    Outcome outcome =
                            OfflineSpend.of(account, told.points(), told.partner(), new Lender(LENDER, null), cause);
                    spent.put(told.id(), outcome.entry().lotUses());
                    yield outcome;
                }
                case VOID -> {
                    List<LotUse> uses = spent.getOrDefault(all.get(told.of()).id(), List.of());
                    yield account.giveBack(told.points(), uses, 0, told.partner(), cause);
                }
                case HOLD, RELEASE -> throw new IllegalStateException("It has no entry");
            };
        }

        private void done(Outcome outcome) {
            Entry entry = outcome.entry();
            Map<UUID, Long> owed = Clearing.of(entry);
            assertThat(owed.values().stream().mapToLong(Long::longValue).sum()).isZero();
            assertThat(entry.postings().stream().mapToLong(Posting::points).sum())
                    .isZero();
            assertThat(entry.isAsWritten()).isTrue();
            owed.forEach((partner, points) -> positions.merge(partner, points, Long::sum));
            account = outcome.account();
            long inLots = account.lots().stream().mapToLong(Lot::remaining).sum();
            assertThat(account.state().balance())
                    .isEqualTo(inLots - account.state().owed());
        }

        /** What a partner is owed, less what it still has to pay for, and with what members still have to pay it. */
        private Map<UUID, Long> worth() {
            Map<UUID, Long> worth = new TreeMap<>(positions);
            account.lots()
                    .forEach(
                            lot -> lot.left().forEach(part -> worth.merge(part.funderId(), -part.points(), Long::sum)));
            for (Debt debt : account.state().debts().list()) {
                worth.merge(debt.creditorId(), debt.points(), Long::sum);
            }
            worth.values().removeIf(points -> points == 0);
            return worth;
        }
    }

    @Test
    void every_order_ends_in_one_balance_and_nobody_has_won_or_lost_by_it() {
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<Told> all = history(random);
            Life inOrder = new Life();
            inOrder.play(all, all);
            List<Told> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, random);
            Life another = new Life();
            another.play(all, shuffled);

            assertThat(inOrder.account.state().balance()).as("seed %d", seed).isEqualTo(sum(all));
            assertThat(another.account.state().balance()).as("seed %d", seed).isEqualTo(sum(all));
            assertThat(another.unused() == 0 || another.account.state().debts().to(LENDER) == 0)
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(another.worth())
                    .as("seed %d", seed)
                    .isEqualTo(inOrder.worth())
                    .doesNotContainKey(LENDER)
                    .isEqualTo(deserved(all));
        }
    }

    @Test
    void what_is_lent_is_repaid_by_who_funds_what_the_member_earns_next() {
        UUID store = new UUID(0, 1);
        UUID funder = new UUID(0, 2);
        List<Told> all = List.of(
                new Told(id(), Kind.SALE, 30, funder, -1),
                new Told(id(), Kind.SPEND, 100, store, -1),
                new Told(id(), Kind.SALE, 50, funder, -1));
        Life life = new Life();
        life.play(all, all.subList(0, 2));

        assertThat(life.account.state().debts().list()).containsExactly(new Debt(LENDER, 70));
        assertThat(life.positions).containsEntry(LENDER, -70L).containsEntry(store, 100L);

        life.play(all, all.subList(2, 3));

        assertThat(life.account.state().debts().list()).containsExactly(new Debt(LENDER, 20));
        assertThat(life.positions).containsEntry(LENDER, -20L).containsEntry(funder, -80L);
    }

    @Test
    void what_a_hold_relies_on_is_not_spent() {
        Life life = new Life();
        life.done(life.account.earn(Points.of(40, LENDER, NOON, null), cause()));
        Hold hold = Hold.opened(id(), 40, NOON, NOON.plusSeconds(900));
        life.account = life.account.authorise(40, NOON);

        life.done(OfflineSpend.of(life.account, 25, new UUID(0, 1), new Lender(LENDER, null), cause()));
        life.done(life.account.capture(hold, 40, new UUID(0, 1), cause()));

        assertThat(life.account.state().balance()).isEqualTo(-25);
    }

    private List<Told> history(Random random) {
        List<Told> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            if (random.nextInt(3) == 0) {
                all.add(new Told(id(), Kind.HOLD, 1 + random.nextLong(50), MEMBER, -1));
                all.add(new Told(id(), Kind.RELEASE, 0, MEMBER, all.size() - 1));
            }
            boolean sale = random.nextBoolean();
            UUID partner = new UUID(0, 1 + random.nextInt(3));
            long points = 1 + random.nextLong(50);
            all.add(new Told(id(), sale ? Kind.SALE : Kind.SPEND, points, partner, -1));
            if (random.nextInt(3) == 0) {
                Kind back = sale ? Kind.RETURN : Kind.VOID;
                all.add(new Told(id(), back, 1 + random.nextLong(points), partner, all.size() - 1));
            }
        }
        return all;
    }

    private static long sum(List<Told> all) {
        return all.stream()
                .filter(OfflineSpendTest::isPosted)
                .mapToLong(OfflineSpendTest::signed)
                .sum();
    }

    /** Who gave goods for points is owed them; who gave points owes them. */
    private static Map<UUID, Long> deserved(List<Told> all) {
        Map<UUID, Long> deserved = new TreeMap<>();
        all.stream()
                .filter(OfflineSpendTest::isPosted)
                .forEach(told -> deserved.merge(told.partner(), -signed(told), Long::sum));
        deserved.values().removeIf(points -> points == 0);
        return deserved;
    }

    private static boolean isPosted(Told told) {
        return told.kind() != Kind.HOLD && told.kind() != Kind.RELEASE;
    }

    private static long signed(Told told) {
        return told.kind() == Kind.SALE || told.kind() == Kind.VOID ? told.points() : -told.points();
    }

    private Cause cause() {
        return new Cause(id(), NOON, this::id);
    }

    private UUID id() {
        return new UUID(1, ++ids);
    }
}
