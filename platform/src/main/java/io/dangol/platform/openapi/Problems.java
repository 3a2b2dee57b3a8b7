package io.dangol.platform.openapi;

import io.dangol.platform.problem.Problem;
import io.dangol.platform.problem.ProblemTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Tells by status how an operation can be refused, each kind by its stable type. */
final class Problems {

    private static final int ARGUMENTS = 4;
    private static final String OTHERS = "Any other refusal, such as 405 or 500 (internal-error)";

    /** Those that are the same wherever they happen: described once. */
    private static final Map<String, String> SHARED = Map.of(
            "401", "Unauthorized",
            "403", "ScopeMissing",
            "412", "PreconditionFailed",
            "413", "BodyTooLarge",
            "415", "UnsupportedMediaType",
            "428", "PreconditionRequired",
            "503", "Busy");

    private static final Map<String, String> HEADERS =
            Map.of("308", "Location", "401", "WWW-Authenticate", "429", "Retry-After", "503", "Retry-After");

    private final ProblemTexts texts = new ProblemTexts();
    private final Notes notes;

    Problems(Notes notes) {
        this.notes = notes;
    }

    void describe(OpenAPI document, Operation operation, DeclaredOperation facts) {
        for (String told : List.of("400", "401", "403")) {
            operation.getResponses().removeAPIResponse(told);
        }
        codes(operation, facts).forEach((status, codes) -> {
            if (!codes.isEmpty()) {
                boolean own =
                        !notes.problems(operation.getOperationId(), status).isEmpty();
                operation.getResponses().addAPIResponse(status, answer(document, status, codes, own));
            }
        });
        operation.getResponses().addAPIResponse("default", shared(document, "Refused", problem(OTHERS)));
    }

    private Map<String, List<String>> codes(Operation operation, DeclaredOperation facts) {
        Map<String, List<String>> codes = new LinkedHashMap<>();
        boolean body = operation.getRequestBody() != null;
        codes.put("308", List.of());
        codes.put("400", malformed(operation, facts));
        boolean open = facts.scopes().isEmpty();
        codes.put("401", open ? List.of() : List.of("unauthorized"));
        codes.put("403", open ? List.of() : List.of("scope-missing"));
        codes.put("404", missing(operation));
        codes.put("409", List.of());
        codes.put("410", List.of());
        if (Parameters.has(operation, "If-Match")) {
            codes.put("412", List.of("precondition-failed"));
            // Where it is not always required, the notes may say that it is of what is there already.
            codes.put("428", Parameters.requires(operation, "If-Match") ? List.of("precondition-required") : List.of());
        }
        codes.put("413", body ? List.of("body-too-large") : List.of());
        codes.put("415", body ? List.of("unsupported-media-type") : List.of());
        codes.put("422", facts.idempotent() ? List.of("idempotency-key-reused") : List.of());
        codes.put("429", List.of());
        codes.put("503", List.of("busy"));
        codes.replaceAll((status, common) -> plus(common, notes.problems(operation.getOperationId(), status)));
        return codes;
    }

    private static List<String> malformed(Operation operation, DeclaredOperation facts) {
        List<String> codes = new ArrayList<>();
        boolean body = operation.getRequestBody() != null;
        if (body || Parameters.has(operation, Parameter.In.QUERY)) {
            codes.add("invalid-request");
        }
        if (Parameters.has(operation, Parameter.In.QUERY)) {
            codes.add("parameter-unreadable");
        }
        if (body) {
            codes.add("malformed-json");
        }
        if (MergePatches.takenBy(operation)) {
            codes.add("patch-invalid");
        }
        if (Parameters.has(operation, "cursor")) {
            codes.add("cursor-invalid");
        }
        if (facts.idempotent()) {
            codes.add("idempotency-key-invalid");
        }
        return codes;
    }

    /** What is no identifier at all leads nowhere either. */
    private static List<String> missing(Operation operation) {
        return Parameters.has(operation, Parameter.In.PATH) ? List.of("not-found") : List.of();
    }

    private static List<String> plus(List<String> common, List<String> own) {
        List<String> all = new ArrayList<>(common);
        all.addAll(own);
        return all;
    }

    private APIResponse answer(OpenAPI document, String status, List<String> codes, boolean own) {
        String description = codes.stream()
                .map(code -> texts.title(code, Locale.ENGLISH) + " (" + code + ")")
                .collect(Collectors.joining("; "));
        APIResponse answer = problem(description);
        MediaType body = answer.getContent().getMediaType(Problem.MEDIA_TYPE);
        codes.forEach(code -> {
            body.addExample(code, OASFactory.createExample().ref(code));
            document.getComponents()
                    .addExample(code, OASFactory.createExample().value(example(Integer.parseInt(status), code)));
        });
        String header = HEADERS.get(status);
        if (header != null) {
            answer.addHeader(header, OASFactory.createHeader().ref(header));
        }
        String name = SHARED.get(status);
        return own || name == null ? answer : shared(document, name, answer);
    }

    private static APIResponse shared(OpenAPI document, String name, APIResponse answer) {
        document.getComponents().addResponse(name, answer);
        return OASFactory.createAPIResponse().ref(name);
    }

    private Map<String, Object> example(int status, String code) {
        Object[] dots = new Object[ARGUMENTS];
        Arrays.fill(dots, "…");
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", Problem.TYPE_PREFIX + code);
        problem.put("title", texts.title(code, Locale.ENGLISH));
        problem.put("status", status);
        problem.put("detail", texts.detail(code, Locale.ENGLISH, dots));
        if (code.equals("invalid-request")) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("pointer", "#/…");
            error.put("detail", "must not be null");
            problem.put("errors", List.of(error));
        }
        problem.put("correlationId", "0b9f7c52-6a5e-4f0e-8a56-2f1f5d3e9c11");
        return problem;
    }

    private static APIResponse problem(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(SharedParts.PROBLEM))));
    }
}
