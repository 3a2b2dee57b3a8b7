package io.dangol.loyalty.referral;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.referral.Referral.Status;
import io.dangol.loyalty.referral.ReferralApi.ReferralView;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/programs/{id}/referrals")
@Produces(APPLICATION_JSON)
@Tag(name = "Referrals")
class ProgramReferralResource {

    private final ReferralService service;

    ProgramReferralResource(ReferralService service) {
        this.service = service;
    }

    @GET
    @PermissionsAllowed("referrals:read")
    @Operation(
            operationId = "listReferrals",
            summary = "List a programme's referrals, oldest first",
            description = "All, or those of a status.")
    public Page<ReferralView> list(
            @RestPath UUID id,
            @RestQuery @Nullable Status status,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.list(id, status, limit, Cursor.parse(cursor, 1));
    }
}
