package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.NaiveLedger.Box;
import io.dangol.loyalty.ledger.NaiveLedger.Part;
import io.dangol.loyalty.ledger.NaiveLedger.Wanted;
import io.dangol.loyalty.ledger.Posting.Account;
import io.dangol.platform.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One member's life, drawn by its seed, and the naive ledger beside it. */
final class History {

    private final Random random;
    private final String seed;
    private final NegativePolicy policy;
    private final NaiveLedger naive = new NaiveLedger();
    private final Map<UUID, List<Earned>> sales = new HashMap<>();
    private final Map<UUID, Redemption> redemptions = new HashMap<>();
    private final Partners partners = new Partners();
    private final Map<Account, Long> posted = new HashMap<>();
    private final Map<UUID, Lot> lots = new HashMap<>();
    private MemberAccount account = MemberAccount.of(AccountState.opened(new UUID(9, 9)), List.of());
    private String lastHash = Entry.FIRST;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long ids;

    /** What was captured, from which lots, and how much of it came back. */
    private record Redemption(Hold hold, List<LotUse> spent, UUID redeemer) {}

    /** A part of a sale, and how much of it was taken back. */
    private record Earned(Part part, Funding funding, long points, long back) {

        Earned less(long points) {
            return new Earned(part, funding, this.points, back + points);
        }
    }

    History(long seed) {
        this.random = new Random(seed);
        this.seed = "seed " + seed;
        this.policy = List.of(NegativePolicy.values()).get(random.nextInt(3));
    }

    void play(int steps) {
        for (int step = 0; step < steps; step++) {
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
        switch (random.nextInt(9)) {
            case 0, 1 -> earn();
            case 2 -> takeBack();
            case 8 -> takeBackOfNobodyKnows();
            case 3 -> authorise();
            case 4 -> capture();
            case 5 -> release();
            case 6 -> giveBack();
            default -> expire();
        }
    }

    private void earn() {
        UUID sale = id();
        List<Earned> parts = new ArrayList<>(List.of(part(sale, null)));
        if (random.nextBoolean()) {
            parts.add(part(sale, "bonus"));
        }
        List<Credit> credits = parts.stream().map(this::credit).toList();
        Outcome outcome = account.earn(credits, cause(sale));
        take(outcome);
        for (int i = 0; i < credits.size(); i++) {
            naive.earn(outcome.changedLots().get(i), parts.get(i).part().funder());
        }
        sales.put(sale, parts);
    }

    private Earned part(UUID sale, @Nullable String name) {
        UUID funder = Partners.any(random);
        return new Earned(new Part(sale, name, funder), Partners.funding(funder), random.nextLong(100), 0);
    }

    private Credit credit(Earned earned) {
        Instant available = now.plus(Duration.ofHours(random.nextInt(3) == 0 ? 24 : 0));
        @Nullable Instant expires = random.nextInt(3) == 0 ? null : available.plus(Duration.ofDays(1 + random.nextInt(20)));
        return new Credit(earned.part().part(), earned.points(), earned.funding(), available, expires);
    }

    private void takeBack() {
        if (sales.isEmpty()) {
            return;
        }
        UUID sale = one(sales);
        List<Earned> parts = Objects.requireNonNull(sales.get(sale));
        List<Claim> claims = new ArrayList<>();
        for (Earned part : parts) {
            long points = random.nextLong(part.points() - part.back() + 1);
            claims.add(new Claim(sale, part.part().part(), part.funding(), part.back(), points));
        }
        take(loaded().takeBack(claims, policy, cause(id())));
        List<Earned> after = new ArrayList<>();
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            wanted.add(new Wanted(parts.get(i).part(), claims.get(i).points()));
            after.add(parts.get(i).less(claims.get(i).points()));
        }
        naive.takeBack(wanted, policy, now);
        sales.put(sale, after);
    }

    private void takeBackOfNobodyKnows() {
        long points = random.nextLong(40);
        Claim claim = new Claim(null, null, Funding.by(Partners.one(random)), 0, points);
        take(loaded().takeBack(List.of(claim), policy, cause(id())));
        naive.takeBack(List.of(new Wanted(null, points)), policy, now);
    }

    private void authorise() {
        Hold hold = Hold.opened(id(), 1 + random.nextLong(60), now, now.plus(Duration.ofDays(9_999)));
        account = account.authorise(hold.points(), now);
        assertThat(hold.points()).as(seed).isLessThanOrEqualTo(naive.available(now));
        naive.open.add(hold);
    }

