package io.dangol.platform.openapi;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;

/** Names the fields of an answer's head. */
final class Headers {

    private Headers() {}

    static void describe(Operation operation, DeclaredOperation facts, Notes notes) {
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            List<String> names = new ArrayList<>(notes.headers(operation.getOperationId(), status));
            if (status.startsWith("2")) {
                names.addAll(ofSuccess(status, facts));
            }
            names.forEach(
                    name -> answer.addHeader(name, OASFactory.createHeader().ref(name)));
        });
    }

    private static List<String> ofSuccess(String status, DeclaredOperation facts) {
        List<String> names = new ArrayList<>();
        if (facts.versioned()) {
            names.add("ETag");
        }
        if (facts.located() && status.equals("201")) {
            names.add("Location");
        }
        if (status.equals("202")) {
            names.add("Retry-After");
        }
        if (facts.paged()) {
            names.add("Link");
        }
        if (facts.idempotent()) {
            names.add("Idempotency-Replayed");
        }
        return names;
    }
}
