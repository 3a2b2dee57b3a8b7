package io.dangol.customer.identity;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.family.Families;
import io.dangol.customer.matching.Band;
import io.dangol.customer.matching.CustomerMatching;
import io.dangol.customer.matching.Judgement;
import io.dangol.customer.matching.Judging;
import io.dangol.customer.matchweights.MatchWeights;
import io.dangol.customer.vault.PersonalData;
import io.dangol.customer.vault.Reached;
import io.dangol.customer.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Looks for customers who may be one person with somebody: led by keys, opened in memory, judged field by field. */
@ApplicationScoped
public class MatchFinder {

    /** Linked ones first, whatever their weight: a rule may be surer than that. */
    private static final Comparator<Judgement> SUREST_FIRST = Comparator.comparing(Judgement::band)
            .thenComparing(Comparator.comparingDouble(Judgement::weight).reversed())
            .thenComparing(Judgement::right);

    private final Vault vault;
    private final CustomerMatching matching;
    private final MatchWeights weights;
    private final CustomerAccess access;
    private final Families families;

    MatchFinder(
            Vault vault, CustomerMatching matching, MatchWeights weights, CustomerAccess access, Families families) {
        this.vault = vault;
        this.matching = matching;
        this.weights = weights;
        this.access = access;
        this.families = families;
    }

    /** A customer who may be that person, and why. */
    public record Found(UUID customerId, PersonalData data, Judgement judgement, int weightsVersion) {}

    boolean canBeLookedFor(PersonalData asked) {
        return !matching.keys(asked.person()).isEmpty();
    }

    /** Of those whom the caller may see, the surest first. */
    List<Found> seen(PersonalData asked) {
        Reached reached = vault.mayMatch(asked);
        return judged(asked, access.visible(reached.customers()), reached.overused());
    }

    /** Of all, whoever asks: nothing of it may be shown to the caller. */
    public List<Found> anywhere(PersonalData asked, UUID except) {
        return families.everywhere(() -> {
            Reached reached = vault.mayMatch(asked);
            Set<UUID> others = new HashSet<>(reached.customers());
            others.remove(except);
            return judged(asked, others, reached.overused());
        });
    }

    private List<Found> judged(PersonalData asked, Set<UUID> candidates, Set<String> overused) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        Judging judging = weights.judging();
        return vault.openAll(candidates).entrySet().stream()
                .map(known -> new Found(
                        known.getKey(),
                        known.getValue(),
                        judging.judge(
                                asked.person(),
                                known.getKey().toString(),
                                known.getValue().person(),
                                overused),
                        judging.version()))
                .filter(found -> found.judgement().band() != Band.APART)
                .sorted(Comparator.comparing(Found::judgement, SUREST_FIRST))
                .toList();
    }
}
