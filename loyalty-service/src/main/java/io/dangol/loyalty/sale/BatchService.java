package io.dangol.loyalty.sale;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.sale.SaleApi.BatchAnswer;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.loyalty.sale.SaleCommand.Answer;
import io.dangol.platform.problem.Problem;
import io.dangol.platform.problem.Problems;
import io.dangol.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Reads lines, keeps a window of them under way, and answers in their order; memory does not grow with the file. */
@ApplicationScoped
class BatchService {

    /** Enough to fill a few transactions; reading stops until the oldest is answered. */
    private static final int WINDOW = 1_024;

    private final SaleService sales;
    private final Problems problems;
    private final ObjectMapper json;
    private final Validator validator;

    BatchService(SaleService sales, Problems problems, ObjectMapper json, Validator validator) {
        this.sales = sales;
        this.problems = problems;
        this.json = json;
        this.validator = validator;
    }

    private record Pending(long line, CompletableFuture<Answer> answer) {}

    void record(InputStream in, OutputStream out, Scope scope, Locale locale) throws IOException {
        Deque<Pending> underWay = new ArrayDeque<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    underWay.add(new Pending(number, started(line, scope)));
                }
                if (underWay.size() >= WINDOW) {
                    write(out, underWay.remove(), locale);
                }
            }
        }
        while (!underWay.isEmpty()) {
            write(out, underWay.remove(), locale);
        }
        out.flush();
    }

    private CompletableFuture<Answer> started(String line, Scope scope) {
        try {
            SaleRequest request = json.readValue(line, SaleRequest.class);
            var violations = validator.validate(request);
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
            return sales.record(request, scope);
        } catch (JsonProcessingException | RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private void write(OutputStream out, Pending pending, Locale locale) throws IOException {
        out.write(json.writeValueAsBytes(answer(pending, locale)));
        out.write('\n');
    }

    private BatchAnswer answer(Pending pending, Locale locale) {
        try {
            Answer answer = pending.answer().join();
            return new BatchAnswer(
                    pending.line(),
                    answer.replayed() ? 200 : 201,
                    answer.replayed() ? true : null,
                    answer.sale(),
                    null);
        } catch (CompletionException failed) {
            Problem problem = problem(failed.getCause() == null ? failed : failed.getCause(), locale);
            return new BatchAnswer(pending.line(), problem.status(), null, null, problem);
        }
    }

    private Problem problem(Throwable cause, Locale locale) {
        if (cause instanceof Refusal refusal) {
            return problems.of(refusal, locale);
        }
        if (cause instanceof ConstraintViolationException invalid) {
            return problems.of(invalid, locale);
        }
        if (cause instanceof JsonProcessingException malformed) {
            return problems.of(malformed, locale);
        }
        return problems.of("internal-error", 500, locale);
    }
}
