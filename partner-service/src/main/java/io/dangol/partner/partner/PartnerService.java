package io.dangol.partner.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.partner.partner.PartnerApi.Details;
import io.dangol.partner.partner.PartnerApi.PartnerView;
import io.dangol.partner.partner.PartnerRefusal.ExternalIdTaken;
import io.dangol.partner.partner.PartnerRefusal.HeadquartersOnly;
import io.dangol.partner.partner.PartnerRefusal.NoSuchPartner;
import io.dangol.partner.partner.Partners.Filter;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.http.ETags;
import io.dangol.platform.http.MergePatch;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.security.Caller;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction: load, decide, store, announce. */
@ApplicationScoped
@Transactional
public class PartnerService {

    private final Partners partners;
    private final EventLog eventLog;
    private final MergePatch mergePatch;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    PartnerService(Partners partners, EventLog eventLog, MergePatch mergePatch, Caller caller, Ids ids, Clock clock) {
        this.partners = partners;
        this.eventLog = eventLog;
        this.mergePatch = mergePatch;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    PartnerView create(Details details) {
        if (caller.partnerId().isPresent() || !caller.storeCodes().isEmpty()) {
            throw new HeadquartersOnly();
        }
        requireFree(details.externalId(), null);
        Partner partner = new Partner(ids.next(), details, now());
        partners.write(partner);
        eventLog.append(partner.told());
        return partner.view();
    }

    PartnerView get(UUID id) {
        return visible(id).view();
    }

    Page<PartnerView> list(Filter filter, int limit, @Nullable Cursor after) {
        Filter narrowed = new Filter(caller.partnerId(), filter.type(), filter.externalId(), filter.updatedAfter());
        return Page.of(
                partners.page(narrowed, after, limit + 1),
                limit,
                Partner::view,
                partner -> Cursor.of(partner.updatedAt(), partner.id()));
    }

    PartnerView patch(UUID id, JsonNode patch, @Nullable String ifMatch) {
        Partner partner = visible(id);
        ETags.requireMatch(ifMatch, partner.version());
        Details details = mergePatch.apply(partner.details(), patch);
        requireFree(details.externalId(), id);
        partner.change(details, now());
        partners.write(partner);
        eventLog.append(partner.told());
        return partner.view();
    }

    /** @throws NoSuchPartner 404 unless it exists and the caller may see it */
    public void requireVisible(UUID id) {
        var unused = visible(id);
    }

    /** Whether there is such a partner, within the caller's reach. */
    public boolean exists(UUID id) {
        return partners.findByIdOptional(id).isPresent();
    }

    private Partner visible(UUID id) {
        if (!caller.partnerId().map(id::equals).orElse(true)) {
            throw new NoSuchPartner(id);
        }
        return partners.get(id);
    }

    private void requireFree(@Nullable String externalId, @Nullable UUID except) {
        if (externalId != null
                && partners.ofExternalId(externalId)
                        .filter(other -> !other.id().equals(except))
                        .isPresent()) {
            throw new ExternalIdTaken(externalId).at("/externalId");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
