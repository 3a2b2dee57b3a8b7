package io.dangol.loyalty.ledger;

import io.dangol.loyalty.ledger.Waiting.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ledger as a child would keep it: every single point is a coin in a box, and nothing is ever added up. */
final class NaiveLedger {

    enum Box {
        PURSE,
        SPENT,
        EXPIRED,
        RETURNED,
        REPAID
    }

    /** What one rule gave for one sale, and who paid. */
    record Part(UUID sale, @Nullable String part, UUID funder) {}

    /** What a return claims of a part; of null nobody knows where it was earned. */
    record Wanted(@Nullable Part of, long points) {

        UUID creditor() {
            return of == null ? Debts.NOBODY : of.funder();
        }

        boolean isOn(NaiveCoin coin) {
            return of != null && coin.isOf(of.sale(), of.part());
        }
    }

    final List<NaiveCoin> coins = new ArrayList<>();
    final List<Hold> open = new ArrayList<>();
    /** To whom each point is owed. */
    final List<UUID> debts = new ArrayList<>();
    /** What each partner is owed by the others. */
    final Map<UUID, Long> positions = new HashMap<>();

    Stream<NaiveCoin> in(Box box) {
        return coins.stream().filter(coin -> coin.box == box).sorted(NaiveCoin.SPENDING_ORDER);
    }

    long count(Box box) {
        return in(box).count();
    }

    Map<UUID, Long> byLot(Box box) {
        return coins.stream()
                .filter(coin -> coin.box == box)
                .collect(Collectors.groupingBy(coin -> coin.lot, Collectors.counting()));
    }

    long held() {
        return open.stream().mapToLong(Hold::points).sum();
    }

    long available(Instant at) {
        return in(Box.PURSE)
                        .filter(coin -> !coin.isPending(at) && !coin.isOnReview() && coin.isAlive(at))
                        .count()
                - debts.size()
                - held();
    }

    long pending(Instant at) {
        return in(Box.PURSE)
                .filter(coin -> coin.isPending(at) || coin.isOnReview())
                .count();
    }

    long waiting(Reason reason) {
        return in(Box.PURSE).filter(coin -> coin.waitsFor(reason)).count();
    }

    void earn(Lot lot, UUID funder) {
        for (long i = 0; i < lot.earned(); i++) {
            NaiveCoin coin = new NaiveCoin(lot, funder);
            coins.add(coin);
            repay(coin);
        }
    }

    void capture(Hold hold, long points, UUID redeemer, Instant at) {
        open.removeIf(other -> other.id().equals(hold.id()));
        in(Box.PURSE)
                .filter(coin -> !coin.isPending(at) && coin.isAlive(hold.authorisedAt()))
                .sorted(NaiveCoin.PROMISED_ORDER)
                .limit(points)
                .toList()
                .forEach(coin -> {
                    coin.box = Box.SPENT;
                    coin.redemption = hold.id();
                    pays(coin.funder, redeemer);
                });
    }

    void giveBack(UUID redemption, long points, UUID redeemer) {
        List<NaiveCoin> back = in(Box.SPENT)
                .filter(coin -> redemption.equals(coin.redemption))
                .sorted(NaiveCoin.FIRST_ORDER.reversed())
                .limit(points)
                .toList();
        back.forEach(coin -> {
            coin.box = Box.PURSE;
            pays(redeemer, coin.funder);
        });
        back.forEach(this::repay);
    }

    void expire(Instant at) {
        List<NaiveCoin> promised = new ArrayList<>();
        open.stream()
                .sorted(Comparator.comparing(Hold::authorisedAt))
                .forEach(hold -> in(Box.PURSE)
                        .sorted(NaiveCoin.PROMISED_ORDER)
                        .filter(coin -> !coin.isPending(at) && coin.isAlive(hold.authorisedAt()))
                        .filter(coin -> !promised.contains(coin))
                        .limit(hold.points())
                        .toList()
                        .forEach(promised::add));
        in(Box.PURSE)
                .filter(coin -> !coin.isAlive(at) && !promised.contains(coin))
                .toList()
                .forEach(coin -> coin.box = Box.EXPIRED);
    }

