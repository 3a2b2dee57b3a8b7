package io.dangol.customer.consent;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.consent.ConsentApi.ConsentView;
import io.dangol.customer.consent.ConsentApi.RecordConsent;
import io.dangol.platform.audit.Purpose;
import io.dangol.platform.idempotency.Idempotent;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/customers/{id}/consents")
@Produces(APPLICATION_JSON)
@Tag(name = "Consents", description = "What customers agreed to, with proof")
class ConsentResource {

    private final ConsentService service;

    ConsentResource(ConsentService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("consents:write")
    @Operation(
            operationId = "recordConsent",
            summary = "Record a customer's decision",
            description = "The history is append-only: a change of mind is another decision. Per purpose, channel"
                    + " and brand the latest by collectedAt holds, also where one arrives late. A refusal sticks to the"
                    + " address of that channel: it holds for whoever has that too, until this customer agrees again.")
    @APIResponseSchema(value = ConsentView.class, responseCode = "201", responseDescription = "Recorded")
    public ConsentView record(@RestPath UUID id, @NotNull @Valid RecordConsent request) {
        return service.record(id, request);
    }

    @GET
    @PermissionsAllowed("consents:read")
    @Operation(
            operationId = "listConsents",
            summary = "The customer's decisions, newest first",
            description = "Append-only: a withdrawal is a decision of its own, and the older one stays as it was"
                    + " proven. Place and evidence may name people: they are shown with unmask=true and a purpose,"
                    + " and who read them for which purpose goes into the audit log.")
    public Page<ConsentView> list(
            @RestPath UUID id,
            @Parameter(description = "Only what holds now, per purpose, channel and brand, without pages")
                    @RestQuery
                    @DefaultValue("false")
                    boolean current,
            @Parameter(description = "Show place and evidence in clear") @RestQuery @DefaultValue("false")
                    boolean unmask,
            @Parameter(description = "What they are needed for; no personal data itself")
                    @RestQuery
                    @Pattern(regexp = Purpose.PATTERN) @Schema(examples = "consent-dispute")
                    @Nullable String purpose,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        Optional<Purpose> inClear = Purpose.asked(unmask, purpose);
        return current ? service.current(id, inClear) : service.history(id, limit, Cursor.parse(cursor, 1), inClear);
    }
}
