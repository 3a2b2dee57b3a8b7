package io.dangol.customer.matching;

import io.dangol.customer.matching.Candidates.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How well pairs are found.
 *
 * @param found how many are said to be one person
 * @param right how many of them are
 * @param all how many there are
 */
record Quality(long found, long right, long all) {

    /** One data set, measured at both bands; what blocking finds is the most that any band can. */
    record Measured(LinkageData data, int candidates, Quality blocking, Quality auto, Quality review) {

        String rows() {
            String start = "%-26s %7d %6d %10d %8.4f"
                    .formatted(data.name(), data.profiles().size(), blocking.all(), candidates, blocking.recall());
            return row(start, "auto", auto) + row(" ".repeat(start.length()), "review", review);
        }

        private static String row(String start, String band, Quality quality) {
            return String.format(
                    Locale.ROOT,
                    "%s  %-6s %9.4f %7.4f %7.4f%n",
                    start,
                    band,
                    quality.precision(),
                    quality.recall(),
                    quality.f1());
        }
    }

    static final String HEADER = "%-26s %7s %6s %10s %8s  %-6s %9s %7s %7s%n"
            .formatted("data", "records", "pairs", "candidates", "blocking", "band", "precision", "recall", "F1");

    static Measured measure(LinkageData data, long seed) {
        Weights weights = new Training(data.schema(), data.profiles()).weights(seed);
        Matcher matcher = new Matcher(data.schema(), weights);
        Set<Pair> candidates = new Candidates(data.schema(), data.profiles()).all();
        Map<Pair, Band> bands = new HashMap<>();
        candidates.forEach(pair -> bands.put(
                pair,
                matcher.judge(data.profiles().get(pair.left()), data.profiles().get(pair.right()))
                        .band()));
        return new Measured(
                data,
                candidates.size(),
                of(data, bands, band -> true),
                of(data, bands, band -> band == Band.AUTO),
                of(data, bands, band -> band != Band.APART));
    }

    double precision() {
        return (double) right / found;
    }

    double recall() {
        return (double) right / all;
    }

    /** The harmonic mean of both. */
    double f1() {
        return 2.0 * right / (found + all);
    }

    private static Quality of(LinkageData data, Map<Pair, Band> bands, Predicate<Band> isFound) {
        List<Pair> found = bands.entrySet().stream()
                .filter(pair -> isFound.test(pair.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        long right = found.stream()
                .filter(pair ->
                        data.persons().get(pair.left()).equals(data.persons().get(pair.right())))
                .count();
        return new Quality(found.size(), right, truePairs(data));
    }

    private static long truePairs(LinkageData data) {
        Map<String, Long> profiles = new HashMap<>();
        data.persons().forEach(person -> {
            long unused = profiles.merge(person, 1L, Long::sum);
        });
        return profiles.values().stream()
                .mapToLong(count -> count * (count - 1) / 2)
                .sum();
    }
}
