package io.dangol.platform.audit;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.platform.audit.AuditApi.AuditVerification;
import io.dangol.platform.audit.AuditApi.SealLine;
import io.dangol.platform.audit.AuditService.Export;
import io.dangol.platform.http.ServiceName;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/operations/{service}/audit-entries")
@Produces(APPLICATION_JSON)
@PermissionsAllowed("audit:read")
@Tag(name = "Audit", description = "Who read or changed what, and why")
public class AuditResource {

    private static final String NDJSON = "application/x-ndjson";

    private final AuditService service;
    private final AuditLog auditLog;
    private final ServiceName here;

    AuditResource(AuditService service, AuditLog auditLog, ServiceName here) {
        this.service = service;
        this.auditLog = auditLog;
        this.here = here;
    }

    @GET
    @PermissionsAllowed("audit:read")
    @Operation(
            operationId = "listAuditEntries",
            summary = "Who read or changed what, newest first",
            description =
                    "Every reading of personal data, masked or in clear, and every request that changed something,"
                            + " written in the same transaction. Sales at the till are records of their own, with who recorded them,"
                            + " and have no entry. That somebody looked into the audit log is in it too.")
    public Page<AuditEntry> list(
            @RestPath("service") String name,
            @Valid @BeanParam AuditFilter request,
            @Parameter(description = "Not before this instant (RFC 3339)")
                    @RestQuery
                    @Schema(examples = "2026-01-01T12:00:00Z")
                    Optional<Instant> from,
            @Parameter(description = "Before this instant (RFC 3339)")
                    @RestQuery
                    @Schema(examples = "2026-02-01T12:00:00Z")
                    Optional<Instant> to,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        here.require(name);
        Search wanted = request.search().from(from).before(to);
        Page<AuditEntry> page = service.found(wanted, limit, Cursor.parse(cursor, 1));
        auditLog.looked(request.subject);
        return page;
    }

    @GET
    @Path("/export")
    @Produces(NDJSON)
    @PermissionsAllowed("audit:read")
    @Operation(
            operationId = "exportAuditEntries",
            summary = "The audit log in its own order, with the seals that prove it",
            description =
                    "Lines of JSON: entries, and behind each run of them its seal. A seal's hash is that of the last"
                            + " entry before it; an entry's hash is SHA-256 of the hash before it, a line feed and the entry's"
                            + " line, beginning with 64 zeros. What was written in the last seconds follows once it is sealed."
                            + " The next part as rel=\"next\" in the field Link; absent at the end.")
    @APIResponse(
            responseCode = "200",
            description = "Entries and seals",
            content = @Content(mediaType = NDJSON, schema = @Schema(oneOf = {AuditEntry.class, SealLine.class})))
    public RestResponse<String> export(
            @RestPath("service") String name,
            @Parameter(description = "Behind the seal of this number; 0 from the beginning")
                    @RestQuery
                    @DefaultValue("0")
                    @Min(0) long afterSeal) {
        here.require(name);
        Export export = service.exported(afterSeal);
        auditLog.looked(null);
        var answer = RestResponse.ResponseBuilder.ok(export.lines(), NDJSON);
        return export.next() == null
                ? answer.build()
                : answer.header(
                                "Link",
                                "</v1/operations/%s/audit-entries/export?afterSeal=%d>; rel=\"next\""
                                        .formatted(name, export.next()))
                        .build();
    }

    @GET
    @Path("/verification")
    @PermissionsAllowed("audit:read")
    @Operation(
            operationId = "verifyAuditEntries",
            summary = "Whether the audit log stands as it was written",
            description =
                    "Follows the chain of hashes through up to a hundred seals; next says where to go on. The hash"
                            + " of the last seal, kept elsewhere, proves later that nothing before it was cut off.")
    public AuditVerification verify(
            @RestPath("service") String name,
            @Parameter(description = "Behind the seal of this number; 0 from the beginning")
                    @RestQuery
                    @DefaultValue("0")
                    @Min(0) long afterSeal) {
        here.require(name);
        return service.verified(name, afterSeal);
    }
}
