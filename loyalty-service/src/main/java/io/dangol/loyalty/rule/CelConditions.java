package io.dangol.loyalty.rule;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import io.dangol.loyalty.rule.Basket.Item;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions in {@link Cel}; what was compiled is kept. */
@Singleton
public class CelConditions implements Conditions {

    private static final int MOST_PROGRAMS = 2_000;

    private final LoadingCache<String, CelRuntime.Program> ofSales =
            Caffeine.newBuilder().maximumSize(MOST_PROGRAMS).build(Cel::ofSales);
    private final LoadingCache<String, CelRuntime.Program> ofLines =
            Caffeine.newBuilder().maximumSize(MOST_PROGRAMS).build(Cel::ofLines);

    /** @return what is wrong with a condition on sales; empty where nothing is */
    public static Optional<String> complaint(String expression) {
        return Cel.complaint(expression);
    }

    /** @return what is wrong with a condition on lines; empty where nothing is */
    public static Optional<String> complaintOfLines(String expression) {
        return Cel.complaintOfLines(expression);
    }

    /** @return what of a condition on sales could be met again by less, once a return has ended it; empty where nothing can */
    public static Optional<Excerpt> metByLess(String expression) {
        return Cel.metByLess(expression);
    }

    /** @return what of a condition on lines could be met by less of a line that does not meet it; empty where nothing can */
    public static Optional<Excerpt> metByLessOfLines(String expression) {
        return Cel.metByLessOfLines(expression);
    }

    @Override
    public Answer holds(String expression, Basket basket) {
        return compiled(ofSales, expression)
                .map(program -> evaluated(program, Facts.of(basket)))
                .orElse(Answer.FAILED);
    }

    @Override
    public List<Answer> selects(String expression, Basket basket) {
        Optional<CelRuntime.Program> program = compiled(ofLines, expression);
        if (program.isEmpty()) {
            return basket.items().stream().map(item -> Answer.FAILED).toList();
        }
        CelVariableResolver facts = Facts.of(basket);
        List<Answer> answers = new ArrayList<>();
        for (Item item : basket.items()) {
            answers.add(evaluated(program.get(), Facts.of(facts, item)));
        }
        return answers;
    }

    private static Answer evaluated(CelRuntime.Program program, CelVariableResolver facts) {
        try {
            return Boolean.TRUE.equals(program.eval(facts)) ? Answer.YES : Answer.NO;
        } catch (CelEvaluationException | RuntimeException failed) { // The till must not fail for a condition's sake.
            return Answer.FAILED;
        }
    }

    /** Empty where one that was kept does not compile any more, by a later version of the language. */
    private static Optional<CelRuntime.Program> compiled(
            LoadingCache<String, CelRuntime.Program> programs, String expression) {
        try {
            return Optional.ofNullable(programs.get(expression));
        } catch (RuntimeException changed) {
            return Optional.empty();
        }
    }
}
