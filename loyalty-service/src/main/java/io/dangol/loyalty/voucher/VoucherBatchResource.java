package io.dangol.loyalty.voucher;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.voucher.VoucherBatchApi.Issue;
import io.dangol.loyalty.voucher.VoucherBatchApi.VoucherBatchView;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/voucher-batches")
@Produces(APPLICATION_JSON)
@Tag(name = "Voucher batches", description = "Vouchers for a printing house or a campaign")
class VoucherBatchResource {

    private static final String CSV = "text/csv";

    private final VoucherBatchService service;
    private final Caller caller;

    VoucherBatchResource(VoucherBatchService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @NaturallyIdempotent(by = "client and reference")
    @PermissionsAllowed("vouchers:issue")
    @Operation(
            operationId = "issueVouchers",
            summary = "Issue up to 100,000 vouchers at once, all or none",
            description = "Each is used once, where and while it is good. The answer holds no codes: read them as CSV,"
                    + " again where a download breaks off. The same reference of a client again answers the same; with"
                    + " another content it is 409 reference-conflict.")
    @APIResponseSchema(value = VoucherBatchView.class, responseCode = "201", responseDescription = "Issued")
    @APIResponse(
            responseCode = "200",
            description = "Was issued before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = VoucherBatchView.class)))
    public Response issue(@Valid @NotNull Issue request) {
        return service.issue(request, caller.clientId()).response();
    }

    @GET
    @PermissionsAllowed("vouchers:issue")
    @Operation(
            operationId = "listVoucherBatches",
            summary = "List the batches, oldest first",
            description = "With how many of each were used.")
    public Page<VoucherBatchView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit, @RestQuery @Nullable String cursor) {
        return service.list(limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("vouchers:issue")
    @Operation(
            operationId = "getVoucherBatch",
            summary = "Read a batch",
            description = "What its vouchers take off, where and how long they are good, and how many were used.")
    public VoucherBatchView get(@RestPath UUID id) {
        return service.get(id);
    }

    @GET
    @Path("/{id}/codes")
    @Produces(CSV)
    @PermissionsAllowed("vouchers:issue")
    @Operation(
            operationId = "exportVoucherCodes",
            summary = "The codes of a batch, as CSV",
            description = "Lines of code,status (RFC 4180) for a printing house. A code is money to who knows it:"
                    + " every export is in the audit log.")
    @APIResponse(
            responseCode = "200",
            description = "The codes",
            content = @Content(mediaType = CSV, schema = @Schema(implementation = String.class)))
    public RestResponse<String> codes(@RestPath UUID id) {
        return RestResponse.ResponseBuilder.ok(service.codes(id), CSV)
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/{id}/revoke")
    @NaturallyIdempotent(by = "the batch, which is revoked once")
    @PermissionsAllowed("vouchers:issue")
    @Operation(
            operationId = "revokeVoucherBatch",
            summary = "Revoke a batch: none of its vouchers can be used from now on",
            description = "What was used stays used, and what a till has reserved can still be redeemed until its time."
                    + " Revoking again answers the same.")
    public VoucherBatchView revoke(@RestPath UUID id) {
        return service.revoke(id);
    }
}
