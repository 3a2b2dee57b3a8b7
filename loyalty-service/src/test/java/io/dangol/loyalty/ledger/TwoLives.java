package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.Debts.Debt;
import io.dangol.loyalty.ledger.NaiveLedger.Part;
import io.dangol.loyalty.ledger.NaiveLedger.Wanted;
import io.dangol.loyalty.ledger.Transfer.Luggage;
import io.dangol.platform.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two members who are merged and parted, drawn by their seed, and a naive ledger beside each account. */
final class TwoLives {

    /** Whose account both use while they are one; the other one is absorbed. */
    private static final int SURVIVOR = 0;

    private static final int ABSORBED = 1;

    private final Random random;
    private final String seed;
    private final NegativePolicy policy;
    private final TwoAccounts accounts;
    private final NaiveTwins naive = new NaiveTwins();
    private final Map<UUID, Sold> sales = new HashMap<>();
    private final Map<UUID, Promise> holds = new HashMap<>();
    private final Map<UUID, Redemption> redemptions = new HashMap<>();
    private @Nullable Debts moved;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long ids;

    /** Of which member's card, and how much of it came back. */
    private record Sold(int member, UUID funder, long points, long back) {}

    private record Promise(int member, Hold hold) {}

    private record Redemption(Hold hold, List<LotUse> spent, UUID redeemer) {}

    TwoLives(long seed) {
        this.random = new Random(seed);
        this.seed = "seed " + seed;
        this.policy = List.of(NegativePolicy.values()).get(random.nextInt(3));
        this.accounts = new TwoAccounts(this.seed);
    }

    void play(int steps) {
        for (int step = 0; step < steps; step++) {
            now = now.plus(Duration.ofHours(random.nextInt(48)));
            List<MemberAccount> before = accounts.both();
            try {
                act();
            } catch (Refusal refusal) {
                assertThat(accounts.both()).as(seed).isEqualTo(before);
            }
            accounts.assertThatTheyAreAs(naive, now);
        }
    }

    private void act() {
        int member = random.nextInt(2);
        switch (random.nextInt(10)) {
            case 0, 1 -> earn(member);
            case 2 -> any(sales.keySet()).ifPresent(this::takeBack);
            case 3 -> authorise(member);
            case 4 -> any(holds.keySet()).ifPresent(this::capture);
            case 5 -> any(holds.keySet()).ifPresent(this::release);
            case 6 -> any(redemptions.keySet()).ifPresent(this::giveBack);
            case 7 -> expire(account(member));
            default -> mergeOrPart();
        }
    }

    private int account(int member) {
        return moved == null ? member : SURVIVOR;
    }

    private void earn(int member) {
        UUID sale = id();
        UUID funder = Partners.one(random);
        Instant available = now.plus(Duration.ofHours(random.nextInt(3) == 0 ? 24 : 0));
        @Nullable Instant expires = random.nextInt(3) == 0 ? null : available.plus(Duration.ofDays(1 + random.nextInt(20)));
        Sold sold = new Sold(member, funder, random.nextLong(60), 0);
        Outcome outcome = accounts.get(account(member))
                .earn(List.of(new Credit(null, sold.points(), Funding.by(funder), available, expires)), cause(sale));
        accounts.take(account(member), outcome);
        naive.get(account(member)).earn(outcome.changedLots().get(0), funder);
        sales.put(sale, sold);
    }

    private void takeBack(UUID sale) {
        Sold sold = Objects.requireNonNull(sales.get(sale));
        long points = random.nextLong(sold.points() - sold.back() + 1);
        int at = account(sold.member());
        Claim claim = new Claim(sale, null, Funding.by(sold.funder()), sold.back(), points);
        accounts.take(at, accounts.loaded(at).takeBack(List.of(claim), policy, cause(id())));
        naive.get(at).takeBack(List.of(new Wanted(new Part(sale, null, sold.funder()), points)), policy, now);
        sales.put(sale, new Sold(sold.member(), sold.funder(), sold.points(), sold.back() + points));
    }

    private void authorise(int member) {
        int at = account(member);
        Hold hold = Hold.opened(id(), 1 + random.nextLong(60), now, now.plus(Duration.ofDays(9_999)));
        accounts.set(at, accounts.get(at).authorise(hold.points(), now));
        naive.get(at).open.add(hold);
        holds.put(hold.id(), new Promise(member, hold));
    }

