package io.dangol.platform.audit;

import io.dangol.platform.problem.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** What a caller may say for the audit log: why, and for whom of its own users. */
public class AuditHeaders {

    static final String PURPOSE = "X-Purpose";
    static final String ACTING_USER = "X-Acting-User";

    private static final Pattern SANE_PURPOSE = Pattern.compile(Purpose.PATTERN);
    /** An id in the calling system: no name, no address. */
    private static final Pattern SANE_USER = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Refused before anything is done: what was to be written down and cannot be would be lost. */
    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        requireSane(PURPOSE, SANE_PURPOSE, request);
        requireSane(ACTING_USER, SANE_USER, request);
    }

    private static void requireSane(String name, Pattern sane, ContainerRequestContext request) {
        String given = request.getHeaderString(name);
        if (given != null && !sane.matcher(given).matches()) {
            throw new HeaderInvalid(name);
        }
    }

    static final class HeaderInvalid extends Refusal.Invalid {
        HeaderInvalid(String name) {
            super("audit-header-invalid", name);
            var unused = at("/" + name);
        }
    }
}
