package io.dangol.loyalty.bonuscampaign;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.backtest.BacktestApi.Result;
import io.dangol.loyalty.backtest.BacktestService;
import io.dangol.loyalty.backtest.BacktestService.Order;
import io.dangol.loyalty.backtest.BacktestService.Outcome;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.NoSuchBonusCampaign;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.NoSuchForecast;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.NotForWholePartner;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.PartnerUnclear;
import io.dangol.loyalty.bonuscampaign.ForecastApi.ForecastResult;
import io.dangol.loyalty.bonuscampaign.ForecastApi.ForecastView;
import io.dangol.loyalty.budget.Budget;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.pointvalue.PointValue;
import io.dangol.loyalty.pointvalue.PointValues;
import io.dangol.loyalty.program.RuleService;
import io.dangol.loyalty.rule.RuleSet;
import io.dangol.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a campaign would come to for one partner: its rule is run over that partner's own sales, beside the tills. */
@ApplicationScoped
class ForecastService {

    private static final int DAYS = 90;

    private final Transactions transactions;
    private final Offers offers;
    private final RuleService rules;
    private final BacktestService backtests;
    private final Catalogs catalogs;
    private final Ids ids;
    private final Clock clock;

    ForecastService(
            Transactions transactions,
            Offers offers,
            RuleService rules,
            BacktestService backtests,
            Catalogs catalogs,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.offers = offers;
        this.rules = rules;
        this.backtests = backtests;
        this.catalogs = catalogs;
        this.ids = ids;
        this.clock = clock;
    }

    ForecastView ask(UUID id, @Nullable UUID named, Scope scope) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var unused = transactions.run(connection -> offer(connection, id, scope));
        NotForWholePartner.requireWhole(scope);
        UUID partner = partner(named, scope);
        Offer offer = transactions.run(connection -> offers.find(connection, id, asOf(partner, scope))
                .orElseThrow(() -> new PartnerUnclear().at("/partnerId")));
        RuleSet asEver = rules.asEver(offer.programId(), offer.bonusRule());
        return transactions.run(connection -> {
            ProgramTerms program =
                    catalogs.current(connection).program(offer.programId()).orElseThrow();
            LocalDate today = now.atZone(program.zone()).toLocalDate();
            UUID forecast = ids.next();
            Order order =
                    new Order(forecast, program.id(), partner, offer.code(), asEver, today.minusDays(DAYS), today);
            Outcome asked = backtests.ask(connection, order, scope.clientId(), now);
            insert(connection, forecast, id, partner, now);
            return view(connection, offer, partner, asked, scope);
        });
    }

    /** As that partner's own: whoever asks reckons with the same offer and the same part of the budget. */
    private static Scope asOf(UUID partner, Scope scope) {
        return new Scope(scope.clientId(), Optional.of(partner), scope.storeCodes(), scope.reach());
    }

    ForecastView get(UUID id, UUID forecastId, Scope scope) {
        return transactions.run(connection -> {
            var unused = offer(connection, id, scope);
            NotForWholePartner.requireWhole(scope);
            UUID partner = partnerOf(connection, forecastId, id);
            if (partner == null
                    || scope.partnerId().filter(own -> !own.equals(partner)).isPresent()) {
                throw new NoSuchForecast(forecastId);
            }
            Offer offer =
                    offers.find(connection, id, asOf(partner, scope)).orElseThrow(() -> new NoSuchForecast(forecastId));
            Outcome outcome = backtests
                    .outcome(connection, offer.programId(), forecastId)
                    .orElseThrow(() -> new NoSuchForecast(forecastId));
            return view(connection, offer, partner, outcome, scope);
        });
    }

    private static UUID partner(@Nullable UUID named, Scope scope) {
        UUID own = scope.partnerId().orElse(null);
        UUID partner = own == null ? named : own;
        if (partner == null || (named != null && !named.equals(partner))) {
            throw new PartnerUnclear().at("/partnerId");
        }
        return partner;
    }

    private ForecastView view(Connection connection, Offer offer, UUID partner, Outcome outcome, Scope scope)
            throws SQLException {
        Result result = outcome.result();
        return new ForecastView(
                outcome.backtest().id(),
                offer.id(),
                partner,
                outcome.backtest().from(),
                outcome.backtest().until(),
                outcome.backtest().status(),
                outcome.backtest().sales(),
                result == null ? null : result(connection, offer, partner, result, scope),
                outcome.backtest().askedAt());
    }

    private ForecastResult result(Connection connection, Offer offer, UUID partner, Result result, Scope scope)
            throws SQLException {
        Instant now = clock.instant();
        ProgramTerms program =
                catalogs.current(connection).program(offer.programId()).orElseThrow();
        BigDecimal value = PointValues.on(
                        connection, program.id(), now.atZone(program.zone()).toLocalDate())
                .map(PointValue::value)
                .orElse(null);
        Budget own = offer.own();
        long part = own == null ? offer.mostForAPartner() : own.left();
        // What is left of the whole would tell a partner what the others have used.
        long most = scope.partnerId().isPresent()
                ? part
                : Math.min(part, offer.whole().left());
        Forecast forecast = new Forecast(DAYS, most, value);
        Instant from = now.isAfter(offer.from()) ? now : offer.from();
        return new ForecastResult(
                result.sales(),
                result.awarded(),
                result.members(),
                result.points(),
                forecast.of(result.points(), offer.bonusRule().funding(partner), partner, from, offer.end()),
                value,
                program.currency());
    }

    private Offer offer(Connection connection, UUID id, Scope scope) throws SQLException {
        return offers.find(connection, id, scope).orElseThrow(() -> new NoSuchBonusCampaign(id));
    }

    private static void insert(Connection connection, UUID id, UUID campaign, UUID partner, Instant at)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into bonus_campaign_forecast (id, campaign_id, partner_id, asked_at) values (?, ?, ?, ?)""")) {
            insert.setObject(1, id);
            insert.setObject(2, campaign);
            insert.setObject(3, partner);
            insert.setTimestamp(4, Timestamp.from(at));
            insert.executeUpdate();
        }
    }

    private static @Nullable UUID partnerOf(Connection connection, UUID id, UUID campaign) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select partner_id from bonus_campaign_forecast where id = ? and campaign_id = ?")) {
            select.setObject(1, id);
            select.setObject(2, campaign);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        }
    }
}
