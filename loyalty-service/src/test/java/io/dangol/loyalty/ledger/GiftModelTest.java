package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.ledger.Funding.Share;
import io.dangol.loyalty.ledger.LedgerRefusal.InsufficientPoints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Members earn, spend, give each other points, draw on each other's and take back what is left, at random, against
 * purses of points by the day on which they expire.
 */
class GiftModelTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MEMBERS = 4;
    private static final List<UUID> PARTNERS = List.of(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3));

    @Test
    void many_lives_end_as_purses_would() {
        for (long seed = 0; seed < 150; seed++) {
            new Life(seed).run(60);
        }
    }

    private static final class Life {

        private final String seed;
        private final Random random;
        private final List<MemberAccount> accounts = new ArrayList<>();
        private final List<TreeMap<Instant, Long>> purses = new ArrayList<>();
        private final Map<UUID, Lot> lots = new HashMap<>();
        private final Map<UUID, Long> funded = new HashMap<>();
        private final List<PartTransfer> transfers = new ArrayList<>();
        private long made;
        private Instant now = START;

        Life(long seed) {
            this.seed = "seed " + seed;
            this.random = new Random(seed);
            for (int i = 0; i < MEMBERS; i++) {
                accounts.add(MemberAccount.of(AccountState.opened(new UUID(0, i + 1)), List.of()));
                purses.add(new TreeMap<>());
            }
        }

        void run(int steps) {
            for (int i = 0; i < steps; i++) {
                now = now.plus(Duration.ofHours(random.nextInt(30)));
                switch (random.nextInt(6)) {
                    case 0 -> earn(random.nextInt(MEMBERS));
                    case 1 -> spend(random.nextInt(MEMBERS));
                    case 2 -> expire(random.nextInt(MEMBERS));
                    case 3 -> takeBack();
                    default -> give(random.nextInt(MEMBERS), random.nextInt(MEMBERS));
                }
                check();
            }
        }

        private void earn(int who) {
            Instant until = START.plus(Duration.ofDays(5L + random.nextInt(60)));
            long points = 1L + random.nextInt(50);
            List<Share> shares = new ArrayList<>();
            PARTNERS.forEach(partner -> shares.add(new Share(partner, 1 + random.nextInt(9))));
            Funding funding = new Funding(shares.subList(0, 1 + random.nextInt(3)));
            if (until.isAfter(now)) {
                take(who, accounts.get(who).earn(List.of(new Credit(null, points, funding, now, until)), cause()));
                purses.get(who).merge(until, points, Long::sum);
            }
        }

        private void spend(int who) {
            long points = 1L + random.nextInt(30);
            if (points <= accounts.get(who).available(now)) {
                Hold hold = Hold.opened(id(), points, now, now.plusSeconds(60));
                MemberAccount held = accounts.get(who).authorise(points, now);
                take(who, held.capture(hold, points, PARTNERS.get(0), cause()));
                var unused = removed(who, points);
            }
        }

        private void expire(int who) {
            accounts.get(who).expire(List.of(), cause()).ifPresent(outcome -> {
                take(who, outcome);
                purses.get(who).headMap(now, true).clear();
            });
        }

        private void give(int from, int to) {
            long points = 1L + random.nextInt(40);
            if (from == to) {
                return;
            }
            Kind kind = random.nextBoolean() ? Kind.GIFTED : Kind.DRAWN;
            long available = available(from);
            try {
                PartTransfer gift = PartTransfer.of(points, accounts.get(from), accounts.get(to), kind, cause());
                assertThat(points).as(seed).isLessThanOrEqualTo(available);
                transfers.add(gift);
                moved(from, to, gift);
                removed(from, points).forEach((until, some) -> purses.get(to).merge(until, some, Long::sum));
            } catch (InsufficientPoints refused) {
                assertThat(points).as(seed).isGreaterThan(available);
            }
        }

        /** As a reversal or a household's parting does: once for each. */
        private void takeBack() {
            if (transfers.isEmpty()) {
                return;
            }
            PartTransfer gift = transfers.remove(random.nextInt(transfers.size()));
            int giver = index(gift.transfer().from());
            int receiver = index(gift.transfer().to());
            Set<UUID> parts = new HashSet<>();
            gift.parts().forEach(part -> parts.add(part.lotId()));
            PartTransfer.returned(parts, accounts.get(receiver), accounts.get(giver), Kind.GIFT_REVERSED, cause())
                    .ifPresent(back -> {
                        back.transfer().to().entry().opened().forEach(lot -> {
                            purses.get(receiver).merge(lot.expiresAt(), -lot.earned(), Long::sum);
                            purses.get(giver).merge(lot.expiresAt(), lot.earned(), Long::sum);
                        });
                        moved(receiver, giver, back);
                    });
        }

        private void moved(int from, int to, PartTransfer gift) {
            Entry left = gift.transfer().from().entry();
            Entry came = gift.transfer().to().entry();
            Map<UUID, Long> gone = new HashMap<>();
            left.lotUses().forEach(use -> gone.merge(use.funderId(), use.points(), Long::sum));
            Map<UUID, Long> there = new HashMap<>();
            came.opened()
                    .forEach(lot -> lot.paidBy(0, lot.earned())
                            .forEach(part -> there.merge(part.funderId(), part.points(), Long::sum)));
            assertThat(there).as(seed).isEqualTo(gone);
            long before = accounts.get(from).state().balance()
                    + accounts.get(to).state().balance();
            take(from, gift.transfer().from());
            take(to, gift.transfer().to());
            assertThat(accounts.get(from).state().balance()
                            + accounts.get(to).state().balance())
                    .as(seed)
                    .isEqualTo(before);
        }

        private void take(int who, Outcome outcome) {
            Entry entry = outcome.entry();
            assertThat(entry.postings().stream().mapToLong(Posting::points).sum())
                    .as(seed)
                    .isZero();
            assertThat(entry.previousHash())
                    .as(seed)
                    .isEqualTo(accounts.get(who).state().lastHash());
            assertThat(entry.isAsWritten()).as(seed).isTrue();
            outcome.changedLots().forEach(lot -> lots.put(lot.id(), lot));
            if (entry.content().kind().isTransfer()) {
                assertThat(Clearing.of(entry)).as(seed).isEmpty();
            } else {
                entry.opened()
                        .forEach(lot -> lot.paidBy(0, lot.earned())
                                .forEach(part -> funded.merge(part.funderId(), part.points(), Long::sum)));
                entry.lotUses().forEach(use -> funded.merge(use.funderId(), -use.points(), Long::sum));
            }
            accounts.set(who, outcome.account());
        }

        /** Σ lots = balance, each day's points where they were, and each partner pays for what it always paid for. */
        private void check() {
            Map<UUID, Long> left = new HashMap<>();
            for (int who = 0; who < MEMBERS; who++) {
                Map<Instant, Long> byDay = new TreeMap<>();
                for (Lot lot : accounts.get(who).lots()) {
                    assertThat(lots.get(lot.id())).as(seed).isEqualTo(lot);
                    byDay.merge(Objects.requireNonNull(lot.expiresAt()), lot.remaining(), Long::sum);
                    lot.left().forEach(part -> left.merge(part.funderId(), part.points(), Long::sum));
                }
                byDay.values().removeIf(points -> points == 0);
                purses.get(who).values().removeIf(points -> points == 0);
                assertThat(byDay).as(seed).isEqualTo(purses.get(who));
                assertThat(accounts.get(who).state().balance()).as(seed).isEqualTo(sum(byDay));
            }
            left.values().removeIf(points -> points == 0);
            funded.values().removeIf(points -> points == 0);
            assertThat(left).as(seed).isEqualTo(funded);
        }

        private Map<Instant, Long> removed(int who, long points) {
            Map<Instant, Long> taken = new TreeMap<>();
            long missing = points;
            for (Map.Entry<Instant, Long> day :
                    purses.get(who).tailMap(now, false).entrySet()) {
                long share = Math.min(missing, day.getValue());
                day.setValue(day.getValue() - share);
                taken.put(day.getKey(), share);
                missing -= share;
            }
            return taken;
        }

        private long available(int who) {
            return sum(purses.get(who).tailMap(now, false));
        }

        private int index(Outcome side) {
            return (int) side.entry().memberId().getLeastSignificantBits() - 1;
        }

        private static long sum(Map<Instant, Long> purse) {
            return purse.values().stream().mapToLong(Long::longValue).sum();
        }

        private Cause cause() {
            return new Cause(id(), now, this::id);
        }

        private UUID id() {
            return new UUID(++made, 0x8000_0000_0000_0000L | random.nextLong() >>> 2);
        }
    }
}
