package io.dangol.customer.matching;

import io.dangol.customer.matching.Candidates.Pair;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns weights from profiles of which nobody has said who is whom. How two persons agree (u) is seen in pairs drawn
 * at random, which nearly all are two persons; how one person's profiles agree (m) by EM (Dempster, Laird and Rubin
 * 1977; for linkage Winkler 1988) within the pairs that share a blocking key, one key after the other, each without the
 * fields of that key, as Splink does it (Linacre et al. 2022). The same seed gives the same weights.
 */
final class Training {

    private static final int RANDOM_PAIRS = 200_000;
    private static final int ROUNDS = 3;
    private static final int STEPS = 60;
    private static final double ENOUGH = 1e-6;

    private final Schema schema;
    private final List<Profile> profiles;
    private final Comparing comparing;
    private final LevelTable expected;
    private final Map<BlockingKey, Patterns> blocks = new LinkedHashMap<>();
    private final Patterns candidates = new Patterns();

    Training(Schema schema, List<Profile> profiles) {
        if (profiles.size() < 2) {
            throw new IllegalArgumentException("From fewer than two profiles nothing can be learnt");
        }
        this.schema = schema;
        this.profiles = profiles;
        this.comparing = new Comparing(schema);
        this.expected = LevelTable.expected(schema.fields(), 0.8, 0.05);
        compareCandidates();
    }

    Weights weights(long seed) {
        LevelTable random = randomPairs(seed);
        LevelTable u = random;
        LevelTable m = expected;
        double prior = 0;
        // Among the random pairs a few are of one person: what they add is taken out again, better with each round.
        for (int round = 0; round < ROUNDS; round++) {
            m = ofOnePerson(u);
            prior = prior(new Mixture(1.0 / profiles.size(), m, u, allFields()));
            u = random.without(m, prior, 0.5 / RANDOM_PAIRS);
        }
        return new Weights(prior, odds(m, u), Frequencies.of(schema, profiles));
    }

    private Map<String, Map<Level, Odds>> odds(LevelTable m, LevelTable u) {
        Map<String, Map<Level, Odds>> odds = new HashMap<>();
        allFields().forEach(field -> odds.put(schema.fields().get(field).name(), m.odds(field, u)));
        return odds;
    }

    private void compareCandidates() {
        Candidates pairs = new Candidates(schema, profiles);
        Map<Pair, Agreement> agreements = new LinkedHashMap<>();
        pairs.all().forEach(pair -> agreements.put(pair, agreement(pair.left(), pair.right())));
        agreements.values().forEach(candidates::add);
        for (BlockingKey key : schema.keys()) {
            Patterns block = new Patterns();
            pairs.of(key).forEach(pair -> block.add(Objects.requireNonNull(agreements.get(pair))));
            blocks.put(key, block);
        }
    }

    private LevelTable randomPairs(long seed) {
        Random random = new Random(seed);
        LevelTable counts = new LevelTable(schema.fields());
        for (int pair = 0; pair < RANDOM_PAIRS; pair++) {
            int left = random.nextInt(profiles.size());
            int step = 1 + random.nextInt(profiles.size() - 1);
            counts.add(agreement(left, (left + step) % profiles.size()), 1);
        }
        return counts.shares(LevelTable.expected(schema.fields(), 0.05, 0.8), 1);
    }

    /** What all blocks together say, each as much as it has pairs of one person. */
    private LevelTable ofOnePerson(LevelTable u) {
        LevelTable counts = new LevelTable(schema.fields());
        blocks.forEach((key, block) -> {
            List<Integer> fields = fieldsBut(key);
            if (block.pairs() > 0) {
                counts.addAll(expectation(block, new Mixture(0.5, expected, u, fields)), fields);
            }
        });
        return counts.shares(expected, 1);
    }

    /** Expectation and maximisation in turn, until they agree. */
    private LevelTable expectation(Patterns block, Mixture start) {
        Mixture mixture = start;
        for (int step = 0; step < STEPS; step++) {
            Mixture current = mixture;
            double share = block.expected(current::probability) / block.pairs();
            LevelTable counts = block.expected(schema.fields(), current::probability);
            mixture = current.with(withinBounds(share), counts.shares(expected, 1));
            if (Math.abs(mixture.share() - current.share()) < ENOUGH) {
                break;
            }
        }
        return block.expected(schema.fields(), mixture::probability);
    }

    /** The share of pairs of one person among all that there are; what is no candidate counts as two persons. */
    private double prior(Mixture start) {
        double all = profiles.size() * (profiles.size() - 1.0) / 2;
        Mixture mixture = start;
        for (int step = 0; step < STEPS; step++) {
            mixture = mixture.with(withinBounds(candidates.expected(mixture::probability) / all));
        }
        return mixture.share();
    }

    private static double withinBounds(double share) {
        return Math.min(1 - ENOUGH, Math.max(1e-12, share));
    }

    private Agreement agreement(int left, int right) {
        return comparing.agreement(profiles.get(left), profiles.get(right));
    }

    private List<Integer> allFields() {
        return IntStream.range(0, schema.fields().size()).boxed().toList();
    }

    private List<Integer> fieldsBut(BlockingKey key) {
        return allFields().stream()
                .filter(field ->
                        !key.fields().contains(schema.fields().get(field).name()))
                .toList();
    }
}
