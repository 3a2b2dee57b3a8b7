package io.dangol.suite.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** What the gateway said. {@code body} is a missing node where it said nothing. */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The server had done this before and says so. */
    public boolean isReplay() {
        return headers.firstValue("Idempotency-Replayed").isPresent();
    }

    /** The last part of a problem's type: {@code receipt-conflict}. Empty where there is none. */
    public String problem() {
        String type = body.path("type").asText("");
        return type.substring(type.lastIndexOf(':') + 1);
    }

    public boolean isProblem(String code) {
        return code.equals(problem());
    }

    public Answer orFail(String what) {
        if (!isSuccess()) {
            throw new CallFailed("%s: %d %s %s"
                    .formatted(what, status, problem(), body.path("detail").asText("")));
        }
        return this;
    }
}
