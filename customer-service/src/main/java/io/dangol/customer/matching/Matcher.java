package io.dangol.customer.matching;

import io.dangol.customer.matching.Judgement.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges pairs of profiles: the first rule that holds, else the sum of weights. That the fields' evidence may be added
 * supposes that they err independently of each other (Fellegi and Sunter 1969), which is never quite so.
 */
final class Matcher {

    private final Schema schema;
    private final Weights weights;
    private final Comparing comparing;

    Matcher(Schema schema, Weights weights) {
        this.schema = schema;
        this.weights = weights;
        this.comparing = new Comparing(schema);
    }

    Judgement judge(Profile left, Profile right) {
        Agreement agreement = comparing.agreement(left, right);
        List<Evidence> evidence = evidence(agreement, left);
        double prior = Bits.ofProbability(weights.prior());
        double weight = prior + evidence.stream().mapToDouble(Evidence::total).sum();
        double probability = Bits.probability(weight);
        Optional<Rule> rule = schema.rules().stream()
                .filter(each -> each.holds(schema, agreement))
                .findFirst();
        Band band = rule.map(Rule::band).orElseGet(() -> schema.bands().of(probability));
        String name = rule.map(Rule::name).orElse(null);
        return new Judgement(left.id(), right.id(), band, name, weight, probability, prior, evidence);
    }

    private List<Evidence> evidence(Agreement agreement, Profile left) {
        List<Evidence> evidence = new ArrayList<>();
        for (int index = 0; index < schema.fields().size(); index++) {
            Field field = schema.fields().get(index);
            Level level = agreement.level(index);
            evidence.add(
                    new Evidence(field.name(), level, weights.of(field, level), weights.rarity(field, level, left)));
        }
        return evidence;
    }
}
