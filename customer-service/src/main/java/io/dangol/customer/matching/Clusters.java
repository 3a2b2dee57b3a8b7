package io.dangol.customer.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Which profiles are one person, from which pairs are. Best first, and two groups are joined only if each of the one
 * may be each of the other: a chain of likely pairs must not end where a rule says no.
 */
final class Clusters {

    private static final Comparator<Judgement> BEST_FIRST = Comparator.comparingDouble(Judgement::weight)
            .reversed()
            .thenComparing(Judgement::left)
            .thenComparing(Judgement::right);

    private final BiPredicate<String, String> mayBeOne;
    private final Map<String, List<String>> clusters = new HashMap<>();

    private Clusters(BiPredicate<String, String> mayBeOne) {
        this.mayBeOne = mayBeOne;
    }

    /** Those of two profiles and more. */
    static List<List<String>> of(Collection<Judgement> links, BiPredicate<String, String> mayBeOne) {
        Clusters clusters = new Clusters(mayBeOne);
        links.stream().sorted(BEST_FIRST).forEach(link -> clusters.join(link.left(), link.right()));
        return clusters.clusters.values().stream()
                .filter(cluster -> cluster.size() > 1)
                .distinct()
                .toList();
    }

    /** For sources of which each knows a person once: one to one between any two of them. */
    static BiPredicate<String, String> oncePer(Function<String, String> source) {
        return (left, right) -> !source.apply(left).equals(source.apply(right));
    }

    private void join(String left, String right) {
        List<String> one = clusters.computeIfAbsent(left, Clusters::alone);
        List<String> other = clusters.computeIfAbsent(right, Clusters::alone);
        boolean mayJoin = !one.contains(right)
                && one.stream().allMatch(each -> other.stream().allMatch(another -> mayBeOne.test(each, another)));
        if (mayJoin) {
            one.addAll(other);
            other.forEach(each -> {
                List<String> unused = clusters.put(each, one);
            });
        }
    }

    private static List<String> alone(String profile) {
        return new ArrayList<>(List.of(profile));
    }
}
