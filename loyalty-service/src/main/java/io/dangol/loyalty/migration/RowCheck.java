package io.dangol.loyalty.migration;

import io.dangol.loyalty.migration.MemberRow.DebtRow;
import io.dangol.loyalty.migration.MemberRow.LotRow;
import io.dangol.loyalty.migration.MemberRow.TierRow;
import io.dangol.platform.lines.RowError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Whether a row agrees with what the programme knows.
 *
 * @param today in the programme's zone
 * @param partners whether one is known
 * @param tiers that the programme has
 */
record RowCheck(LocalDate today, Predicate<UUID> partners, Set<String> tiers) {

    List<RowError> errors(MemberRow row) {
        List<RowError> errors = new ArrayList<>();
        for (int i = 0; i < row.lots().size(); i++) {
            check(row.lots().get(i), "#/lots/" + i, errors);
        }
        for (int i = 0; i < row.debts().size(); i++) {
            DebtRow debt = row.debts().get(i);
            if (debt.creditorPartnerId() != null && !partners.test(debt.creditorPartnerId())) {
                errors.add(
                        RowError.of("#/debts/" + i + "/creditorPartnerId", "unknown-funder", debt.creditorPartnerId()));
            }
        }
        if (row.tier() != null) {
            check(row.tier(), errors);
        }
        return errors;
    }

    /** What has expired already would be written off at once, and the sums would not be those of the other system. */
    private void check(LotRow lot, String place, List<RowError> errors) {
        if (lot.earnedOn().isAfter(today)) {
            errors.add(RowError.of(place + "/earnedOn", "row-lot-in-future"));
        }
        if (lot.expiresOn() != null && lot.expiresOn().isBefore(today)) {
            errors.add(RowError.of(place + "/expiresOn", "row-lot-expired"));
        }
        if (!partners.test(lot.funderPartnerId())) {
            errors.add(RowError.of(place + "/funderPartnerId", "unknown-funder", lot.funderPartnerId()));
        }
    }

    private void check(TierRow tier, List<RowError> errors) {
        if (!tiers.contains(tier.code())) {
            errors.add(RowError.of("#/tier/code", "row-tier-unknown"));
        }
        if (tier.since() != null && (tier.since().isAfter(today) || tier.since().isAfter(tier.until()))) {
            errors.add(RowError.of("#/tier/since", "row-tier-period"));
        }
        if (tier.until().isBefore(today)) {
            errors.add(RowError.of("#/tier/until", "row-tier-period"));
        }
    }
}
