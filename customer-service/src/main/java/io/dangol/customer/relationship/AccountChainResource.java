package io.dangol.customer.relationship;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.relationship.RelationshipApi.ValueChain;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/accounts/{id}/value-chain")
@Produces(APPLICATION_JSON)
@Tag(name = "Relationships", description = "Who supplies whom, works for whom, is part of whom")
class AccountChainResource {

    private final RelationshipService service;
    private final Clock clock;

    AccountChainResource(
            RelationshipService service,
            Clock clock,
            @ConfigProperty(name = "dangol.customers.zone", defaultValue = "Asia/Seoul") ZoneId zone) {
        this.service = service;
        this.clock = clock.withZone(zone);
    }

    @GET
    @PermissionsAllowed("accounts:read")
    @Operation(
            operationId = "getValueChainOfAccount",
            summary = "Through whom our goods come to a company",
            description = "Who supplies it, who supplies that one, and so on, nearest first; on a day, or today.")
    public ValueChain ofAccount(@RestPath UUID id, @RestQuery @Nullable LocalDate on) {
        return service.chainOfAccount(id, day(on));
    }

    private LocalDate day(@Nullable LocalDate on) {
        return on == null ? LocalDate.now(clock) : on;
    }
}
