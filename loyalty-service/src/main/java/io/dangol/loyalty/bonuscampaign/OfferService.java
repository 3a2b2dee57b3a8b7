package io.dangol.loyalty.bonuscampaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agroal.api.AgroalDataSource;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.CampaignView;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.OfferRequest;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.PartnerPart;
import io.dangol.loyalty.bonuscampaign.BonusCampaignEvent.BonusCampaignEnded;
import io.dangol.loyalty.bonuscampaign.BonusCampaignEvent.BonusCampaignOffered;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.BudgetTooHigh;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.CampaignCodeTaken;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.CampaignOver;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.CampaignPeriod;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.CampaignRemainder;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.CampaignWithdraws;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.NoSuchBonusCampaign;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.PartnerTwice;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.UnknownPartner;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.UnknownProgram;
import io.dangol.loyalty.bonuscampaign.Decision.Who;
import io.dangol.loyalty.bonuscampaign.Offer.Status;
import io.dangol.loyalty.bonuscampaign.Offer.Terms;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.program.RuleApi.RuleTerms;
import io.dangol.loyalty.program.RuleService;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What headquarters does. Each method is one transaction, with the version of the programme's rules that it makes. */
@ApplicationScoped
@Transactional
class OfferService {

    /** Tills that were offline that long send no sales of a campaign any more. */
    private static final Duration LATEST_SALES = Duration.ofDays(60);

    private final AgroalDataSource dataSource;
    private final Offers offers;
    private final RuleService rules;
    private final Catalogs catalogs;
    private final EventLog eventLog;
    private final Ids ids;
    private final Clock clock;

    OfferService(
            AgroalDataSource dataSource,
            Offers offers,
            RuleService rules,
            Catalogs catalogs,
            EventLog eventLog,
            Ids ids,
            Clock clock) {
        this.dataSource = dataSource;
        this.offers = offers;
        this.rules = rules;
        this.catalogs = catalogs;
        this.eventLog = eventLog;
        this.ids = ids;
        this.clock = clock;
    }

    CampaignView offer(OfferRequest request, Who by, Scope scope) {
        Instant now = now();
        requireSound(request, now);
        UUID id = ids.next();
        rules.offer(request.programId(), request.rule().rule(request.code(), 0).of(id), now.minus(LATEST_SALES));
        try (Connection connection = dataSource.getConnection()) {
            if (!OfferRows.insert(connection, id, request, offers.written(request.rule()), by, now)) {
                throw new CampaignCodeTaken(request.code()).at("/code");
            }
            OfferRows.terms(connection, id, terms(1, request.terms()), by, now);
            return told(connection, id, partners(request), scope, now);
        } catch (SQLException e) {
            throw new IllegalStateException("A campaign could not be offered", e);
        }
    }

    /** Who accepted earlier terms keeps to them; who accepts from now on accepts these. The same text again is nothing new. */
    CampaignView publish(UUID id, String text, Who by, Scope scope) {
        Instant now = now();
        try (Connection connection = dataSource.getConnection()) {
            Offer offer = running(connection, id, scope, now);
            Terms terms = terms(offer.terms().version() + 1, text);
            if (terms.sha256().equals(offer.terms().sha256())) {
                return CampaignViews.toHeadquarters(offer, now);
            }
            OfferRows.terms(connection, id, terms, by, now);
            return told(connection, id, offer.forAll() ? null : Budgeted.partners(connection, id), scope, now);
        } catch (SQLException e) {
            throw new IllegalStateException("Terms could not be published", e);
        }
    }

    /** From now on it gives nothing more; what was sold before still counts. Ended again it answers the same. */
    CampaignView end(UUID id, Who by, Scope scope) {
        Instant now = now();
        try (Connection connection = dataSource.getConnection()) {
            Offer offer = get(connection, id, scope);
            if (offer.endedAt() != null) {
                return CampaignViews.toHeadquarters(offer, now);
            }
            if (offer.status(now) == Status.ENDED) {
                throw new CampaignOver();
            }
            rules.end(offer.programId(), offer.code(), now);
            OfferRows.end(connection, id, by, now);
            eventLog.append(connection, List.of(new BonusCampaignEnded(id, offer.programId(), now)));
            return CampaignViews.toHeadquarters(get(connection, id, scope), now);
        } catch (SQLException e) {
            throw new IllegalStateException("A campaign could not be ended", e);
        }
    }

    private CampaignView told(Connection connection, UUID id, @Nullable List<UUID> partners, Scope scope, Instant now)
            throws SQLException {
        Offer offer = get(connection, id, scope);
        eventLog.append(
                connection,
                List.of(new BonusCampaignOffered(
                        id,
                        offer.programId(),
                        offer.code(),
                        offer.name(),
                        offer.from(),
                        offer.until(),
                        offer.whole().points(),
                        partners,
                        offer.terms().version(),
                        offer.terms().sha256(),
                        now)));
        return CampaignViews.toHeadquarters(offer, now);
    }

    private Offer get(Connection connection, UUID id, Scope scope) throws SQLException {
        return offers.find(connection, id, scope).orElseThrow(() -> new NoSuchBonusCampaign(id));
    }

    private Offer running(Connection connection, UUID id, Scope scope, Instant now) throws SQLException {
        Offer offer = get(connection, id, scope);
        if (offer.status(now) == Status.ENDED) {
            throw new CampaignOver();
        }
        return offer;
    }

    private void requireSound(OfferRequest request, Instant now) {
        Instant from = request.rule().from();
        Instant until = request.rule().until();
        if (from == null || until == null || !from.isBefore(until) || !now.isBefore(until)) {
            throw new CampaignPeriod().at("/rule/until");
        }
        requireCountable(request.rule());
        Long each = request.partnerBudgetPoints();
        if (each != null && each > request.budgetPoints()) {
            throw new BudgetTooHigh(request.budgetPoints()).at("/partnerBudgetPoints");
        }
        requireKnown(request);
    }

    /** What it gives fits into a budget, and comes back to it with what is returned and in no other way. */
    private static void requireCountable(RuleTerms rule) {
        if (Boolean.TRUE.equals(rule.carryRemainder())) {
            throw new CampaignRemainder().at("/rule/carryRemainder");
        }
        if (rule.withdraws()) {
            throw new CampaignWithdraws().at("/rule/awaits/otherwise");
        }
    }

    private void requireKnown(OfferRequest request) {
        Catalog catalog = catalogs.current();
        if (catalog.program(request.programId()).isEmpty()) {
            throw new UnknownProgram(request.programId()).at("/programId");
        }
        Set<UUID> named = new HashSet<>();
        for (int i = 0; i < request.parts().size(); i++) {
            PartnerPart part = request.parts().get(i);
            if (!catalog.hasStoresOf(part.partnerId())) {
                throw new UnknownPartner(part.partnerId()).at("/partners/" + i + "/partnerId");
            }
            if (!named.add(part.partnerId())) {
                throw new PartnerTwice(part.partnerId()).at("/partners/" + i + "/partnerId");
            }
            if (request.pointsOf(part) > request.budgetPoints()) {
                throw new BudgetTooHigh(request.budgetPoints()).at("/partners/" + i + "/budgetPoints");
            }
        }
    }

    private static @Nullable List<UUID> partners(OfferRequest request) {
        return request.partners() == null
                ? null
                : request.parts().stream().map(PartnerPart::partnerId).sorted().toList();
    }

    private static Terms terms(int version, String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return new Terms(version, HexFormat.of().formatHex(digest), text);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
