package io.dangol.loyalty.bonuscampaign;

import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.BudgetView;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.CampaignView;
import io.dangol.loyalty.bonuscampaign.BonusCampaignApi.TermsView;
import io.dangol.loyalty.budget.Budget;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.Scope;
import io.dangol.loyalty.program.RuleApi.RuleTerms;
import io.dangol.loyalty.rule.BonusRule;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A campaign as who asks may see it. */
@Singleton
class CampaignViews {

    private final Catalogs catalogs;

    CampaignViews(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    CampaignView of(Offer offer, Scope scope, Instant now) {
        return scope.partnerId().isPresent() ? toPartner(offer, scope, now) : toHeadquarters(offer, now);
    }

    /** Of a change too, before it is committed: what the tills' memory holds is not read anew for it. */
    static CampaignView toHeadquarters(Offer offer, Instant now) {
        return view(offer, offer.rule(), offer.mostForAPartner(), offer.whole(), now);
    }

    /**
     * What the others have used of it a partner is not told, nor, unless it pays there, which stores of theirs it names;
     * and a client of some stores not what all of the partner's have used.
     */
    private CampaignView toPartner(Offer offer, Scope scope, Instant now) {
        Budget own = offer.own();
        boolean pays = scope.partnerId().filter(offer::isPaidBy).isPresent();
        RuleTerms rule = pays ? offer.rule() : RuleTerms.of(ofOwnStores(offer.bonusRule(), scope));
        long most = own == null ? offer.mostForAPartner() : own.points();
        return view(offer, rule, most, scope.storeCodes().isEmpty() ? own : null, now);
    }

    private static CampaignView view(
            Offer offer, RuleTerms rule, long partnerPoints, @Nullable Budget shown, Instant now) {
        return new CampaignView(
                offer.id(),
                offer.programId(),
                offer.code(),
                offer.name(),
                offer.status(now),
                rule,
                new TermsView(
                        offer.terms().version(),
                        offer.terms().sha256(),
                        offer.terms().text()),
                offer.whole().points(),
                partnerPoints,
                shown == null ? null : BudgetView.of(shown),
                offer.offeredAt(),
                offer.endedAt());
    }

    private BonusRule ofOwnStores(BonusRule rule, Scope scope) {
        Catalog catalog = catalogs.current();
        List<String> own = rule.scope().storeCodes().stream()
                .filter(code -> catalog.store(code)
                        .filter(store -> scope.sees(code, store.partnerId()))
                        .isPresent())
                .toList();
        return rule.with(rule.scope().at(own));
    }
}
