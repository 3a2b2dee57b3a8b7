package io.dangol.loyalty.bonuscampaign;

import io.dangol.loyalty.budget.Budget;
import io.dangol.loyalty.program.RuleApi.RuleTerms;
import io.dangol.loyalty.rule.BonusRule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it was offered, and as it stands.
 *
 * @param terms what partners accept by now
 * @param whole its budget in all
 * @param own the part of the partner who looks at it; null: it has none yet, or headquarters looks
 * @param endedAt when headquarters ended it; null: it did not
 */
record Offer(
        UUID id,
        UUID programId,
        String code,
        String name,
        RuleTerms rule,
        @Nullable Long partnerPoints,
        boolean forAll,
        Instant from,
        Instant until,
        Terms terms,
        Budget whole,
        @Nullable Budget own,
        Instant offeredAt,
        @Nullable Instant endedAt) {

    /** Where it stands. */
    enum Status {
        UPCOMING,
        RUNNING,
        ENDED
    }

    /** A text, by its version and the SHA-256 of its UTF-8 bytes, hexadecimal. */
    record Terms(int version, String sha256, String text) {

        boolean is(@Nullable Integer otherVersion, @Nullable String otherSha256) {
            return otherVersion != null && otherVersion == version && sha256.equals(otherSha256);
        }
    }

    Instant end() {
        return endedAt != null && endedAt.isBefore(until) ? endedAt : until;
    }

    Status status(Instant now) {
        if (!now.isBefore(end())) {
            return Status.ENDED;
        }
        return now.isBefore(from) ? Status.UPCOMING : Status.RUNNING;
    }

    BonusRule bonusRule() {
        return rule.rule(code, 0).of(id);
    }

    boolean isForStore(String storeCode) {
        List<String> codes = bonusRule().scope().storeCodes();
        return codes.isEmpty() || codes.contains(storeCode);
    }

    boolean isPaidBy(UUID partnerId) {
        return bonusRule().namedPayers().contains(partnerId);
    }

    /** The most that one partner's stores may give, before they gave anything. */
    long mostForAPartner() {
        return partnerPoints == null ? whole.points() : Math.min(partnerPoints, whole.points());
    }
}