    private void capture() {
        if (naive.open.isEmpty()) {
            return;
        }
        Hold hold = naive.open.get(random.nextInt(naive.open.size()));
        long points = 1 + random.nextLong(hold.points() + 3);
        UUID redeemer = Partners.one(random);
        Outcome outcome = account.capture(hold, points, redeemer, cause(hold.id()));
        take(outcome);
        naive.capture(hold, points, redeemer, now);
        Hold ended = hold.ended(Hold.Status.CAPTURED, points);
        redemptions.put(hold.id(), new Redemption(ended, outcome.entry().lotUses(), redeemer));
    }

    private void release() {
        if (naive.open.isEmpty()) {
            return;
        }
        Hold hold = naive.open.remove(random.nextInt(naive.open.size()));
        account = account.release(hold);
    }

    private void giveBack() {
        if (redemptions.isEmpty()) {
            return;
        }
        UUID id = one(redemptions);
        Redemption redemption = Objects.requireNonNull(redemptions.get(id));
        Hold hold = redemption.hold();
        long points = 1 + random.nextLong(hold.spent() + 2);
        take(loaded().giveBack(points, redemption.spent(), hold.voided(), redemption.redeemer(), cause(id())));
        naive.giveBack(id, points, redemption.redeemer());
        redemptions.put(id, new Redemption(hold.voiding(points), redemption.spent(), redemption.redeemer()));
    }

    private void expire() {
        account.expire(naive.open, cause(id())).ifPresent(this::take);
        naive.expire(now);
    }

    /** As the database would give it back: with lots that hold nothing any more. */
    private MemberAccount loaded() {
        return MemberAccount.of(account.state(), List.copyOf(lots.values()));
    }

    private void take(Outcome outcome) {
        Entry entry = outcome.entry();
        assertThat(entry.postings().stream().mapToLong(Posting::points).sum())
                .as(seed)
                .isZero();
        assertThat(entry.previousHash()).as(seed).isEqualTo(lastHash);
        assertThat(entry.isAsWritten()).as(seed).isTrue();
        Map<UUID, Long> cleared = Clearing.of(entry);
        assertThat(cleared.values().stream().mapToLong(Long::longValue).sum())
                .as(seed)
                .isZero();
        partners.add(cleared);
        entry.postings().forEach(posting -> posted.merge(posting.account(), posting.points(), Long::sum));
        lastHash = entry.hash();
        outcome.changedLots().forEach(lot -> lots.put(lot.id(), lot));
        account = MemberAccount.of(
                outcome.account().state(),
                lots.values().stream().filter(lot -> lot.remaining() > 0).toList());
    }

    private void check() {
        AccountState state = account.state();
        long purse = naive.count(Box.PURSE);
        assertThat(state.balance())
                .as(seed)
                .isEqualTo(purse - naive.debts.size())
                .isEqualTo(posted(Account.MEMBER));
        assertThat(state.owed()).as(seed).isEqualTo(naive.debts.size());
        assertThat(state.held()).as(seed).isEqualTo(naive.held());
        assertThat(state.lastHash()).as(seed).isEqualTo(lastHash);
        assertThat(account.available(now)).as(seed).isEqualTo(naive.available(now));
        assertThat(posted(Account.REDEEMER)).as(seed).isEqualTo(naive.count(Box.SPENT));
        assertThat(posted(Account.BREAKAGE)).as(seed).isEqualTo(naive.count(Box.EXPIRED));
        Map<UUID, Long> there = naive.byLot(Box.PURSE);
        Map<UUID, Long> expired = naive.byLot(Box.EXPIRED);
        for (Lot lot : lots.values()) {
            assertThat(lot.remaining()).as(seed).isEqualTo(there.getOrDefault(lot.id(), 0L));
            assertThat(lot.expired()).as(seed).isEqualTo(expired.getOrDefault(lot.id(), 0L));
        }
        assertThat(partners.positions()).as(seed).isEqualTo(Partners.settled(naive.positions));
        assertThat(Partners.creditors(state.debts().list())).as(seed).isEqualTo(naive.debts);
        if (policy != NegativePolicy.ALLOW) {
            assertThat(state.balance()).as(seed).isNotNegative();
        }
    }

    private long posted(Account books) {
        return posted.getOrDefault(books, 0L);
    }

    private UUID one(Map<UUID, ?> of) {
        List<UUID> sorted = of.keySet().stream().sorted().toList();
        return sorted.get(random.nextInt(sorted.size()));
    }

    private Cause cause(UUID source) {
        return new Cause(source, now, this::id);
    }

    private UUID id() {
        return new UUID(seed.hashCode(), ++ids);
    }
}
