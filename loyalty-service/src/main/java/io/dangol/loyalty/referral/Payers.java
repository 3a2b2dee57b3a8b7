package io.dangol.loyalty.referral;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Whether all whom a scheme names as payers pay.
 *
 * @param named those; the partner whose store sells, where nobody is named, pays as it does for the programme's own rules
 * @param said what they said, in that order
 */
record Payers(Set<UUID> named, List<Consent> said) {

    static final Payers NOT_ASKED = new Payers(Set.of(), List.of());

    Payers {
        named = Set.copyOf(named);
        said = List.copyOf(said);
    }

    boolean havePromised(Instant soldAt) {
        return named.stream().allMatch(payer -> hasPromised(payer, soldAt));
    }

    private boolean hasPromised(UUID payer, Instant soldAt) {
        return said.stream()
                .filter(one -> one.partnerId().equals(payer) && !one.at().isAfter(soldAt))
                .reduce((earlier, later) -> later)
                .filter(Consent::accepted)
                .isPresent();
    }
}
