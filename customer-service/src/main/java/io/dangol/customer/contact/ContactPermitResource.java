package io.dangol.customer.contact;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.customer.contact.ContactApi.AskMany;
import io.dangol.customer.contact.ContactApi.AskOne;
import io.dangol.customer.contact.ContactViews.DecisionView;
import io.dangol.customer.contact.ContactViews.LinesView;
import io.dangol.customer.contact.ContactViews.PermitView;
import io.dangol.platform.idempotency.Idempotent;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/contact-permits")
@Produces(APPLICATION_JSON)
@Tag(name = "Contact permits", description = "Whether somebody may be contacted, and who keeps count")
class ContactPermitResource {

    private final ContactPermitService service;

    ContactPermitResource(ContactPermitService service) {
        this.service = service;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("contact-permits:write")
    @Operation(
            operationId = "askContactPermit",
            summary = "Ask whether a customer may be contacted, and reserve it",
            description = "Answers 200 either way: with a permit that is to be used by expiresAt and then confirmed, or"
                    + " with everything that stands in the way and the first moment at which nothing does. Consent,"
                    + " opted-out addresses, the night, quiet hours, windows over all who ask, open complaints, surveys'"
                    + " rest, leaving alone and hold-outs are checked and the windows' room is taken in one transaction."
                    + " Purposes that are exempt always get a permit, which says so. With the same Idempotency-Key the"
                    + " same answer is given again.")
    public DecisionView ask(@NotNull @Valid AskOne request) {
        return service.ask(request);
    }

    @POST
    @Path("/batches")
    @Idempotent
    @PermissionsAllowed("contact-permits:write")
    @Operation(
            operationId = "askContactPermits",
            summary = "Ask for an audience of up to 5,000 customers at once",
            description =
                    "All are decided as one alone would be, in one transaction, and answered in the order in which"
                            + " they were named. One who is unknown, or another partner's, is refused as CUSTOMER_UNKNOWN and keeps"
                            + " nobody else waiting. A larger audience comes in several requests, at the same time if it is to be"
                            + " fast.")
    public LinesView askAll(@NotNull @Valid AskMany request) {
        return service.askAll(request);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("contact-permits:read")
    @Operation(
            operationId = "getContactPermit",
            summary = "Read a permit: whom, what for, and by which rule",
            description = "The proof of why a contact was allowed: the law's rule, the customer's decision and the"
                    + " version of the policy. Callers of a partner read those that the partner asked for,"
                    + " while it services the customer.")
    public PermitView get(@RestPath UUID id) {
        return service.get(id);
    }

    @POST
    @Path("/{id}/confirm")
    @NaturallyIdempotent(by = "the permit")
    @PermissionsAllowed("contact-permits:write")
    @Operation(
            operationId = "confirmContact",
            summary = "Say that the contact was made",
            description =
                    "It counts from now on in all windows. Up to ten minutes after expiresAt, for what was sent at"
                            + " the last moment; later it is refused with contact-permit-ended. A partner confirms what it asked for"
                            + " also where another services the customer by now. Said again it changes nothing.")
    public PermitView confirm(@RestPath UUID id) {
        return service.confirm(id);
    }

    @POST
    @Path("/{id}/release")
    @NaturallyIdempotent(by = "the permit")
    @PermissionsAllowed("contact-permits:write")
    @Operation(
            operationId = "releaseContactPermit",
            summary = "Give a permit back unused",
            description = "Its room in the windows is free for others at once. What is neither confirmed nor given back"
                    + " is so by itself ten minutes after expiresAt. One that was confirmed is refused with"
                    + " contact-permit-used.")
    public PermitView release(@RestPath UUID id) {
        return service.release(id);
    }
}
