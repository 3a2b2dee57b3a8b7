package io.dangol.loyalty.merge;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.merge.MergeApi.MergeView;
import io.dangol.loyalty.merge.MergeApi.Request;
import io.dangol.loyalty.merge.MergeRefusal.NoSuchMerge;
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
import java.util.List;
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

@Path("/v1/merges")
@Produces(APPLICATION_JSON)
@Tag(name = "Merges", description = "Two members that are one person: merged, and parted again")
class MergeResource {

    private final MergeService service;
    private final MergeReversal reversal;
    private final Transactions transactions;
    private final Caller caller;

    MergeResource(MergeService service, MergeReversal reversal, Transactions transactions, Caller caller) {
        this.service = service;
        this.reversal = reversal;
        this.transactions = transactions;
        this.caller = caller;
    }

    @POST
    @NaturallyIdempotent(by = "client and reference")
    @PermissionsAllowed("merges:write")
    @Operation(
            operationId = "mergeMembers",
            summary = "Merge two members of a programme",
            description =
                    "Both are named by any of their cards, which all go on working: those of the absorbed member use"
                            + " the survivor's account from now on. Its lots move with their dates and funders, and so do debts"
                            + " and open holds; nothing is repaid, so no partner owes another one anything for it. Purchases,"
                            + " granted tiers and claimed rewards count together; what bonus rules have counted stays with the"
                            + " card's own member.")
    @APIResponseSchema(value = MergeView.class, responseCode = "201", responseDescription = "Merged")
    @APIResponse(
            responseCode = "200",
            description = "Was merged before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = MergeView.class)))
    public Response merge(@Valid @NotNull Request request) {
        MergeService.Answer answer = service.merge(request, caller.clientId());
        MergeView view = MergeView.of(answer.merge());
        if (answer.replayed()) {
            return Response.ok(view).header("Idempotency-Replayed", "true").build();
        }
        return Response.status(Response.Status.CREATED)
                .entity(view)
                .header("Location", view.location())
                .build();
    }

    @POST
    @Path("/preview")
    @NaturallyIdempotent(by = "writing nothing")
    @PermissionsAllowed("merges:write")
    @Operation(
            operationId = "previewMerge",
            summary = "What merging two members would move",
            description = "Decided as the merge would be, and undone: the answer's id names nothing.")
    public MergeView preview(@Valid @NotNull Request request) {
        return MergeView.of(service.preview(request, caller.clientId()));
    }

    @GET
    @PermissionsAllowed("merges:read")
    @Operation(
            operationId = "listMerges",
            summary = "List merges, oldest first",
            description = "Also those that were reversed.")
    public Page<MergeView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit, @RestQuery @Nullable String cursor) {
        Cursor after = Cursor.parse(cursor, 1);
        UUID from = after == null ? new UUID(0, 0) : after.uuid(0);
        List<Merge> some = transactions.run(connection -> Merges.after(connection, from, limit + 1));
        return Page.of(some, limit, MergeView::of, merge -> Cursor.of(merge.id()));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("merges:read")
    @Operation(operationId = "getMerge", summary = "Read a merge", description = "What moved, and what went back.")
    public MergeView get(@RestPath UUID id) {
        return MergeView.of(
                transactions.run(connection -> Merges.find(connection, id).orElseThrow(() -> new NoSuchMerge(id))));
    }

    @POST
    @Path("/{id}/reverse")
    @NaturallyIdempotent(by = "the merge, which is reversed once")
    @PermissionsAllowed("merges:write")
    @Operation(
            operationId = "reverseMerge",
            summary = "Part two members that were merged",
            description =
                    "However late. Each lot goes with the sale or adjustment that it came from, also those that the"
                            + " absorbed member's cards earned since, as it is by now: what was spent, returned or expired in"
                            + " common is told as used. Of debts that had moved as many go back as are left. Later merges of the"
                            + " survivor are reversed first.")
    public MergeView reverse(@RestPath UUID id) {
        return MergeView.of(reversal.reverse(id, caller.clientId()));
    }

    @POST
    @Path("/{id}/reverse/preview")
    @NaturallyIdempotent(by = "writing nothing")
    @PermissionsAllowed("merges:write")
    @Operation(
            operationId = "previewMergeReversal",
            summary = "What parting two members would move",
            description =
                    "Decided as the reversal would be, and undone; of a merge that was reversed, what that moved.")
    public MergeView previewReversal(@RestPath UUID id) {
        return MergeView.of(reversal.preview(id, caller.clientId()));
    }
}
