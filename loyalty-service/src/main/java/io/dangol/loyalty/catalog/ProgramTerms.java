package io.dangol.loyalty.catalog;

import io.dangol.loyalty.ledger.NegativePolicy;
import io.dangol.loyalty.rule.BonusRule;
import io.dangol.loyalty.rule.RuleSet;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a programme says about a sale.
 *
 * @param receiptClaimDays so long a receipt without a card can be claimed; null: not at all
 */
public record ProgramTerms(
        UUID id,
        String currency,
        ZoneId zone,
        NegativePolicy negativePolicy,
        @Nullable Integer expiresAfterMonths,
        int pendingDays,
        int ruleVersion,
        RuleSet rules,
        @Nullable Integer receiptClaimDays,
        RuleTimes ruleTimes) {

    /** When points of a sale become available, and when they expire, by the programme or by a rule of its own. */
    public record Days(Instant availableFrom, @Nullable Instant expiresAt) {}

    /** By which of its rules a sale of that moment earns. */
    public int ruleVersionAt(Instant soldAt) {
        return ruleTimes.at(soldAt, ruleVersion);
    }

    ProgramTerms with(int otherVersion, RuleSet otherRules) {
        return new ProgramTerms(
                id,
                currency,
                zone,
                negativePolicy,
                expiresAfterMonths,
                pendingDays,
                otherVersion,
                otherRules,
                receiptClaimDays,
                ruleTimes);
    }

    public Days days(Instant soldAt, Instant now) {
        return days(BonusRule.Dates.OF_PROGRAM, soldAt, now);
    }

    public Days days(BonusRule.Dates dates, Instant soldAt, Instant now) {
        int pending = dates.pendingDays() == null ? pendingDays : dates.pendingDays();
        Integer months = dates.expiresAfterMonths() == null ? expiresAfterMonths : dates.expiresAfterMonths();
        Instant from = availableFrom(pending, soldAt, now);
        Instant day = dates.availableOn() == null
                ? Instant.MIN
                : dates.availableOn().atStartOfDay(zone).toInstant();
        return day.isAfter(soldAt)
                ? new Days(day.isAfter(from) ? day : from, expiresAt(months, day))
                : new Days(from, expiresAt(months, soldAt));
    }

    /** Whole days after the sale; at once where there are none, also for a till whose clock runs ahead. */
    private Instant availableFrom(int days, Instant soldAt, Instant now) {
        return days == 0
                ? soldAt.isAfter(now) ? now : soldAt
                : soldAt.atZone(zone)
                        .toLocalDate()
                        .plusDays(days)
                        .atStartOfDay(zone)
                        .toInstant();
    }

    /** At the end of the last day, in the programme's zone. */
    private @Nullable Instant expiresAt(@Nullable Integer months, Instant soldAt) {
        return months == null
                ? null
                : soldAt.atZone(zone)
                        .toLocalDate()
                        .plusMonths(months)
                        .plusDays(1)
                        .atTime(LocalTime.MIDNIGHT)
                        .atZone(zone)
                        .toInstant();
    }
}
