package io.dangol.loyalty.coalitionfile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Which sale a line is about whose receipt does not tell: of the same card at the same store, the one whose time is the
 * nearest. Amounts that agree come first, so a line does not take the sale of another one that agrees better.
 */
final class Pairing {

    /** Earlier ones first; what comes after makes ties end the same. */
    private static final Comparator<FileLine> BY_CONTENT = Comparator.comparing(FileLine::soldAt)
            .thenComparing(FileLine::amount)
            .thenComparing(FileLine::points)
            .thenComparing(FileLine::fee)
            .thenComparing(line -> line.receipt().number())
            .thenComparing(FileLine::number);

    /**
     * A sale that no line is about so far.
     *
     * @param number of its own row
     */
    record Shown(long number, UUID saleId, UUID partnerId, Instant soldAt, long amount) {}

    /** Each line and each sale is in one of them at most. */
    record Pair(FileLine line, Shown sale, Outcome outcome) {}

    private final NavigableMap<Instant, List<Shown>> free = new TreeMap<>();
    private final Duration apart;
    private final long tolerance;
    private final List<Pair> pairs = new ArrayList<>();

    private Pairing(Collection<Shown> sales, Duration apart, long tolerance) {
        sales.forEach(sale ->
                free.computeIfAbsent(sale.soldAt(), at -> new ArrayList<>()).add(sale));
        this.apart = apart;
        this.tolerance = tolerance;
    }

    /**
     * @param lines of one card at one store
     * @param sales of that card at that store
     * @param apart clocks differ by so much at most
     */
    static List<Pair> of(Collection<FileLine> lines, Collection<Shown> sales, Duration apart, long tolerance) {
        Pairing pairing = new Pairing(sales, apart, tolerance);
        List<FileLine> ordered = lines.stream().sorted(BY_CONTENT).toList();
        List<FileLine> left = ordered.stream()
                .filter(line -> !pairing.take(line, Outcome.MATCHED))
                .toList();
        for (FileLine line : left) {
            boolean unused = pairing.take(line, Outcome.AMOUNT_DIFFERS);
        }
        return pairing.pairs;
    }

    private boolean take(FileLine line, Outcome outcome) {
        Optional<Shown> nearest =
                free.subMap(line.soldAt().minus(apart), true, line.soldAt().plus(apart), true).values().stream()
                        .flatMap(List::stream)
                        .filter(sale -> outcome(line, sale) == outcome)
                        .min(Comparator.comparing((Shown sale) -> Duration.between(sale.soldAt(), line.soldAt())
                                        .abs())
                                .thenComparing(sale -> difference(line, sale))
                                .thenComparing(Shown::soldAt)
                                .thenComparing(Shown::number));
        nearest.ifPresent(sale -> {
            free.computeIfPresent(sale.soldAt(), (at, some) -> {
                some.remove(sale);
                return some.isEmpty() ? null : some;
            });
            pairs.add(new Pair(line, sale, outcome));
        });
        return nearest.isPresent();
    }

    private Outcome outcome(FileLine line, Shown sale) {
        return difference(line, sale) > tolerance ? Outcome.AMOUNT_DIFFERS : Outcome.MATCHED;
    }

    private static long difference(FileLine line, Shown sale) {
        return Math.absExact(Math.subtractExact(line.amount(), sale.amount()));
    }
}
