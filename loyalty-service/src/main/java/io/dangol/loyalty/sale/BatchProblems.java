package io.dangol.loyalty.sale;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dangol.loyalty.sale.BatchService.Sender;
import io.dangol.platform.database.PassingFailure;
import io.dangol.platform.problem.Problem;
import io.dangol.platform.problem.Problems;
import io.dangol.platform.problem.Refusal;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a line hears that was not recorded: the same that a request of its own would hear. */
@Singleton
class BatchProblems {

    private static final Logger LOG = Logger.getLogger(BatchProblems.class);

    /** A line of thousands of items may break as many constraints; the first ones will do. */
    private static final int MOST_ERRORS = 20;

    private final Problems problems;

    BatchProblems(Problems problems) {
        this.problems = problems;
    }

    Problem tooLong(Sender sender) {
        return sent(problems.of("body-too-large", 413, sender.locale()), sender);
    }

    Problem of(@Nullable Throwable failure, Sender sender) {
        return sent(
                problem(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure, sender), sender);
    }

    private Problem problem(@Nullable Throwable cause, Sender sender) {
        if (cause instanceof Refusal refusal) {
            return problems.of(refusal, sender.locale());
        }
        if (cause instanceof ConstraintViolationException invalid) {
            return problems.of(invalid, sender.locale());
        }
        if (cause instanceof JsonProcessingException malformed) {
            return problems.of(malformed, sender.locale());
        }
        if (cause instanceof IOException) { // Not even the characters could be read.
            return problems.of("malformed-json", 400, sender.locale());
        }
        if (cause != null && PassingFailure.caused(cause)) {
            return problems.of("busy", 503, sender.locale());
        }
        sender.cause().run(() -> LOG.error("A line of a batch failed unexpectedly", cause));
        return problems.of("internal-error", 500, sender.locale());
    }

    /** Lines are answered by other threads than the request's; the id goes with them. */
    private static Problem sent(Problem problem, Sender sender) {
        List<Problem.FieldError> errors = problem.errors();
        return new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                errors.size() > MOST_ERRORS ? List.copyOf(errors.subList(0, MOST_ERRORS)) : errors,
                sender.cause().correlationId());
    }
}
