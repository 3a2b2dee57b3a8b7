package io.dangol.suite.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.client.Answer;
import io.dangol.suite.client.Gateway;

/**
 * A service's audit log as it proves itself.
 *
 * @param asked whether the administrator may ask: a client made before there was one has not the scope
 */
record AuditTrail(boolean asked, boolean intact, long entries) {

    private static final int NOT_ALLOWED = 403;

    /** Part by part, until something does not fit or all of it was followed. */
    static AuditTrail of(Gateway.Caller admin, String service) {
        long entries = 0;
        String after = "0";
        while (true) {
            Answer answer =
                    admin.get("/v1/operations/%s/audit-entries/verification?afterSeal=%s".formatted(service, after));
            if (answer.status() == NOT_ALLOWED) {
                return new AuditTrail(false, true, 0);
            }
            JsonNode part = answer.orFail("The audit log of " + service).body();
            entries += part.path("entries").asLong();
            if (!part.path("intact").asBoolean() || !part.path("next").isNumber()) {
                return new AuditTrail(true, part.path("intact").asBoolean(), entries);
            }
            after = part.path("next").asText();
        }
    }
}
