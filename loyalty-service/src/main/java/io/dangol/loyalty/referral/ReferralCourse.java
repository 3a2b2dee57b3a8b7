package io.dangol.loyalty.referral;

import io.dangol.loyalty.account.Members.Membership;
import io.dangol.loyalty.referral.Referral.Kept;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a referral stands, and where it ought to.
 *
 * @param counts by which sale it counts, by all that is known now
 */
record ReferralCourse(
        Referral referral,
        ReferralTerms terms,
        Membership referrer,
        Membership referred,
        Optional<Qualification> counts) {

    /** Two cards of one member, as it turned out. */
    boolean isOne() {
        return isOne(referrer, referred);
    }

    static boolean isOne(Membership one, Membership other) {
        UUID customer = one.customerId();
        return one.accountId().equals(other.accountId()) || (customer != null && customer.equals(other.customerId()));
    }

    /** Whether it has to be changed. What the budget did not cover stays so: what comes back of it raises nothing earlier. */
    boolean isNews() {
        if (referral.kept() == Kept.DENIED) {
            return false;
        }
        UUID counting = counts.map(by -> by.sale().saleId()).orElse(null);
        boolean toBeVoid = isOne() != (referral.kept() == Kept.VOID);
        return !Objects.equals(referral.saleId(), counting) || toBeVoid;
    }
}
