package io.dangol.customer.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How frequent values are among an operator's profiles. Two that are called 남궁 agree in more than two that are called
 * 김: Winkler, Frequency-Based Matching in the Fellegi–Sunter Model of Record Linkage (2000).
 */
record Frequencies(Map<String, Map<String, Double>> shares, Naming naming) {

    /** A value seen once is often a slip of the pen, not a rare name; it counts as eight times as telling at most. */
    private static final double MOST = 3;

    Frequencies {
        shares = Map.copyOf(shares);
    }

    Frequencies(Map<String, Map<String, Double>> shares) {
        this(shares, Naming.AS_IT_IS);
    }

    static Frequencies of(Schema schema, List<Profile> profiles) {
        Map<String, Map<String, Double>> shares = new HashMap<>();
        for (Field field : schema.fields()) {
            if (field.kind().someAreFrequent()) {
                shares.put(field.name(), shares(field.name(), profiles));
            }
        }
        return new Frequencies(shares);
    }

    /**
     * What a shared value tells beyond the average one, in bits: log2(u/f), with f its share, so that together with
     * log2(m/u) it is log2(m/f), as Splink does it (Linacre et al., Splink: Free software for probabilistic record
     * linkage at scale, 2022).
     */
    double rarity(Field field, Value value, double averageU) {
        Double share = shares.getOrDefault(field.name(), Map.of()).get(naming.of(field.name(), value.text()));
        return share == null ? 0 : Math.min(MOST, Bits.of(averageU / share));
    }

    private static Map<String, Double> shares(String field, List<Profile> profiles) {
        Map<String, Integer> counts = new HashMap<>();
        for (Profile profile : profiles) {
            Value value = profile.value(field);
            if (value != null) {
                int unused = counts.merge(value.text(), 1, Integer::sum);
            }
        }
        double known = counts.values().stream().mapToInt(count -> count).sum();
        Map<String, Double> shares = new HashMap<>();
        counts.forEach((value, count) -> shares.put(value, count / known));
        return Map.copyOf(shares);
    }

    @Override
    public String toString() {
        return "Frequencies[***]";
    }
}