    /** What could be spent goes back to who gave it. */
    void deduct(long points, Instant at) {
        in(Box.PURSE)
                .filter(coin -> !coin.isPending(at) && !coin.isOnReview() && coin.isAlive(at))
                .limit(points)
                .toList()
                .forEach(coin -> coin.box = Box.RETURNED);
    }

    void begin(Reason reason, Set<UUID> lots, Instant at) {
        coins.stream().filter(coin -> lots.contains(coin.lot)).forEach(coin -> coin.begin(reason, at));
    }

    void end(Reason reason, Set<UUID> lots, Instant at) {
        coins.stream().filter(coin -> lots.contains(coin.lot)).forEach(coin -> coin.end(reason, at));
    }

    /** What never could be spent, and as much of the rest as holds leave. */
    void withdraw(Reason reason, Set<UUID> lots, Instant at) {
        Predicate<NaiveCoin> waits = coin -> lots.contains(coin.lot) && coin.waitsFor(reason);
        long there = in(Box.PURSE)
                .filter(coin -> !coin.isPending(at) && coin.isAlive(at))
                .count();
        List<NaiveCoin> gone = Stream.concat(
                        in(Box.PURSE).filter(waits).filter(coin -> coin.isPending(at)),
                        in(Box.PURSE)
                                .filter(waits)
                                .filter(coin -> !coin.isPending(at))
                                .limit(Math.max(0, there - held())))
                .toList();
        gone.forEach(coin -> coin.box = Box.EXPIRED);
    }

    /**
     * Each claim its own coins first, those that expired included; then others that could be spent. As many as holds rely
     * on stay.
     */
    void takeBack(List<Wanted> wanted, NegativePolicy policy, Instant at) {
        Predicate<NaiveCoin> claimed = coin -> wanted.stream().anyMatch(one -> one.isOn(coin));
        Predicate<NaiveCoin> free = coin -> !coin.isPending(at) && (coin.isAlive(at) || claimed.test(coin));
        List<Wanted> rests = new ArrayList<>();
        for (Wanted one : wanted) {
            List<NaiveCoin> own = Stream.concat(
                            there(one::isOn, free, at), in(Box.EXPIRED).filter(one::isOn))
                    .limit(one.points())
                    .toList();
            own.forEach(coin -> coin.box = Box.RETURNED);
            rests.add(new Wanted(one.of(), one.points() - own.size()));
        }
        rests.forEach(rest -> takeOthers(rest, there(claimed.negate(), free, at), policy));
    }

    private void takeOthers(Wanted rest, Stream<NaiveCoin> there, NegativePolicy policy) {
        List<NaiveCoin> others = there.limit(rest.points()).toList();
        others.forEach(coin -> {
            coin.box = Box.RETURNED;
            pays(coin.funder, rest.creditor());
        });
        for (long i = others.size(); i < rest.points() && policy == NegativePolicy.ALLOW; i++) {
            debts.add(rest.creditor());
        }
    }

    private Stream<NaiveCoin> there(Predicate<NaiveCoin> which, Predicate<NaiveCoin> free, Instant at) {
        long spare = Math.max(0, in(Box.PURSE).filter(free).count() - held());
        return Stream.concat(
                        in(Box.PURSE).filter(which).filter(coin -> coin.isPending(at)),
                        in(Box.PURSE).filter(which).filter(free).limit(spare))
                .sorted(NaiveCoin.SPENDING_ORDER);
    }

    private void pays(UUID one, UUID other) {
        if (other.equals(Debts.NOBODY)) {
            return;
        }
        positions.merge(one, -1L, Long::sum);
        positions.merge(other, 1L, Long::sum);
    }

    private void repay(NaiveCoin coin) {
        if (!debts.isEmpty()) {
            pays(coin.funder, debts.remove(0));
            coin.box = Box.REPAID;
        }
    }
}
