package io.dangol.customer.merge;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.merge.MergeApi.MergeCustomers;
import io.dangol.customer.merge.MergeApi.MergeView;
import io.dangol.customer.merge.MergeApi.PartCustomers;
import io.dangol.customer.merge.MergePreview.PreviewView;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
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
import org.jspecify.annotations.Nullable;

@Path("/v1/customer-merges")
@Produces(APPLICATION_JSON)
@Tag(name = "Identity", description = "Which records are one person: found, decided, merged, parted again")
class MergeResource {

    private final MergeService service;

    MergeResource(MergeService service) {
        this.service = service;
    }

    @POST
    @NaturallyIdempotent(by = "both customers, while they are one")
    @PermissionsAllowed("customer-merges:write")
    @Operation(
            operationId = "mergeCustomers",
            summary = "Merge two customers that are one person",
            description = "The absorbed record stays as it is, is updated by the systems that call it by their own ids,"
                    + " and answers 308 to the survivor. Of each field the survivor's is told, else the absorbed one's; cards"
                    + " are listed together; of each consent the strictest holds, until the survivor agrees anew; leaving"
                    + " alone and the contact budget are shared. Members of both in one programme are merged in loyalty too, a"
                    + " moment later."
                    + " Callers of a partner who may not see the survivor go on with their own record.")
    @APIResponseSchema(value = MergeView.class, responseCode = "201", responseDescription = "Merged")
    @APIResponse(
            responseCode = "200",
            description = "Was merged before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = MergeView.class)))
    public Response merge(@NotNull @Valid MergeCustomers request) {
        Merges.Answer answer = service.merge(request);
        MergeView view = MergeView.of(answer.merge());
        return answer.replayed()
                ? Response.ok(view).header("Idempotency-Replayed", "true").build()
                : Response.status(Response.Status.CREATED).entity(view).build();
    }

    @POST
    @Path("/preview")
    @NaturallyIdempotent(by = "writing nothing")
    @PermissionsAllowed("customer-merges:write")
    @Operation(
            operationId = "previewCustomerMerge",
            summary = "What merging two customers would make of them",
            description = "Decided as the merge would be; nothing is written. Points are loyalty's: POST"
                    + " /v1/merges/preview tells of them. Masked.")
    public PreviewView preview(@NotNull @Valid MergeCustomers request) {
        return service.preview(request);
    }

    @GET
    @PermissionsAllowed("customer-merges:read")
    @Operation(
            operationId = "listCustomerMerges",
            summary = "List merges of customers, oldest first",
            description = "Also those that were reversed.")
    public Page<MergeView> list(
            @RestQuery @Nullable UUID customerId,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.list(customerId, limit, Cursor.parse(cursor, 1));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("customer-merges:read")
    @Operation(
            operationId = "getCustomerMerge",
            summary = "Read a merge of customers",
            description = "Who decided it, why, and whether it was reversed.")
    public MergeView get(@RestPath UUID id) {
        return service.get(id);
    }

    @POST
    @Path("/{id}/reversal")
    @NaturallyIdempotent(by = "the merge, which is reversed once")
    @PermissionsAllowed("customer-merges:write")
    @Operation(
            operationId = "reverseCustomerMerge",
            summary = "Part two customers that were merged",
            description = "However late; of a chain the later merge first: 409 while the survivor is itself merged into"
                    + " another. What was merged into either before stays with it. Each has its own record, cards and decisions back; what was recorded on the survivor since"
                    + " stays there. The pair is not asked about again as long as both stay as they are.")
    public MergeView reverse(@RestPath UUID id, @NotNull @Valid PartCustomers request) {
        return service.reverse(id, request.reason());
    }
}
