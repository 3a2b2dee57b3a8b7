package io.dangol.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 9457. The type is stable; title and detail are in the caller's language. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        List<FieldError> errors,
        @Nullable String correlationId) {

    public static final String MEDIA_TYPE = "application/problem+json";
    public static final String TYPE_PREFIX = "urn:dangol:problem:";

    /** The pointer is a URI fragment (RFC 6901 section 6), as in the RFC's own example. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(String pointer, String detail) {}
}
