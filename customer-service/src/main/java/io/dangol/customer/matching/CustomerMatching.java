package io.dangol.customer.matching;

import io.dangol.customer.matching.LearntWeights.Share;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds and judges our customers: what other features need of this one. */
public final class CustomerMatching {

    /** Counted up when keys are made in another way: what was kept by the former ones is then kept anew. */
    public static final int KEY_SCHEME = 1;

    /** A key that more share tells too little to be followed. */
    public static final int LARGEST_BLOCK = Candidates.LARGEST_BLOCK;

    private final Schema schema;
    private final Reading reading;

    /** @param blocked telephone numbers and e-mail addresses that the operator knows to identify nobody */
    public CustomerMatching(String phoneRegion, Set<String> blocked) {
        this.schema = CustomerSchema.of(phoneRegion, blocked);
        this.reading = new Reading(schema);
    }

    public Set<MatchKey> keys(Person person) {
        Profile profile = reading.profile("", person.said());
        Set<MatchKey> keys = new HashSet<>();
        for (BlockingKey key : schema.keys()) {
            key.of(profile).forEach(value -> keys.add(key(key, value)));
        }
        return keys;
    }

    /** By the weights that come with the program. */
    public Judging builtIn() {
        return new Judging(0, reading, new Matcher(schema, StartingWeights.ofCustomers(schema)));
    }

    /** By weights that were learnt. */
    public Judging judging(int version, LearntWeights learnt, Naming naming) {
        Map<String, Map<Level, Odds>> odds = new HashMap<>();
        learnt.odds().forEach((field, levels) -> {
            Map<Level, Odds> ofField = new EnumMap<>(Level.class);
            levels.forEach((level, share) -> ofField.put(level, new Odds(share.m(), share.u())));
            odds.put(field, ofField);
        });
        Weights weights = new Weights(learnt.prior(), odds, new Frequencies(learnt.frequencies(), naming));
        return new Judging(version, reading, new Matcher(schema, weights));
    }

    /**
     * Learns from customers of whom nobody has said who is whom; the same seed gives the same weights.
     *
     * @throws IllegalArgumentException from fewer than two nothing can be learnt
     */
    public LearntWeights learn(List<Person> people, Naming naming, long seed) {
        List<Profile> profiles = reading.withinLimits(people.stream()
                .map(person -> reading.profile("", person.said()))
                .toList());
        Weights weights = new Training(schema, profiles).weights(seed);
        Map<String, Map<Level, Share>> odds = new HashMap<>();
        weights.odds().forEach((field, levels) -> {
            Map<Level, Share> ofField = new EnumMap<>(Level.class);
            levels.forEach((level, share) -> ofField.put(level, new Share(share.m(), share.u())));
            odds.put(field, ofField);
        });
        Map<String, Map<String, Double>> frequencies = new HashMap<>();
        weights.frequencies().shares().forEach((field, shares) -> {
            Map<String, Double> named = new HashMap<>();
            shares.forEach((text, share) -> named.put(naming.of(field, text), share));
            frequencies.put(field, named);
        });
        return new LearntWeights(weights.prior(), odds, frequencies);
    }

    private MatchKey key(BlockingKey key, String value) {
        List<Field> fields = key.fields().stream()
                .sorted()
                .map(field -> schema.fields().get(schema.indexOf(field)))
                .toList();
        boolean ofOne = fields.size() == 1;
        return new MatchKey(
                fields.stream().map(Field::name).collect(Collectors.joining("+")),
                value,
                ofOne ? Math.min(fields.get(0).limit(), LARGEST_BLOCK) : LARGEST_BLOCK,
                ofOne,
                fields.stream().allMatch(field -> field.kind().isName()));
    }
}
