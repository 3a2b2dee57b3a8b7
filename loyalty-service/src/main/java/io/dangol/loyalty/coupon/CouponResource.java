package io.dangol.loyalty.coupon;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.coupon.CouponApi.QuoteView;
import io.dangol.loyalty.coupon.CouponApi.ReservationView;
import io.dangol.loyalty.coupon.CouponApi.Reserve;
import io.dangol.loyalty.coupon.CouponApi.Validate;
import io.dangol.platform.idempotency.NaturallyIdempotent;
import io.dangol.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/vouchers")
@Produces(APPLICATION_JSON)
@Tag(name = "Vouchers", description = "Vouchers at the till: validate, reserve, redeem, release")
class CouponResource {

    private final CouponService service;
    private final CouponEnding endings;
    private final Caller caller;

    CouponResource(CouponService service, CouponEnding endings, Caller caller) {
        this.service = service;
        this.endings = endings;
        this.caller = caller;
    }

    @POST
    @Path("/validate")
    @NaturallyIdempotent(by = "writing nothing")
    @PermissionsAllowed("vouchers:redeem")
    @Operation(
            operationId = "validateVoucher",
            summary = "What a voucher would take off there and now; writes nothing",
            description =
                    "Or why it cannot be used. Of a code that there is not nothing more is said, and who names many"
                            + " such is told to wait.")
    public QuoteView validate(@Valid @NotNull Validate request) {
        return service.validate(request.use(), Scope.of(caller));
    }

    @POST
    @Path("/reservations")
    @NaturallyIdempotent(by = "store and reference")
    @PermissionsAllowed("vouchers:redeem")
    @Operation(
            operationId = "reserveVoucher",
            summary = "Reserve a voucher while the customer pays",
            description =
                    "No other till can use it meanwhile; it ends by redeem, release or at its time. The same"
                            + " reference of a store again answers the same; with another content it is 409 reference-conflict.")
    @APIResponseSchema(value = ReservationView.class, responseCode = "201", responseDescription = "Reserved")
    @APIResponse(
            responseCode = "200",
            description = "Was reserved before; Idempotency-Replayed is true",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response reserve(@Valid @NotNull Reserve request) {
        return service.reserve(request, Scope.of(caller)).response();
    }

    @GET
    @Path("/reservations/{id}")
    @PermissionsAllowed("vouchers:redeem")
    @Operation(
            operationId = "getVoucherReservation",
            summary = "Read a reservation",
            description = "Its state and what it takes off.")
    public ReservationView get(@RestPath UUID id) {
        return endings.get(id, Scope.of(caller));
    }

    @POST
    @Path("/reservations/{id}/redeem")
    @NaturallyIdempotent(by = "the reservation, which ends once")
    @PermissionsAllowed("vouchers:redeem")
    @Operation(
            operationId = "redeemVoucher",
            summary = "Use a reserved voucher: the customer has paid the rest",
            description =
                    "Once. A reservation is a promise until its time: it is kept although the voucher expired or its"
                            + " batch was revoked since. Redeeming what was redeemed answers the same.")
    public ReservationView redeem(@RestPath UUID id) {
        return endings.redeem(id, Scope.of(caller));
    }

    @POST
    @Path("/reservations/{id}/release")
    @NaturallyIdempotent(by = "the reservation, which ends once")
    @PermissionsAllowed("vouchers:redeem")
    @Operation(
            operationId = "releaseVoucher",
            summary = "Give a reserved voucher back unused",
            description = "Once, before it is redeemed. Releasing what was released answers the same.")
    public ReservationView release(@RestPath UUID id) {
        return endings.release(id, Scope.of(caller));
    }

    @POST
    @Path("/reservations/{id}/void")
    @NaturallyIdempotent(by = "the reservation, which is voided once")
    @PermissionsAllowed("vouchers:redeem")
    @Operation(
            operationId = "voidVoucherRedemption",
            summary = "Give a used voucher back: what it paid for came back",
            description = "It can be used again while it is valid; its time is not made longer. Voiding what was voided"
                    + " answers the same.")
    public ReservationView voidRedemption(@RestPath UUID id) {
        return endings.voidIt(id, Scope.of(caller));
    }
}
