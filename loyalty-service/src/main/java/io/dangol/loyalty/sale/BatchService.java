package io.dangol.loyalty.sale;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParseException;
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
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

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

    private record Receipt(String storeCode, String receiptNumber) {}

    private record Pending(long line, @Nullable Receipt receipt, CompletableFuture<Answer> answer) {}

    void record(InputStream in, OutputStream out, Scope scope, Locale locale) throws IOException {
        Batch batch = new Batch(scope, out, locale);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    batch.start(number, line);
                }
            }
        }
        batch.finish();
    }

    /** One upload: what of it is under way, oldest first. */
    private final class Batch {

        private final Scope scope;
        private final OutputStream out;
        private final Locale locale;
        private final Deque<Pending> underWay = new ArrayDeque<>();
        private final Set<Receipt> receipts = new HashSet<>();

        private Batch(Scope scope, OutputStream out, Locale locale) {
            this.scope = scope;
            this.out = out;
            this.locale = locale;
        }

        private void start(long number, String line) throws IOException {
            while (underWay.size() >= WINDOW) {
                answerOldest();
            }
            try {
                SaleRequest request = parsed(line);
                Receipt receipt = new Receipt(request.storeCode(), request.receiptNumber());
                // Of two lines of one receipt the first records and the second repeats, never the other way round.
                while (receipts.contains(receipt)) {
                    answerOldest();
                }
                underWay.add(new Pending(number, receipt, sales.record(request, scope)));
                receipts.add(receipt);
            } catch (JsonProcessingException | RuntimeException refused) {
                underWay.add(new Pending(number, null, CompletableFuture.failedFuture(refused)));
            }
        }

        private void answerOldest() throws IOException {
            Pending oldest = underWay.remove();
            receipts.remove(oldest.receipt());
            write(out, oldest, locale);
        }

        private void finish() throws IOException {
            while (!underWay.isEmpty()) {
                answerOldest();
            }
            out.flush();
        }
    }

    private SaleRequest parsed(String line) throws JsonProcessingException {
        SaleRequest request = json.readValue(line, SaleRequest.class);
        if (request == null) {
            throw new JsonParseException("A line is one sale, not null");
        }
        var violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return request;
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
