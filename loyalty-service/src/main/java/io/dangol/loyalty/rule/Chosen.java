package io.dangol.loyalty.rule;

import io.dangol.loyalty.rule.Judgement.Verdict;
import java.util.List;

/**
 * Which rules a sale was given points by.
 *
 * @param applied the codes of those that applied
 * @param excluded the codes of those that another of their exclusive group came before
 */
public record Chosen(List<String> applied, List<String> excluded) {

    public Chosen {
        applied = List.copyOf(applied);
        excluded = List.copyOf(excluded);
    }

    public static Chosen of(List<Judgement> judgements) {
        return new Chosen(
                codes(judgements.stream().filter(Judgement::applies).toList()),
                codes(judgements.stream()
                        .filter(judgement -> judgement.verdict() == Verdict.EXCLUDED)
                        .toList()));
    }

    private static List<String> codes(List<Judgement> judgements) {
        return judgements.stream().map(judgement -> judgement.rule().code()).toList();
    }
}
