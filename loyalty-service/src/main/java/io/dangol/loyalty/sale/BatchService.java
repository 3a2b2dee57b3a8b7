package io.dangol.loyalty.sale;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.sale.BatchApi.BatchAnswer;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import io.dangol.loyalty.sale.SaleCommand.Answer;
import io.dangol.platform.lines.BodyLines;
import io.dangol.platform.lines.BodyLines.BodyLine;
import io.dangol.platform.problem.Problem;
import io.dangol.platform.trace.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Records the lines of an upload, each for itself; memory does not grow with the file nor with a line of it. */
@ApplicationScoped
class BatchService {

    private static final Logger LOG = Logger.getLogger(BatchService.class);

    private final SaleService sales;
    private final BatchPermits permits;
    private final BatchProblems problems;
    private final BatchConfig config;
    private final ObjectMapper json;
    private final Validator validator;

    BatchService(
            SaleService sales,
            BatchPermits permits,
            BatchProblems problems,
            BatchConfig config,
            ObjectMapper json,
            Validator validator) {
        this.sales = sales;
        this.permits = permits;
        this.problems = problems;
        this.config = config;
        this.json = json;
        this.validator = validator;
    }

    /** Who sent it, taken from the request before its lines leave the request's thread. */
    record Sender(Scope scope, Locale locale, Cause cause) {}

    private record Receipt(String storeCode, String receiptNumber) {}

    void record(InputStream in, OutputStream out, Sender sender, BatchProgress progress) {
        permits.enter();
        try {
            BodyLines body = new BodyLines(in, config.line().asLongValue(), progress.offset());
            new BatchUpload(body, new Lines(sender)::record).answer(out, answer -> {
                progress.answered(answer.line(), answer.status());
                return written(answer);
            });
            progress.end();
        } catch (IOException gone) { // The connection is, so nobody is left to be told.
            LOG.debug("An upload broke off", gone);
        } finally {
            progress.keep();
            permits.leave();
        }
    }

    /** The lines of one upload on their way to the till. */
    private final class Lines {

        private final Sender sender;
        private final Map<Receipt, CompletableFuture<BatchAnswer>> underWay = new ConcurrentHashMap<>();

        private Lines(Sender sender) {
            this.sender = sender;
        }

        private CompletableFuture<BatchAnswer> record(BodyLine line) throws InterruptedException {
            byte[] content = line.content();
            if (content == null) {
                return CompletableFuture.completedFuture(refused(line.number(), problems.tooLong(sender)));
            }
            return permits.run(content.length, () -> started(line.number(), content));
        }

        private CompletableFuture<BatchAnswer> started(long number, byte[] content) {
            try {
                return started(number, parsed(content));
            } catch (IOException | RuntimeException refusal) {
                // Here and now, because a cause may hold on to all of the line.
                return CompletableFuture.completedFuture(refused(number, problems.of(refusal, sender)));
            }
        }

        private CompletableFuture<BatchAnswer> started(long number, SaleRequest request) {
            Receipt receipt = new Receipt(request.storeCode(), request.receiptNumber());
            // Of two lines of one receipt the first records and the second repeats, never the other way round.
            CompletableFuture<BatchAnswer> earlier = underWay.get(receipt);
            if (earlier != null) {
                var unused = earlier.join();
            }
            CompletableFuture<BatchAnswer> answer = sales.record(request, sender.scope(), sender.cause())
                    .handle((answered, failed) -> answered == null
                            ? refused(number, problems.of(failed, sender))
                            : recorded(number, answered));
            underWay.put(receipt, answer);
            return answer.whenComplete((done, failed) -> underWay.remove(receipt, answer));
        }
    }

    private SaleRequest parsed(byte[] content) throws IOException {
        SaleRequest request = json.readValue(content, SaleRequest.class);
        if (request == null) {
            throw new JsonParseException("A line is one sale, not null");
        }
        Set<ConstraintViolation<SaleRequest>> violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return request;
    }

    private byte[] written(BatchAnswer answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Every answer can be written", impossible);
        }
    }

    private static BatchAnswer recorded(long line, Answer answer) {
        return new BatchAnswer(
                line, answer.replayed() ? 200 : 201, answer.replayed() ? true : null, answer.sale(), null);
    }

    private static BatchAnswer refused(long line, Problem problem) {
        return new BatchAnswer(line, problem.status(), null, null, problem);
    }
}
