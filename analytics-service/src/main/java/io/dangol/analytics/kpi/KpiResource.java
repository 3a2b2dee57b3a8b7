package io.dangol.analytics.kpi;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.analytics.kpi.KpiApi.IdentifiedSalesView;
import io.dangol.analytics.kpi.KpiApi.OverviewView;
import io.dangol.platform.problem.Problems;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/kpis")
@Produces(APPLICATION_JSON)
@Tag(name = "KPIs", description = "The figures of the board, each with its definition")
class KpiResource {

    private final KpiService service;

    KpiResource(KpiService service) {
        this.service = service;
    }

    @GET
    @Path("/identified-sales")
    @PermissionsAllowed("kpis:read")
    @Operation(
            operationId = "getIdentifiedSales",
            summary = "Sales by how well the buyer is known",
            description =
                    "A sale is identified when its card's holder is a registered customer, even if registered later;"
                            + " carded when a card was shown whose holder is not registered; served but unknown when a"
                            + " coalition's card was shown and no own one; else anonymous. A receipt that was claimed"
                            + " counts as its member's, on the day of the sale."
                            + " A partner's caller sees its own stores only.")
    public IdentifiedSalesView identifiedSales(
            @Parameter(description = "First business day (YYYY-MM-DD) or month (YYYY-MM)", example = "2010-12")
                    @RestQuery
                    @Nullable String from,
            @Parameter(description = "Last business day or month, inclusive", example = "2010-12-31")
                    @RestQuery
                    @Nullable String to,
            @Parameter(
                            description = "What to group by",
                            schema =
                                    @Schema(
                                            enumeration = {"month", "partner", "store"},
                                            defaultValue = "month"))
                    @RestQuery
                    @Nullable String groupBy,
            @Parameter(
                            description = "The day that a return counts on",
                            schema =
                                    @Schema(
                                            enumeration = {"SALE_DATE", "RETURN_DATE"},
                                            defaultValue = "SALE_DATE"))
                    @RestQuery
                    @Nullable String returnsBookedOn,
            @Context HttpHeaders headers) {
        return service.identifiedSales(
                Period.parse(from, to),
                Choice.parse(groupBy, Grouping.MONTH, Grouping.values(), "groupBy"),
                Choice.parse(returnsBookedOn, Booking.SALE_DATE, Booking.values(), "returnsBookedOn"),
                locale(headers));
    }

    @GET
    @Path("/overview")
    @PermissionsAllowed("kpis:read")
    @Operation(
            operationId = "getOverview",
            summary = "The board: sales, points, members, and how far the figures are",
            description = "Everything since the beginning.")
    public OverviewView overview(@Context HttpHeaders headers) {
        return service.overview(locale(headers));
    }

    private static Locale locale(HttpHeaders headers) {
        return Problems.locale(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
