package io.dangol.customer.matchreview;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.matching.Band;
import io.dangol.customer.matchreview.MatchReview.Status;
import io.dangol.customer.matchreview.ReviewApi.ReviewView;
import io.dangol.customer.matchreview.ReviewRows.Wanted;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/match-reviews")
@Produces(APPLICATION_JSON)
@Tag(name = "Identity", description = "Which records are one person: found, decided, merged, parted again")
class ReviewResource {

    private final ReviewService service;

    ReviewResource(ReviewService service) {
        this.service = service;
    }

    @GET
    @PermissionsAllowed("match-reviews:read")
    @Operation(
            operationId = "listMatchReviews",
            summary = "Pairs of customers who may be one person, the surest first",
            description =
                    "Opened by each registration and change that finds somebody. Both are shown masked, and who was"
                            + " shown goes into the audit log. A pair that was decided to be two persons comes back only when they"
                            + " agree in other fields than then.")
    public Page<ReviewView> list(
            @RestQuery @DefaultValue("OPEN") Status status,
            @RestQuery @Nullable Band band,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        Cursor from = Cursor.parse(cursor, 2);
        Wanted wanted = from == null
                ? new Wanted(status, band, null, null)
                : new Wanted(status, band, number(from), from.uuid(1));
        return service.list(wanted, limit);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("match-reviews:read")
    @Operation(
            operationId = "getMatchReview",
            summary = "Read a pair, what speaks for one person and how it was decided",
            description = "Masked. Levels and bits as they were when the two were compared last.")
    public ReviewView get(@RestPath UUID id) {
        return service.get(id);
    }

    private static BigDecimal number(Cursor cursor) {
        try {
            return new BigDecimal(cursor.text(0));
        } catch (NumberFormatException forged) {
            throw Cursor.invalid();
        }
    }
}
