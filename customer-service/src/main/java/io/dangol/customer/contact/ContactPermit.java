package io.dangol.customer.contact;

import io.dangol.customer.contact.ContactEvent.ContactConfirmed;
import io.dangol.customer.contact.ContactEvent.ContactPermitExpired;
import io.dangol.customer.contact.ContactEvent.ContactPermitReleased;
import io.dangol.customer.contact.ContactEvent.ContactPermitted;
import io.dangol.customer.permit.Decision.Ground;
import io.dangol.customer.permit.Decision.Why;
import io.dangol.customer.permit.Facts.Contact;
import io.dangol.customer.permit.Pack;
import io.dangol.customer.permit.Packs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One contact that may be made, was made, or no longer may; what allows it is kept as it was decided. */
record ContactPermit(
        UUID id,
        UUID customerId,
        Ask ask,
        Basis basis,
        Status status,
        Instant grantedAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    /** So long after its end it may still be confirmed: what was sent at the last moment is told a moment later. */
    static final Duration GRACE = Duration.ofMinutes(10);

    enum Status {
        /** Reserved: it may be made. */
        OPEN,
        /** It was made. */
        CONFIRMED,
        /** Given back unused. */
        RELEASED,
        /** Not confirmed in time. */
        EXPIRED
    }

    /** What allows it, and whether it takes room in the windows. */
    record Basis(
            Ground ground,
            @Nullable UUID consentId,
            @Nullable UUID nightConsentId,
            boolean counted) {}

    boolean isHeld(Instant now) {
        return status == Status.OPEN && expiresAt.plus(GRACE).isAfter(now);
    }

    ContactPermit ended(Status how, Instant at) {
        return new ContactPermit(id, customerId, ask, basis, how, grantedAt, expiresAt, at);
    }

    /** When the contact took place, not after it was allowed to; while it may, the last moment at which it may. */
    Instant takesPlaceAt() {
        return endedAt == null || endedAt.isAfter(expiresAt) ? expiresAt : endedAt;
    }

    /** As it counts for whoever asks next. */
    Contact contact() {
        return new Contact(ask.wish().purpose(), ask.wish().channel(), basis.counted(), takesPlaceAt());
    }

    Ground ground() {
        return basis.ground();
    }

    /** With the law's words of the jurisdiction that it was decided by. */
    List<Why> why() {
        Pack pack = Packs.of(ask.jurisdiction()).orElseThrow();
        List<Why> why = new ArrayList<>();
        why.add(new Why(basis.ground(), source(pack), basis.consentId()));
        if (basis.nightConsentId() != null && pack.night() != null) {
            why.add(new Why(Ground.NIGHT_CONSENT, pack.night().source(), basis.nightConsentId()));
        }
        return why;
    }

    private String source(Pack pack) {
        return switch (basis.ground()) {
            case EXEMPT -> pack.exempt().source();
            case CONSENT -> pack.consent().source();
            case TRADE -> pack.trade() == null ? "" : pack.trade().source();
            case NO_OBJECTION -> pack.consent().exceptSource();
            case NIGHT_CONSENT -> throw new IllegalStateException("A consent for the night is no ground alone");
        };
    }

    ContactPermitted permitted() {
        return new ContactPermitted(
                id,
                customerId,
                ask.wish().purpose(),
                ask.wish().channel(),
                ask.wish().brand(),
                ask.source(),
                ask.campaign(),
                ask.partnerId(),
                basis.ground().name(),
                expiresAt,
                grantedAt);
    }

    /** Told of one that has ended. */
    ContactEvent ending() {
        Instant at = endedAt == null ? grantedAt : endedAt;
        return switch (status) {
            case CONFIRMED ->
                new ContactConfirmed(
                        id,
                        customerId,
                        ask.wish().purpose(),
                        ask.wish().channel(),
                        ask.wish().brand(),
                        ask.source(),
                        ask.campaign(),
                        ask.partnerId(),
                        takesPlaceAt(),
                        at);
            case RELEASED -> new ContactPermitReleased(id, customerId, at);
            case EXPIRED -> new ContactPermitExpired(id, customerId, at);
            case OPEN -> throw new IllegalStateException("It has not ended");
        };
    }
}
