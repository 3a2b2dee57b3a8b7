package io.dangol.partner.shipment;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.partner.shipment.ShipmentApi.Details;
import io.dangol.partner.shipment.ShipmentApi.RevisionsView;
import io.dangol.partner.shipment.ShipmentApi.ShipmentView;
import io.dangol.partner.shipment.ShipmentService.Recorded;
import io.dangol.partner.shipment.Shipments.Filter;
import io.dangol.platform.idempotency.Idempotent;
import io.dangol.platform.idempotency.NaturallyIdempotent;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/shipments")
@Produces(APPLICATION_JSON)
@Tag(name = "Shipments", description = "What was delivered to partners, down to the serial")
class ShipmentResource {

    private final ShipmentService service;

    ShipmentResource(ShipmentService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("shipments:write")
    @Operation(
            operationId = "recordShipment",
            summary = "Record a delivery to a partner",
            description = "By the number of its delivery note: sent again with the same content it is answered 200 and"
                    + " changes nothing, with another content 409. A serial can be in one shipment only, counted by"
                    + " product.")
    @APIResponseSchema(value = ShipmentView.class, responseCode = "201", responseDescription = "Recorded")
    @APIResponse(
            responseCode = "200",
            description = "Was recorded before",
            content = @Content(schema = @Schema(implementation = ShipmentView.class)))
    public RestResponse<ShipmentView> record(@NotNull @Valid Details request) {
        Recorded recorded = service.record(request);
        return RestResponse.status(
                recorded.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, recorded.view());
    }

    @GET
    @PermissionsAllowed("shipments:read")
    @Operation(
            operationId = "listShipments",
            summary = "List deliveries",
            description = "In the order of their last change, page by page; by partner, by delivery note, or by a"
                    + " serial that is in them. A partner's callers see what was delivered to it.")
    public Page<ShipmentView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor,
            @RestQuery Optional<UUID> partnerId,
            @RestQuery Optional<@Pattern(regexp = ShipmentApi.NUMBER) String> number,
            @RestQuery Optional<@Pattern(regexp = ShipmentApi.SERIAL) String> serial,
            @RestQuery Optional<Instant> updatedAfter) {
        return service.list(new Filter(partnerId, number, serial, updatedAfter), limit, Cursor.parse(cursor, 2));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("shipments:read")
    @Operation(
            operationId = "getShipment",
            summary = "Read a delivery",
            description = "The ETag is needed to correct it.")
    public ShipmentView get(@RestPath UUID id) {
        return service.get(id);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("shipments:write")
    @Operation(
            operationId = "correctShipment",
            summary = "Correct a delivery as a whole",
            description = "With If-Match. What it said before is kept as a revision; serials that are not in it any"
                    + " more can be shipped elsewhere. One that was cancelled has taken place again.")
    public ShipmentView correct(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Details request) {
        return service.correct(id, request, ifMatch);
    }

    @POST
    @Path("/{id}/cancel")
    @NaturallyIdempotent(by = "its being cancelled")
    @PermissionsAllowed("shipments:write")
    @Operation(
            operationId = "cancelShipment",
            summary = "Cancel a delivery that did not take place",
            description = "Its serials can be shipped again. Can be repeated.")
    public ShipmentView cancel(@RestPath UUID id) {
        return service.cancel(id);
    }

    @GET
    @Path("/{id}/revisions")
    @PermissionsAllowed("shipments:read")
    @Operation(
            operationId = "listShipmentRevisions",
            summary = "What a delivery said before it was corrected",
            description = "The last 200, the newest first, with when and by whom each was replaced.")
    public RevisionsView revisions(@RestPath UUID id) {
        return new RevisionsView(service.revisions(id));
    }
}
