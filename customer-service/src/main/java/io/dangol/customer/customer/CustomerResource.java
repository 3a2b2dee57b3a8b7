package io.dangol.customer.customer;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.customer.customer.CustomerApi.CustomerDetails;
import io.dangol.customer.customer.CustomerApi.CustomerView;
import io.dangol.customer.customer.CustomerApi.RegisterCustomer;
import io.dangol.customer.customer.CustomerApi.SearchCustomers;
import io.dangol.customer.customer.RegistrationService.Upserted;
import io.dangol.platform.audit.Purpose;
import io.dangol.platform.http.MergePatch;
import io.dangol.platform.idempotency.Idempotent;
import io.dangol.platform.idempotency.NaturallyIdempotent;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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

@Path("/v1/customers")
@Produces(APPLICATION_JSON)
@Tag(name = "Customers", description = "The people behind the sales")
class CustomerResource {

    private final CustomerService service;
    private final RegistrationService registration;

    CustomerResource(CustomerService service, RegistrationService registration) {
        this.service = service;
        this.registration = registration;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("customers:write")
    @Operation(
            operationId = "registerCustomer",
            summary = "Register a customer, with or without a card",
            description = "Everything but the channel may be missing and follow later. With a card number the card's"
                    + " sales, also those before, become the customer's. The answer says which personal data is known,"
                    + " never what it is. Consents need the scope consents:write. Refused with external-id-taken or card-already-registered (409) where it"
                    + " would be a second record of the same person.")
    @APIResponseSchema(value = CustomerView.class, responseCode = "201", responseDescription = "Registered")
    public CustomerView register(@NotNull @Valid RegisterCustomer request) {
        return registration.register(request);
    }

    @PUT
    @Path("/by-external-id/{system}/{id}")
    @PermissionsAllowed("customers:write")
    @Operation(
            operationId = "putCustomerByExternalId",
            summary = "Create or update the customer that another system calls by this id",
            description = "The details become those of the body, and what it does not name is no longer known. A card"
                    + " and consents are added, never taken away; other external ids stay; the channel stays that of"
                    + " the first registration. Repeating it, also at the same time, makes one customer. External ids"
                    + " are their owner's: a partner's and headquarters' same system and id stand for different"
                    + " customers. Consents need the scope consents:write and collectedAt, and those known change"
                    + " nothing. If-Match may be sent, and is kept to.")
    @APIResponseSchema(value = CustomerView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "200",
            description = "Updated",
            content = @Content(schema = @Schema(implementation = CustomerView.class)))
    public RestResponse<CustomerView> put(
            @RestPath @Pattern(regexp = CustomerApi.SYSTEM) @Schema(examples = "erp") String system,
            @RestPath @Pattern(regexp = CustomerApi.EXTERNAL_ID) @Schema(examples = "C-1001") String id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid RegisterCustomer request) {
        Upserted upserted = registration.put(new ExternalId(system, id), ifMatch, request);
        return RestResponse.status(
                upserted.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, upserted.view());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("customers:read")
    @Operation(
            operationId = "getCustomer",
            summary = "Read a customer",
            description = "Personal data is masked. With unmask=true it is shown, if a purpose is given: who read what"
                    + " for which purpose goes into the audit log. Callers of a partner see those whom the partner"
                    + " registered; others are 404 to them.")
    public CustomerView get(
            @RestPath UUID id,
            @Parameter(description = "Show personal data in clear") @RestQuery @DefaultValue("false") boolean unmask,
            @Parameter(description = "What the data is needed for; no personal data itself")
                    @RestQuery
                    @Pattern(regexp = Purpose.PATTERN) @Schema(examples = "helpdesk-call")
                    @Nullable String purpose) {
        return Purpose.asked(unmask, purpose)
                .map(stated -> service.getInClear(id, stated))
                .orElseGet(() -> service.get(id));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("customers:write")
    @Operation(
            operationId = "patchCustomer",
            summary = "Change some of a customer's details",
            description = "JSON Merge Patch (RFC 7396) on the version that was read: send its ETag as If-Match. What"
                    + " is named is replaced, null removes, the rest stays.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(implementation = CustomerDetails.class)))
    public CustomerView patch(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull JsonNode body) {
        return service.patch(id, ifMatch, body);
    }

    @GET
    @PermissionsAllowed("customers:read")
    @Operation(
            operationId = "listCustomers",
            summary = "List customers, the one changed longest ago first",
            description = "With updatedAfter and the cursor another system can follow every change. External ids are"
                    + " looked for among the caller's own, a partner's or headquarters'. Masked.")
    public Page<CustomerView> list(
            @RestQuery @Pattern(regexp = CustomerApi.SYSTEM) @Schema(examples = "erp") @Nullable String externalSystem,
            @RestQuery @Pattern(regexp = CustomerApi.EXTERNAL_ID) @Schema(examples = "C-1001") @Nullable String externalId,
            @RestQuery @Schema(format = "date-time") @Nullable String updatedAfter,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable String cursor) {
        ListCustomers wanted = new ListCustomers(
                externalSystem, externalId, ListCustomers.time(updatedAfter), Cursor.parse(cursor, 2));
        return service.list(wanted, limit);
    }

    @POST
    @Path("/search")
    @PermissionsAllowed("customers:read")
    @NaturallyIdempotent(by = "nothing: it only reads")
    @Operation(
            operationId = "searchCustomers",
            summary = "Find customers by phone or e-mail",
            description = "A POST, so that no personal data gets into an address. Any usual spelling finds; a family"
                    + " may share a number, so there may be several. Masked.")
    public Page<CustomerView> search(@NotNull @Valid SearchCustomers request) {
        return service.search(request);
    }
}
