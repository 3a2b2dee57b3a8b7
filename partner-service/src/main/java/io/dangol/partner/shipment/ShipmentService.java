package io.dangol.partner.shipment;

import io.dangol.partner.partner.PartnerService;
import io.dangol.partner.shipment.ShipmentApi.Details;
import io.dangol.partner.shipment.ShipmentApi.RevisionView;
import io.dangol.partner.shipment.ShipmentApi.ShipmentView;
import io.dangol.partner.shipment.ShipmentRefusal.NoSuchShipment;
import io.dangol.partner.shipment.ShipmentRefusal.ShipmentNumberStays;
import io.dangol.partner.shipment.ShipmentRefusal.ShipmentNumberTaken;
import io.dangol.partner.shipment.ShipmentRefusal.UnknownRecipient;
import io.dangol.partner.shipment.Shipments.Filter;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.http.ETags;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction: load, decide, store, announce. */
@ApplicationScoped
@Transactional
class ShipmentService {

    private static final int MOST_REVISIONS = 200;

    /** Whether it was not known before. */
    record Recorded(boolean created, ShipmentView view) {}

    private final Shipments shipments;
    private final ShippedSerials serials;
    private final Revisions revisions;
    private final PartnerService partners;
    private final EventLog eventLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    ShipmentService(
            Shipments shipments,
            ShippedSerials serials,
            Revisions revisions,
            PartnerService partners,
            EventLog eventLog,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.shipments = shipments;
        this.serials = serials;
        this.revisions = revisions;
        this.partners = partners;
        this.eventLog = eventLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** The same note sent again is answered as before and changes nothing; another one of that number is refused. */
    Recorded record(Details details) {
        Instant now = checked(details);
        shipments.lockNumber(details.number());
        Optional<Shipment> before = shipments.ofNumber(details.number());
        if (before.isPresent()) {
            return repeated(before.get(), details);
        }
        Shipment shipment = new Shipment(ids.next(), details, now);
        return new Recorded(true, written(shipment));
    }

    /** As a whole; what it said before is kept. Said again it changes nothing. */
    ShipmentView correct(UUID id, Details details, @Nullable String ifMatch) {
        Shipment shipment = shipments.locked(id).orElseThrow(() -> new NoSuchShipment(id));
        if (!shipment.details().number().equals(details.number())) {
            throw new ShipmentNumberStays().at("/number");
        }
        ETags.requireMatch(ifMatch, shipment.version());
        Instant now = checked(details);
        if (shipment.says(details)) {
            return shipment.view();
        }
        revisions.keep(shipment, caller.clientId(), now);
        shipment.correct(details, now);
        return written(shipment);
    }

    /** Said again it changes nothing. */
    ShipmentView cancel(UUID id) {
        Shipment shipment = shipments.locked(id).orElseThrow(() -> new NoSuchShipment(id));
        if (shipment.isCancelled()) {
            return shipment.view();
        }
        Instant now = now();
        revisions.keep(shipment, caller.clientId(), now);
        shipment.cancel(now);
        return written(shipment);
    }

    ShipmentView get(UUID id) {
        return visible(id).view();
    }

    List<RevisionView> revisions(UUID id) {
        return revisions.of(visible(id).id(), MOST_REVISIONS);
    }

    Page<ShipmentView> list(Filter filter, int limit, @Nullable Cursor after) {
        filter.partnerId().ifPresent(partners::requireVisible);
        Filter narrowed = caller.partnerId().isPresent() ? filter.of(caller.partnerId()) : filter;
        return Page.of(
                shipments.page(narrowed, after, limit + 1),
                limit,
                Shipment::view,
                shipment -> Cursor.of(shipment.updatedAt(), shipment.id()));
    }

    private static Recorded repeated(Shipment before, Details details) {
        if (!before.says(details)) {
            throw new ShipmentNumberTaken(details.number()).at("/number");
        }
        return new Recorded(false, before.view());
    }

    private Instant checked(Details details) {
        Instant now = now();
        ShipmentPolicy.check(details, now);
        if (!partners.exists(details.partnerId())) {
            throw new UnknownRecipient(details.partnerId()).at("/partnerId");
        }
        return now;
    }

    private ShipmentView written(Shipment shipment) {
        shipments.write(shipment);
        serials.put(shipment);
        eventLog.append(shipment.told());
        return shipment.view();
    }

    private Shipment visible(UUID id) {
        return shipments
                .findByIdOptional(id)
                .filter(shipment ->
                        caller.partnerId().map(shipment.partnerId()::equals).orElse(true))
                .orElseThrow(() -> new NoSuchShipment(id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
