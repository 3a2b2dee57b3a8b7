package io.dangol.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** RFC 9457. The type is stable; title and detail are in the caller's language. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        List<FieldError> errors,
        @Nullable String correlationId,
        @Nullable UUID supersededBy) {

    public static final String MEDIA_TYPE = "application/problem+json";
    public static final String TYPE_PREFIX = "urn:dangol:problem:";

    public Problem(
            String type,
            String title,
            int status,
            @Nullable String detail,
            List<FieldError> errors,
            @Nullable String correlationId) {
        this(type, title, status, detail, errors, correlationId, null);
    }

    Problem movedTo(UUID other, int how) {
        return new Problem(type, title, how, detail, errors, correlationId, other);
    }

    /** The pointer is a URI fragment (RFC 6901 section 6), as in the RFC's own example. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(String pointer, String detail) {}
}
