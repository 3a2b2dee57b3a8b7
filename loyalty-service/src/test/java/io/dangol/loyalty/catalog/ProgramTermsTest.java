package io.dangol.loyalty.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.NegativePolicy;
import io.dangol.loyalty.rule.BonusRule.Dates;
import io.dangol.loyalty.rule.EarnRule;
import io.dangol.loyalty.rule.Rounding;
import io.dangol.loyalty.rule.RuleSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTermsTest {

    @Test
    void a_rule_s_day_is_when_its_points_come_to_life_whenever_they_were_earned_before_it() {
        LocalDate newYear = LocalDate.parse("2027-01-01");
        Dates dates = new Dates(14, 12, newYear, null);

        ProgramTerms.Days before = terms("Asia/Seoul", 6, 0).days(dates, Instant.parse("2026-12-30T03:00:00Z"), NOW);
        ProgramTerms.Days after = terms("Asia/Seoul", 6, 0).days(dates, Instant.parse("2027-01-01T03:00:00Z"), NOW);
        ProgramTerms.Days longBefore =
                terms("Asia/Seoul", 6, 0).days(dates, Instant.parse("2026-06-01T03:00:00Z"), NOW);

        assertThat(before).isEqualTo(new ProgramTerms.Days(seoul("2027-01-13"), seoul("2028-01-02")));
        assertThat(after).isEqualTo(new ProgramTerms.Days(seoul("2027-01-15"), seoul("2028-01-02")));
        assertThat(longBefore).isEqualTo(new ProgramTerms.Days(seoul("2027-01-01"), seoul("2028-01-02")));
    }

    private static Instant seoul(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneId.of("Asia/Seoul")).toInstant();
    }

    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // The last minute of a day in Seoul, and the first of the next.
        "Asia/Seoul, 2026-01-05T14:59:59Z, 1, 2026-02-05T15:00:00Z",
        "Asia/Seoul, 2026-01-05T15:00:00Z, 1, 2026-02-06T15:00:00Z",
        "Europe/London, 2026-01-05T15:00:00Z, 1, 2026-02-06T00:00:00Z",
        // Summer time begins in between: the day ends an hour earlier by the world's clock.
        "Europe/London, 2026-01-05T12:00:00Z, 6, 2026-07-05T23:00:00Z",
        // A month without such a day ends with its last one.
        "Asia/Seoul, 2026-01-31T03:00:00Z, 1, 2026-02-28T15:00:00Z",
        "Asia/Seoul, 2028-01-31T03:00:00Z, 1, 2028-02-29T15:00:00Z",
        "Asia/Seoul, 2026-01-31T03:00:00Z, 12, 2027-01-31T15:00:00Z"
    })
    void points_expire_at_the_end_of_a_day_in_the_programmes_zone(
            String zone, Instant soldAt, int months, Instant expiresAt) {
        assertThat(terms(zone, months, 0).days(soldAt, NOW).expiresAt()).isEqualTo(expiresAt);
    }

    @Test
    void without_a_term_points_never_expire() {
        assertThat(terms("Asia/Seoul", null, 0).days(NOW, NOW).expiresAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Seoul, 2026-01-05T14:59:59Z, 1, 2026-01-05T15:00:00Z",
        "Asia/Seoul, 2026-01-05T15:00:00Z, 1, 2026-01-06T15:00:00Z",
        "Europe/London, 2026-03-28T12:00:00Z, 2, 2026-03-29T23:00:00Z"
    })
    void pending_points_become_available_at_the_start_of_a_day_in_the_programmes_zone(
            String zone, Instant soldAt, int days, Instant availableFrom) {
        assertThat(terms(zone, null, days).days(soldAt, NOW).availableFrom()).isEqualTo(availableFrom);
    }

    @Test
    void points_without_pending_days_are_available_at_once_also_where_the_tills_clock_runs_ahead() {
        ProgramTerms terms = terms("Asia/Seoul", null, 0);

        assertThat(terms.days(NOW.minusSeconds(60), NOW).availableFrom()).isEqualTo(NOW.minusSeconds(60));
        assertThat(terms.days(NOW.plusSeconds(60), NOW).availableFrom()).isEqualTo(NOW);
    }

    @Test
    void a_rule_may_have_days_of_its_own() {
        ProgramTerms.Days days = terms("Asia/Seoul", 12, 14).days(new Dates(0, 1, null, null), NOW, NOW);

        assertThat(days.availableFrom()).isEqualTo(NOW);
        assertThat(days.expiresAt()).isEqualTo("2026-08-01T15:00:00Z");
        assertThat(terms("Asia/Seoul", 12, 14)
                        .days(new Dates(0, null, null, null), NOW, NOW)
                        .expiresAt())
                .isEqualTo("2027-07-01T15:00:00Z");
    }

    private static ProgramTerms terms(String zone, @Nullable Integer months, int pendingDays) {
        EarnRule rule = new EarnRule(1, 100, Rounding.FLOOR, List.of(), null);
        return new ProgramTerms(
                UUID.randomUUID(),
                "GBP",
                ZoneId.of(zone),
                NegativePolicy.ALLOW,
                months,
                pendingDays,
                1,
                new RuleSet(rule, List.of()),
                null,
                RuleTimes.NONE);
    }
}
