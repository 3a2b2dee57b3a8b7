package io.dangol.loyalty.referral;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.referral.Consent.Who;
import io.dangol.loyalty.referral.ReferralApi.ConsentRequest;
import io.dangol.loyalty.referral.ReferralApi.PayerView;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/v1/programs/{id}/referral-scheme/payers/{partnerId}")
@Produces(APPLICATION_JSON)
@Tag(name = "Referrals")
class ReferralPayerResource {

    private static final String ACTING_USER = "X-Acting-User";

    private final ConsentService service;
    private final Caller caller;

    ReferralPayerResource(ConsentService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("bonus-campaigns:read")
    @Operation(
            operationId = "getReferralPayer",
            summary = "What a partner would pay for, and whether it does",
            description = "The terms as they stand, which name it as payer. A partner reads what it is asked itself.")
    public PayerView get(@RestPath UUID id, @RestPath UUID partnerId) {
        return service.get(id, partnerId, Scope.of(caller));
    }

    @PUT
    @PermissionsAllowed("bonus-campaigns:decide")
    @Operation(
            operationId = "decideReferralPayer",
            summary = "Say whether a partner pays its part of what referrals get",
            description =
                    "A sale counts only where all whom the terms name as payers had accepted that version by then. Who"
                            + " withdraws pays for nothing that is sold from now on. Each is kept for ever with its time"
                            + " and who said so; the same again changes nothing.")
    public PayerView say(
            @RestPath UUID id,
            @RestPath UUID partnerId,
            @Valid @NotNull ConsentRequest request,
            @Parameter(hidden = true) @RestHeader(ACTING_USER) @Nullable String actingUser) {
        return service.say(id, partnerId, request, new Who(caller.clientId(), actingUser), Scope.of(caller));
    }
}
