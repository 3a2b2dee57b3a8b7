package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.loyalty.ledger.LedgerRefusal.HoldEnded;
import io.dangol.loyalty.ledger.NaiveLedger.Wanted;
import io.dangol.loyalty.ledger.Waiting.Reason;
import io.dangol.platform.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** One member's life, drawn by its seed, and the naive ledger beside it. */
final class History {

    private final Random random;
    private final Draws draws;
    private final String seed;
    private final NegativePolicy policy;
    private final NaiveLedger naive = new NaiveLedger();
    private final Map<UUID, List<Earned>> sales = new HashMap<>();
    private final Map<UUID, Captured> redemptions = new HashMap<>();
    private final List<Hold> ended = new ArrayList<>();
    private final Books books;
    private MemberAccount account = MemberAccount.of(AccountState.opened(new UUID(9, 9)), List.of());
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long ids;

    History(long seed) {
        this.random = new Random(seed);
        this.draws = new Draws(random);
        this.seed = "seed " + seed;
        this.books = new Books(this.seed);
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
        switch (random.nextInt(18)) {
            case 0, 1 -> earn();
            case 2 -> takeBack();
            case 8 -> takeBackOfNobodyKnows();
            case 3 -> authorise();
            case 4 -> capture();
            case 5 -> release();
            case 6 -> giveBack();
            case 9 -> beginReview();
            case 10, 11, 12 -> end();
            case 13 -> withdraw();
            case 14 -> grant();
            case 15 -> deduct();
            case 16 -> endAgain();
            default -> expire();
        }
    }

    private void earn() {
        UUID sale = id();
        List<Earned> parts = new ArrayList<>(List.of(draws.part(sale, null)));
        if (random.nextBoolean()) {
            parts.add(draws.part(sale, "bonus"));
        }
        List<Credit> credits =
                parts.stream().map(part -> draws.credit(part, now)).toList();
        Outcome outcome = account.earn(credits, cause(sale));
        for (int i = 0; i < credits.size(); i++) {
            naive.earn(outcome.changedLots().get(i), parts.get(i).part().funder());
        }
        take(waiting(waiting(outcome)));
        sales.put(sale, parts);
    }

    private Outcome waiting(Outcome earned) {
        if (random.nextInt(3) > 0) {
            return earned;
        }
        Reason reason = random.nextBoolean() ? Reason.FUNDING : Reason.EVENT;
        Set<UUID> some = draws.some(earned.changedLots());
        naive.begin(reason, some, now);
        return earned.awaiting(reason, some, now);
    }

    private void beginReview() {
        Set<UUID> some = draws.some(account.lots());
        account = books.take(Waits.begin(account, Reason.REVIEW, some, now));
        naive.begin(Reason.REVIEW, some, now);
    }

    private void end() {
        Reason reason = List.of(Reason.values()).get(random.nextInt(3));
        Set<UUID> some = draws.some(account.lots());
        account = books.take(Waits.end(account, reason, some, now, ZoneOffset.UTC));
        naive.end(reason, some, now);
    }

    private void withdraw() {
        Reason reason = List.of(Reason.values()).get(random.nextInt(3));
        Set<UUID> some = draws.some(account.lots());
        Waits.withdraw(account, reason, some, cause(id())).ifPresent(this::take);
        naive.withdraw(reason, some, now);
    }

    private void takeBack() {
        if (sales.isEmpty()) {
            return;
        }
        UUID sale = draws.one(sales);
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

    private void grant() {
        UUID funder = Partners.one(random);
        Outcome outcome = account.grant(1 + random.nextLong(30), funder, null, cause(id()));
        naive.earn(outcome.changedLots().get(0), funder);
        take(outcome);
    }

    private void deduct() {
        long points = 1 + random.nextLong(30);
        Outcome outcome = account.deduct(points, cause(id()));
        assertThat(points).as(seed).isLessThanOrEqualTo(naive.available(now));
        naive.deduct(points, now);
        take(outcome);
    }

    /** A hold ends once, whatever is tried afterwards. */
    private void endAgain() {
        for (Hold over : ended) {
            assertThatThrownBy(() -> account.release(over)).as(seed).isInstanceOf(HoldEnded.class);
            assertThatThrownBy(() -> account.capture(over, 1, Partners.one(random), cause(over.id())))
                    .as(seed)
                    .isInstanceOf(HoldEnded.class);
        }
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
        Hold captured = hold.ended(Hold.Status.CAPTURED, points);
        ended.add(captured);
        redemptions.put(hold.id(), new Captured(captured, outcome.entry().lotUses(), redeemer));
    }

    private void release() {
        if (naive.open.isEmpty()) {
            return;
        }
        Hold hold = naive.open.remove(random.nextInt(naive.open.size()));
        account = account.release(hold);
        ended.add(hold.ended(Hold.Status.RELEASED, 0));
    }

    private void giveBack() {
        if (redemptions.isEmpty()) {
            return;
        }
        UUID id = draws.one(redemptions);
        Captured redemption = Objects.requireNonNull(redemptions.get(id));
        Hold hold = redemption.hold();
        long points = 1 + random.nextLong(hold.spent() + 2);
        take(loaded().giveBack(points, redemption.spent(), hold.voided(), redemption.redeemer(), cause(id())));
        naive.giveBack(id, points, redemption.redeemer());
        redemptions.put(id, new Captured(hold.voiding(points), redemption.spent(), redemption.redeemer()));
    }

    private void expire() {
        account.expire(naive.open, cause(id())).ifPresent(this::take);
        naive.expire(now);
    }

    private MemberAccount loaded() {
        return books.loaded(account.state());
    }

    private void take(Outcome outcome) {
        account = books.take(outcome);
    }

    private void check() {
        books.check(account, naive, now);
        if (policy != NegativePolicy.ALLOW) {
            assertThat(account.state().balance()).as(seed).isNotNegative();
        }
    }

    private Cause cause(UUID source) {
        return new Cause(source, now, this::id);
    }

    private UUID id() {
        return new UUID(seed.hashCode(), ++ids);
    }
}
