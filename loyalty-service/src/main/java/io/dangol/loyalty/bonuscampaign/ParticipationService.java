package io.dangol.loyalty.bonuscampaign;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.CampaignView;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.DecisionRequest;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.DecisionView;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.PartnerBudgetView;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.StoreView;
import io.dangol.loyalty.bonuscampaign.BonusCampaignEvent.BonusCampaignDecided;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.CampaignOver;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.NoSuchBonusCampaign;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.NotForStore;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.NotForWholePartner;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.OtherTerms;
import io.dangol.loyalty.bonuscampaign.Decision.Choice;
import io.dangol.loyalty.bonuscampaign.Decision.Who;
import io.dangol.loyalty.bonuscampaign.Offer.Status;
import io.dangol.loyalty.bonuscampaign.Offer.Terms;
import io.dangol.loyalty.catalog.BonusCampaign;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.catalog.StoreRefusal;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What partners see of campaigns, and say to them. Each method is one transaction. */
@ApplicationScoped
class ParticipationService {

    private static final UUID FIRST = new UUID(0, 0);

    private final Transactions transactions;
    private final Offers offers;
    private final CampaignViews views;
    private final Catalogs catalogs;
    private final EventLog eventLog;
    private final Ids ids;
    private final Clock clock;

    ParticipationService(
            Transactions transactions,
            Offers offers,
            CampaignViews views,
            Catalogs catalogs,
            EventLog eventLog,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.offers = offers;
        this.views = views;
        this.catalogs = catalogs;
        this.eventLog = eventLog;
        this.ids = ids;
        this.clock = clock;
    }

    CampaignView get(UUID id, Scope scope) {
        return views.of(transactions.run(connection -> offer(connection, id, scope)), scope, now());
    }

    Page<CampaignView> list(
            @Nullable UUID programId, @Nullable Status status, Scope scope, int limit, @Nullable Cursor after) {
        Instant now = now();
        UUID from = after == null ? FIRST : after.uuid(0);
        Offers.Wanted wanted = new Offers.Wanted(programId, status, from, limit + 1);
        return Page.of(
                transactions.run(connection -> offers.some(connection, wanted, scope, now)),
                limit,
                offer -> views.of(offer, scope, now),
                offer -> Cursor.of(offer.id()));
    }

    Page<PartnerBudgetView> budgets(UUID id, Scope scope, int limit, @Nullable Cursor after) {
        UUID from = after == null ? FIRST : after.uuid(0);
        return transactions.run(connection -> {
            var unused = offer(connection, id, scope);
            NotForWholePartner.requireWhole(scope);
            return Page.of(
                    Budgeted.after(connection, id, from, scope, limit + 1),
                    limit,
                    budget -> budget,
                    budget -> Cursor.of(budget.partnerId()));
        });
    }

    Page<StoreView> stores(UUID id, Scope scope, int limit, @Nullable Cursor after) {
        String from = after == null ? "" : after.text(0);
        return transactions.run(connection -> {
            var unused = offer(connection, id, scope);
            return Page.of(
                    Decisions.stores(connection, id, from, scope, limit + 1),
                    limit,
                    store -> store,
                    store -> Cursor.of(store.storeCode()));
        });
    }

    Page<DecisionView> decisions(UUID id, Scope scope, int limit, @Nullable Cursor after) {
        UUID from = after == null ? FIRST : after.uuid(0);
        return transactions.run(connection -> {
            var unused = offer(connection, id, scope);
            return Page.of(
                    Decisions.after(connection, id, from, scope, limit + 1),
                    limit,
                    DecisionView::of,
                    decision -> Cursor.of(decision.id()));
        });
    }

    /** The same once more changes nothing and answers what stands. */
    DecisionView decide(UUID id, String storeCode, DecisionRequest request, Who by, Scope scope) {
        return transactions.run(connection -> {
            Offer offer = offer(connection, id, scope);
            Catalog catalog = catalogWhileKept(connection, storeCode);
            Store store = scope.store(catalog, storeCode);
            Decisions.lock(connection, id, store.id());
            // Once the earlier ones have said their time: acceptances of a store never overlap.
            Instant now = now();
            Optional<Decision> before = Decisions.last(connection, id, store.id(), store.partnerId());
            if (Decision.isRepeated(
                    before.orElse(null), request.decision(), offer.terms().version())) {
                return DecisionView.of(before.orElseThrow());
            }
            requireOpen(offer, store, catalog.campaign(id), now);
            if (offer.isPaidBy(store.partnerId())) { // It binds all of the partner.
                NotForWholePartner.requireWhole(scope);
            }
            Terms terms = terms(offer, request, before.orElse(null));
            Decision decision = decision(offer, store, request.decision(), terms, by, now);
            if (decision.choice() == Choice.ACCEPTED) {
                StoreRefusal.requireOpen(store, now);
                if (isOffered(offer, store, catalog.campaign(id))) {
                    OfferRows.part(connection, id, store.partnerId(), offer.mostForAPartner());
                }
            }
            Decisions.insert(connection, decision);
            eventLog.append(connection, List.of(BonusCampaignDecided.of(decision)));
            return DecisionView.of(decision);
        });
    }

    /** In which the store is whose it will be until all is decided. */
    private Catalog catalogWhileKept(Connection connection, String storeCode) throws SQLException {
        Decisions.keepOwner(connection, storeCode);
        return catalogs.current(connection);
    }

    private static void requireOpen(Offer offer, Store store, Optional<BonusCampaign> known, Instant now) {
        if (offer.status(now) == Status.ENDED) {
            throw new CampaignOver();
        }
        if (!isOffered(offer, store, known) && !offer.isPaidBy(store.partnerId())) {
            throw new NotForStore(store.code()).at("/storeCode");
        }
    }

    private static boolean isOffered(Offer offer, Store store, Optional<BonusCampaign> known) {
        return offer.isForStore(store.code())
                && known.map(campaign -> campaign.concerns(store.partnerId())).orElse(false);
    }

    /** What is accepted is what was read: the text as it stands, and no other. Who withdraws does so from what it accepted. */
    private static Terms terms(Offer offer, DecisionRequest request, @Nullable Decision before) {
        if (request.decision() == Choice.ACCEPTED && !offer.terms().is(request.termsVersion(), request.termsSha256())) {
            throw new OtherTerms(offer.terms().version()).at("/termsVersion");
        }
        return request.decision() == Choice.WITHDRAWN && before != null
                ? new Terms(before.termsVersion(), before.termsSha256(), "")
                : offer.terms();
    }

    private Decision decision(Offer offer, Store store, Choice choice, Terms terms, Who by, Instant now) {
        return new Decision(
                ids.next(),
                offer.id(),
                store.id(),
                store.code(),
                store.partnerId(),
                choice,
                terms.version(),
                terms.sha256(),
                by,
                now);
    }

    private Offer offer(Connection connection, UUID id, Scope scope) throws SQLException {
        return offers.find(connection, id, scope).orElseThrow(() -> new NoSuchBonusCampaign(id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
