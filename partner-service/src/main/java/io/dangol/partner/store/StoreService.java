package io.dangol.partner.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.partner.partner.PartnerService;
import io.dangol.partner.store.StoreApi.Details;
import io.dangol.partner.store.StoreApi.StoreView;
import io.dangol.partner.store.StoreRefusal.CodeAndCurrencyStay;
import io.dangol.partner.store.StoreRefusal.NoSuchStore;
import io.dangol.partner.store.StoreRefusal.StoreCodeTaken;
import io.dangol.partner.store.StoreRefusal.UnknownCurrency;
import io.dangol.partner.store.StoreRefusal.UnknownZone;
import io.dangol.partner.store.Stores.Filter;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The use cases. Each method is one transaction: load, decide, store, announce. */
@ApplicationScoped
@Transactional
public class StoreService {

    private final Stores stores;
    private final PartnerService partners;
    private final EventLog eventLog;
    private final MergePatch mergePatch;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    StoreService(
            Stores stores,
            PartnerService partners,
            EventLog eventLog,
            MergePatch mergePatch,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.stores = stores;
        this.partners = partners;
        this.eventLog = eventLog;
        this.mergePatch = mergePatch;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    StoreView create(UUID partnerId, Details details) {
        partners.requireVisible(partnerId);
        caller.requireStore(details.code(), partnerId);
        check(details, null);
        Store store = new Store(ids.next(), partnerId, details, now());
        stores.write(store);
        eventLog.append(store.told());
        return store.view();
    }

    StoreView get(UUID partnerId, UUID id) {
        return visible(partnerId, id).view();
    }

    StoreView get(String code) {
        return stores.ofCode(code)
                .filter(this::mayBeSeen)
                .orElseThrow(() -> new NoSuchStore(code))
                .view();
    }

    Page<StoreView> list(Filter filter, int limit, @Nullable Cursor after) {
        filter.partnerId().ifPresent(partners::requireVisible);
        Optional<UUID> only = caller.partnerId().isPresent() ? caller.partnerId() : filter.partnerId();
        return Page.of(
                stores.page(new Filter(only, caller.storeCodes(), filter.updatedAfter()), after, limit + 1),
                limit,
                Store::view,
                store -> Cursor.of(store.updatedAt(), store.id()));
    }

    StoreView patch(UUID partnerId, UUID id, JsonNode patch, @Nullable String ifMatch) {
        Store store = visible(partnerId, id);
        ETags.requireMatch(ifMatch, store.version());
        Details details = mergePatch.apply(store.details(), patch);
        requireSameIdentity(store.details(), details);
        check(details, id);
        store.change(details, now());
        // Counts the version that the event tells.
        stores.write(store);
        eventLog.append(store.told());
        return store.view();
    }

    /** Those of the codes that are no store of this partner; of any partner where none is named. */
    public List<String> unknown(List<String> codes, @Nullable UUID partnerId) {
        return codes.stream()
                .filter(code -> stores.ofCode(code)
                        .filter(store -> partnerId == null || store.partnerId().equals(partnerId))
                        .isEmpty())
                .toList();
    }

    private Store visible(UUID partnerId, UUID id) {
        partners.requireVisible(partnerId);
        return stores.findByIdOptional(id)
                .filter(store -> store.partnerId().equals(partnerId))
                .filter(this::mayBeSeen)
                .orElseThrow(() -> new NoSuchStore(id));
    }

    private boolean mayBeSeen(Store store) {
        return caller.mayActFor(store.code(), store.partnerId());
    }

    /** Receipts were written under this code and in this currency. */
    private static void requireSameIdentity(Details before, Details after) {
        if (!before.code().equals(after.code())) {
            throw new CodeAndCurrencyStay().at("/code");
        }
        if (!before.currency().equals(after.currency())) {
            throw new CodeAndCurrencyStay().at("/currency");
        }
    }

    private void check(Details details, @Nullable UUID except) {
        if (stores.ofCode(details.code())
                .filter(other -> !other.id().equals(except))
                .isPresent()) {
            throw new StoreCodeTaken(details.code()).at("/code");
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(details.currency()))) {
            throw new UnknownCurrency(details.currency()).at("/currency");
        }
        try {
            var unused = details.zone() == null ? null : ZoneId.of(details.zone());
        } catch (DateTimeException unknown) {
            throw new UnknownZone(String.valueOf(details.zone())).at("/zone");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