    private void capture(UUID id) {
        Promise promise = Objects.requireNonNull(holds.get(id));
        int at = account(promise.member());
        Hold hold = promise.hold();
        UUID redeemer = Partners.one(random);
        long points = 1 + random.nextLong(hold.points());
        Outcome outcome = accounts.get(at).capture(hold, points, redeemer, cause(id));
        accounts.take(at, outcome);
        naive.get(at).capture(hold, points, redeemer, now);
        holds.remove(id);
        Hold ended = hold.ended(Hold.Status.CAPTURED, points);
        redemptions.put(id, new Redemption(ended, outcome.entry().lotUses(), redeemer));
    }

    private void release(UUID id) {
        Promise promise = Objects.requireNonNull(holds.remove(id));
        int at = account(promise.member());
        accounts.set(at, accounts.get(at).release(promise.hold()));
        naive.get(at).open.remove(promise.hold());
    }

    private void giveBack(UUID id) {
        Redemption redemption = Objects.requireNonNull(redemptions.get(id));
        Hold hold = redemption.hold();
        long points = 1 + random.nextLong(hold.spent() + 2);
        List<Spent> parts = Spent.of(
                List.of(accounts.loaded(SURVIVOR), accounts.loaded(ABSORBED)),
                redemption.spent(),
                hold.voided(),
                points);
        for (Spent part : parts) {
            int at = TwoAccounts.place(part.account());
            accounts.take(at, part.giveBack(redemption.redeemer(), cause(id())));
        }
        naive.giveBack(id, points, redemption.redeemer());
        redemptions.put(id, new Redemption(hold.voiding(points), redemption.spent(), redemption.redeemer()));
    }

    private void expire(int at) {
        accounts.get(at).expire(naive.get(at).open, cause(id())).ifPresent(outcome -> accounts.take(at, outcome));
        naive.get(at).expire(now);
    }

    private void mergeOrPart() {
        if (moved != null) {
            part();
            return;
        }
        List<String> before = List.of(accounts.told(SURVIVOR), accounts.told(ABSORBED));
        merge();
        if (random.nextInt(3) == 0) {
            part();
            assertThat(List.of(accounts.told(SURVIVOR), accounts.told(ABSORBED)))
                    .as(seed + ", parted at once")
                    .isEqualTo(before);
        }
    }

    private void merge() {
        moved = accounts.get(ABSORBED).state().debts();
        Transfer transfer = Transfer.merging(accounts.get(ABSORBED), accounts.get(SURVIVOR), cause(id()));
        accounts.move(accounts.lots(), SURVIVOR);
        accounts.take(ABSORBED, transfer.from());
        accounts.take(SURVIVOR, transfer.to());
        naive.merge();
    }

    private void part() {
        Set<UUID> own = accounts.lots().stream()
                .filter(lot -> isAbsorbeds(accounts.source(lot)))
                .collect(Collectors.toSet());
        List<Debt> debts = accounts.get(SURVIVOR).state().debts().leftOf(Objects.requireNonNull(moved));
        long held = holds.values().stream()
                .filter(promise -> promise.member() == ABSORBED)
                .mapToLong(promise -> promise.hold().points())
                .sum();
        Transfer transfer = Transfer.parting(
                accounts.get(SURVIVOR), accounts.get(ABSORBED), new Luggage(own, debts, held), cause(id()));
        if (!Transfer.keepsPromises(transfer.from().account(), promised(SURVIVOR), now)
                || !Transfer.keepsPromises(transfer.to().account(), promised(ABSORBED), now)) {
            return;
        }
        accounts.move(own, ABSORBED);
        accounts.take(SURVIVOR, transfer.from());
        accounts.take(ABSORBED, transfer.to());
        naive.part(this::isAbsorbeds, promised(ABSORBED), Partners.creditors(moved.list()));
        moved = null;
    }

    private List<Hold> promised(int member) {
        return holds.values().stream()
                .filter(promise -> promise.member() == member)
                .map(Promise::hold)
                .toList();
    }

    private boolean isAbsorbeds(UUID sale) {
        return Objects.requireNonNull(sales.get(sale)).member() == ABSORBED;
    }

    private Optional<UUID> any(Set<UUID> of) {
        List<UUID> sorted = of.stream().sorted().toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(random.nextInt(sorted.size())));
    }

    private Cause cause(UUID source) {
        return new Cause(source, now, this::id);
    }

    private UUID id() {
        return new UUID(seed.hashCode(), ++ids);
    }
}
