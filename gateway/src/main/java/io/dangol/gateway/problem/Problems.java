package io.dangol.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.gateway.http.Correlation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Writes problems: the code's texts in the language that the caller accepts. */
@Singleton
public class Problems {

    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPE_PREFIX = "urn:dangol:problem:";

    /** For when not even a problem can be written: any answer is better for a till than none. */
    private static final String LAST_WORD =
            "{\"type\":\"" + TYPE_PREFIX + "internal-error\",\"title\":\"Something went wrong\",\"status\":500}";

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final ProblemTexts texts = new ProblemTexts();
    private final ObjectMapper json;
    private final MeterRegistry metrics;
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();

    Problems(ObjectMapper json, MeterRegistry metrics) {
        this.json = json;
        this.metrics = metrics;
    }

    /** Answers the request with the refusal. */
    public void answer(HttpServerRequest request, Refusal refusal) {
        HttpServerResponse response = request.response().setStatusCode(refusal.status());
        refusal.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body(request, refusal));
    }

    /** Does what is to end in an answer; whatever goes wrong in it, the request is answered. */
    public static void answered(HttpServerRequest request, Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException unexpected) {
            LOG.error("No answer could be written", unexpected);
            lastWord(request.response());
        }
    }

    private static void lastWord(HttpServerResponse response) {
        if (response.headWritten() || response.closed()) {
            response.reset();
            return;
        }
        response.headers().remove(HttpHeaders.CONTENT_LENGTH);
        response.setStatusCode(500)
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(LAST_WORD);
    }

    /** The body alone, for an answer that somebody else sends. */
    public Buffer body(HttpServerRequest request, Refusal refusal) {
        refusals.computeIfAbsent(refusal.code(), code -> metrics.counter("dangol.gateway.refusals", "code", code))
                .increment();
        Locale locale = ProblemTexts.locale(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Problem problem = new Problem(
                TYPE_PREFIX + refusal.code(),
                texts.title(refusal.code(), locale),
                refusal.status(),
                texts.detail(refusal.code(), locale, refusal.arguments()),
                Correlation.of(request));
        try {
            return Buffer.buffer(json.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
