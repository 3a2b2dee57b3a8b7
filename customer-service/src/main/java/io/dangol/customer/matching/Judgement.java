package io.dangol.customer.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether two profiles are one person, and why. There is no value in it, so it may be kept and shown.
 *
 * @param rule the one that decided; null: the probability did
 * @param weight the sum of the prior's bits and of all evidence
 */
public record Judgement(
        String left,
        String right,
        Band band,
        @Nullable String rule,
        double weight,
        double probability,
        double prior,
        List<Evidence> evidence) {

    /**
     * What one field adds.
     *
     * @param weight of its level, in bits; below zero it speaks for two persons
     * @param rarity what the shared value adds because it is rare, or takes away because it is frequent
     */
    public record Evidence(String field, Level level, double weight, double rarity) {

        double total() {
            return weight + rarity;
        }
    }

    public Judgement {
        evidence = List.copyOf(evidence);
    }
}
