package io.dangol.loyalty.sale;

import io.dangol.loyalty.catalog.ProgramTerms;
import io.dangol.loyalty.catalog.Store;
import io.dangol.loyalty.ledger.Credit;
import io.dangol.loyalty.ledger.Funding;
import io.dangol.loyalty.rule.BonusRule;
import io.dangol.loyalty.rule.Earning;
import io.dangol.loyalty.rule.Judgement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sale earns.
 *
 * @param base by the programme's earn rule
 * @param parts by the bonus rules that apply
 * @param withheld what rules of campaigns that are offered to the seller did not give, and why
 * @param facts null where the programme has no bonus rules
 */
record SaleEarning(
        long base,
        List<Earning.Part> parts,
        List<Judgement> withheld,
        @Nullable SaleFacts facts) {

    static final SaleEarning NOTHING = of(0);

    /** By a programme without bonus rules. */
    static SaleEarning of(long base) {
        return new SaleEarning(base, List.of(), List.of(), null);
    }

    /** One for each rule that gives anything. */
    List<Credit> credits(ProgramTerms terms, Store store, Instant soldAt, Instant now) {
        List<Credit> credits = new ArrayList<>();
        if (base > 0) {
            ProgramTerms.Days days = terms.days(soldAt, now);
            credits.add(new Credit(null, base, Funding.by(store.partnerId()), days.availableFrom(), days.expiresAt()));
        }
        for (Earning.Part part : parts) {
            if (part.points() > 0) {
                BonusRule rule = part.rule();
                ProgramTerms.Days days = terms.days(rule.dates(), soldAt, now);
                Funding funding = rule.funding(store.partnerId());
                credits.add(new Credit(rule.code(), part.points(), funding, days.availableFrom(), days.expiresAt()));
            }
        }
        return credits;
    }
}
