package io.dangol.loyalty.referral;

import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.budget.Budget;
import io.dangol.loyalty.catalog.Catalog;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.catalog.StoreRefusal.UnknownStore;
import io.dangol.loyalty.program.RuleApi.PayerView;
import io.dangol.loyalty.referral.ReferralApi.SchemeView;
import io.dangol.loyalty.referral.ReferralRefusal.BudgetBelowUse;
import io.dangol.loyalty.referral.ReferralRefusal.GivesNothing;
import io.dangol.loyalty.referral.ReferralRefusal.NoReferralScheme;
import io.dangol.loyalty.referral.ReferralRefusal.NoSuchProgram;
import io.dangol.loyalty.referral.ReferralRefusal.UnknownFunder;
import io.dangol.loyalty.referral.ReferralSchemes.Kept;
import io.dangol.platform.http.ETags;
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

/** What a programme gives for referrals. Each method is one transaction. */
@ApplicationScoped
class ReferralSchemeService {

    /** Whether it is the programme's first. */
    record Put(boolean created, SchemeView view) {}

    private final Transactions transactions;
    private final ReferralSchemes schemes;
    private final Catalogs catalogs;
    private final Clock clock;

    ReferralSchemeService(Transactions transactions, ReferralSchemes schemes, Catalogs catalogs, Clock clock) {
        this.transactions = transactions;
        this.schemes = schemes;
        this.catalogs = catalogs;
        this.clock = clock;
    }

    SchemeView get(UUID programId) {
        return transactions.run(connection -> {
            if (!ReferralSchemes.hasProgram(connection, programId)) {
                throw new NoSuchProgram(programId);
            }
            Kept kept = schemes.last(connection, programId).orElseThrow(NoReferralScheme::new);
            return SchemeView.of(
                    kept, ReferralBudget.find(connection, programId).orElseThrow());
        });
    }

    /** The same again is no other version. */
    Put put(UUID programId, ReferralTerms terms, @Nullable String ifMatch) {
        requireSound(terms);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(connection -> {
            if (!ReferralSchemes.lockProgram(connection, programId)) {
                throw new NoSuchProgram(programId);
            }
            Optional<Kept> before = schemes.last(connection, programId);
            if (before.isPresent()) {
                ETags.requireMatch(ifMatch, before.get().version());
            } else {
                ETags.requireMatchIfSent(ifMatch, null);
            }
            Budget budget = budget(connection, programId, terms);
            if (before.isPresent() && before.get().terms().equals(terms)) {
                return new Put(false, SchemeView.of(before.get(), budget));
            }
            Kept added = new Kept(programId, before.map(Kept::version).orElse(0) + 1, terms, now);
            schemes.add(connection, added);
            ReferralBudget.save(connection, programId, budget);
            return new Put(before.isEmpty(), SchemeView.of(added, budget));
        });
    }

    /** What was given stays given. A budget that grows has something to tell again. */
    private static Budget budget(Connection connection, UUID programId, ReferralTerms terms) throws SQLException {
        Budget before =
                ReferralBudget.lock(connection, programId).orElseGet(() -> new Budget(terms.budgetPoints(), 0, 0));
        if (terms.budgetPoints() < before.used()) {
            throw new BudgetBelowUse(before.used()).at("/budgetPoints");
        }
        int told = terms.budgetPoints() > before.points() ? 0 : before.told();
        return new Budget(terms.budgetPoints(), before.used(), told);
    }

    private void requireSound(ReferralTerms terms) {
        if (terms.referrer().points() + terms.referred().points() == 0) {
            throw new GivesNothing().at("/referrer/points");
        }
        Catalog catalog = catalogs.current();
        requirePayers(catalog, terms.referrer().payers(), "/referrer");
        requirePayers(catalog, terms.referred().payers(), "/referred");
        requirePlaces(catalog, terms);
    }

    private static void requirePayers(Catalog catalog, List<PayerView> payers, String within) {
        for (int i = 0; i < payers.size(); i++) {
            UUID partner = payers.get(i).partnerId();
            if (partner != null && !catalog.hasStoresOf(partner)) {
                throw new UnknownFunder(partner).at(within + "/funding/" + i + "/partnerId");
            }
        }
    }

    /** A referral that counts at a place that there is not would never count. */
    private static void requirePlaces(Catalog catalog, ReferralTerms terms) {
        List<String> stores = terms.storeCodes() == null ? List.of() : terms.storeCodes();
        for (int i = 0; i < stores.size(); i++) {
            if (catalog.store(stores.get(i)).isEmpty()) {
                throw new UnknownStore(stores.get(i)).at("/storeCodes/" + i);
            }
        }
        List<UUID> partners = terms.partnerIds() == null ? List.of() : terms.partnerIds();
        for (int i = 0; i < partners.size(); i++) {
            if (!catalog.hasStoresOf(partners.get(i))) {
                throw new UnknownFunder(partners.get(i)).at("/partnerIds/" + i);
            }
        }
    }
}
