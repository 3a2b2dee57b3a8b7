package io.dangol.customer.account;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.customer.account.AccountApi.AccountDetails;
import io.dangol.customer.account.AccountApi.AccountView;
import io.dangol.customer.account.AccountApi.ExternalIdBody;
import io.dangol.customer.account.AccountApi.RegisterAccount;
import io.dangol.platform.http.MergePatch;
import io.dangol.platform.idempotency.Idempotent;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/accounts")
@Produces(APPLICATION_JSON)
@Tag(name = "Accounts", description = "The companies on the value chain")
class AccountResource {

    private final AccountService service;

    AccountResource(AccountService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("accounts:write")
    @Operation(
            operationId = "registerAccount",
            summary = "Register a company",
            description = "A company: a sole trader is a person and is registered as a customer, whose data is sealed."
                    + " Callers of a partner see the accounts that the partner registered; others are 404 to them.")
    @APIResponseSchema(value = AccountView.class, responseCode = "201", responseDescription = "Registered")
    public AccountView register(@NotNull @Valid RegisterAccount request) {
        return service.register(request);
    }

    @PUT
    @Path("/by-external-id/{system}/{id}")
    @PermissionsAllowed("accounts:write")
    @Operation(
            operationId = "putAccountByExternalId",
            summary = "Create or update the account that another system calls by this id",
            description = "Name, kind and registration number become those of the body; other external ids stay;"
                    + " channel and campaign stay those of the first registration. Repeating it, also at the same time,"
                    + " makes one account. External ids are their owner's, a partner's or headquarters'.")
    @APIResponseSchema(value = AccountView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "200",
            description = "Updated",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    public RestResponse<AccountView> put(
            @RestPath @Pattern(regexp = AccountApi.SYSTEM) @Schema(examples = "erp") String system,
            @RestPath @Pattern(regexp = AccountApi.EXTERNAL_ID) @Schema(examples = "D-2001") String id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid RegisterAccount request) {
        AccountService.Upserted upserted = service.put(new ExternalIdBody(system, id), ifMatch, request);
        return RestResponse.status(
                upserted.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, upserted.view());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("accounts:read")
    @Operation(operationId = "getAccount", summary = "Read an account", description = "With all its external ids.")
    public AccountView get(@RestPath UUID id) {
        return service.get(id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("accounts:write")
    @Operation(
            operationId = "patchAccount",
            summary = "Change some of an account's details",
            description = "JSON Merge Patch (RFC 7396) on the version that was read: send its ETag as If-Match.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(implementation = AccountDetails.class)))
    public AccountView patch(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull JsonNode body) {
        return service.patch(id, ifMatch, body);
    }

    @GET
    @PermissionsAllowed("accounts:read")
    @Operation(
            operationId = "listAccounts",
            summary = "List accounts, the one changed longest ago first",
            description = "Who goes on from the last cursor misses no change.")
    public Page<AccountView> list(
            @RestQuery @Nullable AccountKind kind,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        return service.list(kind, limit, Cursor.parse(cursor, 2));
    }
}
