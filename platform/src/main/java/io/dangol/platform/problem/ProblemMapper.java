package io.dangol.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.dangol.platform.database.PassingFailure;
import io.dangol.platform.database.UnstorableValue;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place that turns what went wrong into HTTP. */
public class ProblemMapper {

    private static final int CONFLICT = 409;
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final Problems problems;

    ProblemMapper(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    public Response toResponse(Refusal refusal, HttpHeaders headers) {
        ResponseBuilder response = answer(problems.of(refusal, locale(headers)));
        if (refusal instanceof Refusal.TooMany tooMany) {
            return response.header("Retry-After", tooMany.waitSeconds()).build();
        }
        return refusal instanceof Refusal.Busy
                ? response.header("Retry-After", 1).build()
                : response.build();
    }

    /** To the same address with the other id: whoever follows does there what it wanted to do here. */
    @ServerExceptionMapper
    public Response toResponse(Refusal.Moved moved, HttpHeaders headers, UriInfo uri) {
        Problem problem = problems.of(moved, locale(headers));
        String asked = uri.getRequestUri().getRawPath();
        String there = asked.replace(moved.from().toString(), moved.to().toString());
        if (there.equals(asked)) {
            return answer(problem.movedTo(moved.to(), CONFLICT)).build();
        }
        String query = uri.getRequestUri().getRawQuery();
        return answer(problem.movedTo(moved.to(), moved.status()))
                .header(HttpHeaders.LOCATION, query == null ? there : there + "?" + query)
                .build();
    }

    @ServerExceptionMapper
    public Response toResponse(ConstraintViolationException invalid, HttpHeaders headers) {
        return answer(problems.of(invalid, locale(headers))).build();
    }

    @ServerExceptionMapper
    public Response toResponse(JsonProcessingException malformed, HttpHeaders headers) {
        return unreadable(malformed, headers);
    }

    /** Named on its own, because Quarkus has a mapper for just this one. */
    @ServerExceptionMapper
    public Response toResponse(MismatchedInputException malformed, HttpHeaders headers) {
        return unreadable(malformed, headers);
    }

    @ServerExceptionMapper
    public Response toResponse(WebApplicationException thrown, HttpHeaders headers) {
        if (thrown.getCause() instanceof JsonProcessingException malformed) {
            return unreadable(malformed, headers);
        }
        int status = thrown.getResponse().getStatus();
        String code = HttpCodes.code(status);
        ResponseBuilder response = answer(problems.of(code, status, locale(headers)));
        String allow = thrown.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? response : response.header(HttpHeaders.ALLOW, allow)).build();
    }

    @ServerExceptionMapper({
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class
    })
    public Response unauthorized(SecurityException unknown, HttpHeaders headers) {
        return answer(problems.of("unauthorized", 401, locale(headers)))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public Response toResponse(ForbiddenException forbidden, HttpHeaders headers) {
        return answer(problems.of("scope-missing", 403, locale(headers))).build();
    }

    @ServerExceptionMapper
    public Response toResponse(OptimisticLockException stale, HttpHeaders headers) {
        return answer(problems.of("precondition-failed", 412, locale(headers))).build();
    }

    /** Two who claimed the same name at once: the database let one of them. */
    @ServerExceptionMapper
    public Response toResponse(org.hibernate.exception.ConstraintViolationException taken, HttpHeaders headers) {
        return answer(problems.of("already-exists", 409, locale(headers))).build();
    }

    @ServerExceptionMapper
    public Response toResponse(Throwable unexpected, HttpHeaders headers) {
        if (PassingFailure.caused(unexpected)) {
            LOG.warnf("The database is away: %s", unexpected.getClass().getSimpleName());
            return answer(problems.of("busy", 503, locale(headers)))
                    .header("Retry-After", 1)
                    .build();
        }
        if (UnstorableValue.caused(unexpected)) {
            LOG.debug("A value that the database cannot hold", unexpected);
            return answer(problems.of("malformed-request", 400, locale(headers)))
                    .build();
        }
        LOG.error("Request failed unexpectedly", unexpected);
        return answer(problems.of("internal-error", 500, locale(headers))).build();
    }

    private Response unreadable(JsonProcessingException malformed, HttpHeaders headers) {
        return answer(problems.of(malformed, locale(headers))).build();
    }

    private static ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    private static Locale locale(HttpHeaders headers) {
        return Problems.locale(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
