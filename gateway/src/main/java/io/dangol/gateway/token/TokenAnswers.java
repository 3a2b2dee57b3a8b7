package io.dangol.gateway.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.gateway.limit.Bodies;
import io.dangol.gateway.problem.Problems;
import io.dangol.gateway.problem.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** How OAuth endpoints answer: JSON that nobody keeps, errors as RFC 6749 section 5.2 names them. */
@Singleton
class TokenAnswers {

    private static final Logger LOG = Logger.getLogger(TokenAnswers.class);

    private final Problems problems;
    private final ObjectMapper json;

    TokenAnswers(Problems problems, ObjectMapper json) {
        this.problems = problems;
        this.json = json;
    }

    record Refused(
            String error, @JsonProperty("error_description") String errorDescription) {}

    void answer(HttpServerRequest request, Object said) {
        answer(request, 200, said);
    }

    void refuse(HttpServerRequest request, Throwable failure) {
        if (failure instanceof TokenError error) {
            if (error.status() == 401) {
                request.response().putHeader("WWW-Authenticate", "Basic realm=\"dangol\", charset=\"UTF-8\"");
            }
            answer(request, error.status(), new Refused(error.error(), error.description()));
        } else if (failure instanceof Refusal refusal) {
            Bodies.discard(request);
            problems.answer(request, refusal);
        } else if (!request.response().closed()) {
            LOG.error("An OAuth request failed unexpectedly", failure);
            problems.answer(request, new Refusal(500, "internal-error"));
        }
    }

    private void answer(HttpServerRequest request, int status, Object body) {
        try {
            request.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .putHeader("Pragma", "no-cache")
                    .end(Buffer.buffer(json.writeValueAsBytes(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
