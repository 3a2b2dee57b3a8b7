package io.dangol.loyalty.liability;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.liability.LiabilityApi.LiabilityView;
import io.dangol.loyalty.liability.LiabilityApi.PostingsView;
import io.dangol.platform.csv.Csv;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/liability")
@Produces(APPLICATION_JSON)
@Tag(name = "Liability", description = "Points as a debt of the business")
class LiabilityResource {

    private final LiabilityService service;

    LiabilityResource(LiabilityService service) {
        this.service = service;
    }

    @GET
    @PermissionsAllowed("liability:read")
    @Operation(
            operationId = "getLiability",
            summary = "Points that members hold: by age, by expiry, by who pays, at fair value",
            description =
                    "As of now, or of the end of a day. What will never be used is estimated from what became of the"
                            + " points of earlier months (chain ladder), by what was seen until then; where that is too little, it"
                            + " says so and estimates nothing.")
    public LiabilityView get(@RestQuery @NotNull UUID programId, @RestQuery @Nullable LocalDate asOf) {
        return service.get(programId, asOf);
    }

    @GET
    @Path("/postings")
    @Produces({APPLICATION_JSON, Csv.MEDIA_TYPE})
    @PermissionsAllowed("liability:read")
    @Operation(
            operationId = "listLiabilityPostings",
            summary = "What points do to the books, day by day (IFRS 15)",
            description =
                    "Daily totals by kind, as JSON or with Accept: text/csv. Points that a sale earns defer a part"
                            + " of its revenue, by relative stand-alone selling prices (B39 to B43): the sale's amount for the"
                            + " goods, value times expected redemption rate for the points. It becomes revenue with the points"
                            + " that are used, breakage with those that expire. Points by hand are an expense. The sales themselves"
                            + " are booked by the till or the ERP.")
    @APIResponse(
            responseCode = "200",
            description = "The postings; debit and credit come to the same",
            content = {
                @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = PostingsView.class)),
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING))
            })
    public Response postings(
            @RestQuery @NotNull UUID programId,
            @RestQuery @NotNull LocalDate from,
            @RestQuery @NotNull LocalDate until,
            @Context HttpHeaders headers) {
        PostingsView postings = service.postings(programId, from, until);
        if (Csv.isWanted(headers)) {
            StreamingOutput all = out -> LiabilityService.write(postings, out);
            return Response.ok(all, Csv.MEDIA_TYPE).build();
        }
        return Response.ok(postings, APPLICATION_JSON).build();
    }
}
