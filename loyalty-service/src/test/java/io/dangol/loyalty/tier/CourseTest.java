package io.dangol.loyalty.tier;

import static io.dangol.loyalty.tier.TierDays.LADDER;
import static io.dangol.loyalty.tier.TierDays.bought;
import static io.dangol.loyalty.tier.TierDays.day;
import static io.dangol.loyalty.tier.TierDays.facts;
import static io.dangol.loyalty.tier.TierDays.gaveBack;
import static io.dangol.loyalty.tier.TierDays.granted;
import static io.dangol.loyalty.tier.TierDays.scheme;
import static io.dangol.loyalty.tier.TierDays.versions;
import static io.dangol.loyalty.tier.TierDays.yearly;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.tier.Purchases.Day;
import io.dangol.loyalty.tier.Review.Facts;
import io.dangol.loyalty.tier.SchemeVersions.Dated;
import io.dangol.loyalty.tier.TierScheme.Downgrade;
import io.dangol.loyalty.tier.TierScheme.Measure;
import io.dangol.loyalty.tier.TierScheme.Tier;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a member has which tier. */
class CourseTest {

    @Test
    void a_tier_is_reached_on_the_day_that_brings_enough() {
        Facts facts = facts(yearly(0), bought("2026-03-01", 99), bought("2026-03-02", 1));

        assertTier(facts, "2026-03-01", null);
        assertTier(facts, "2026-03-02", "SILVER");
        assertThat(facts.course().at(day("2026-05-01")).since()).isEqualTo(day("2026-03-02"));
    }

    @Test
    void what_was_reached_in_a_year_is_valid_to_the_end_of_the_next() {
        Facts facts = facts(yearly(0), bought("2026-12-31", 100));

        assertThat(facts.course().at(day("2027-06-01")).validUntil()).isEqualTo(day("2027-12-31"));
        assertTier(facts, "2027-12-31", "SILVER");
        assertTier(facts, "2028-01-01", null);
    }

    @Test
    void after_grace_it_goes_down_one_step_a_year() {
        Facts facts = facts(yearly(30), bought("2026-02-01", 300));

        Standing platinum = facts.course().at(day("2027-12-31"));
        assertThat(platinum.validUntil()).isEqualTo(day("2027-12-31"));
        assertThat(platinum.keptUntil()).isEqualTo(day("2028-01-30"));
        assertTier(facts, "2028-01-30", "PLATINUM");
        assertTier(facts, "2028-01-31", "GOLD");
        assertTier(facts, "2029-01-30", "GOLD");
        assertTier(facts, "2029-01-31", "SILVER");
        assertTier(facts, "2030-01-31", null);
    }

    @Test
    void or_at_once_to_what_it_is_qualified_for() {
        TierScheme scheme = scheme(Window.calendar(Window.Unit.YEAR), 0, Downgrade.TO_QUALIFIED);
        Facts facts = facts(scheme, bought("2026-02-01", 300), bought("2027-11-01", 100));

        assertTier(facts, "2027-12-31", "PLATINUM");
        assertTier(facts, "2028-01-01", "SILVER");
        assertTier(facts, "2029-01-01", null);
    }

    @Test
    void what_is_bought_during_the_grace_can_keep_it() {
        Facts facts = facts(yearly(30), bought("2026-02-01", 200), bought("2028-01-20", 200));

        assertTier(facts, "2028-01-31", "GOLD");
        assertThat(facts.course().at(day("2028-01-31")).since()).isEqualTo(day("2026-02-01"));
        assertThat(facts.course().at(day("2028-01-31")).validUntil()).isEqualTo(day("2029-12-31"));
    }

    @Test
    void a_rolling_window_ends_with_each_day_and_a_tier_lasts_as_long_after() {
        TierScheme scheme = scheme(Window.rolling(3), 0, Downgrade.ONE_STEP);
        Facts together = facts(scheme, bought("2026-01-10", 60), bought("2026-04-09", 60));
        Facts apart = facts(scheme, bought("2026-01-10", 60), bought("2026-04-10", 60));

        assertTier(together, "2026-04-09", "SILVER");
        assertTier(together, "2026-07-09", "SILVER");
        assertTier(together, "2026-07-10", null);
        assertTier(apart, "2026-04-10", null);
    }

    @Test
    void a_return_without_a_receipt_comes_off_the_latest_purchases() {
        Facts facts =
                facts(yearly(0), bought("2026-01-01", 100), bought("2026-02-01", 100), gaveBack("2026-03-01", 120));

        assertTier(facts, "2026-03-01", null);
        assertTier(facts, "2026-01-15", null);
        assertTier(facts(yearly(0), bought("2026-01-01", 100), gaveBack("2025-12-31", 50)), "2026-01-01", "SILVER");
    }

    @Test
    void visits_are_days_with_a_purchase() {
        TierScheme scheme = new TierScheme(
                Measure.VISITS,
                Window.calendar(Window.Unit.MONTH),
                0,
                Downgrade.ONE_STEP,
                List.of(new Tier("REGULAR", "Regular", 2, List.of())));

        assertTier(facts(scheme, bought("2026-01-01", 500), bought("2026-01-02", 0)), "2026-01-02", null);
        assertTier(facts(scheme, bought("2026-01-01", 1), bought("2026-01-02", 1)), "2026-01-02", "REGULAR");
    }

    @Test
    void points_count_where_the_scheme_says_so() {
        TierScheme scheme = new TierScheme(
                Measure.POINTS,
                Window.calendar(Window.Unit.QUARTER),
                0,
                Downgrade.ONE_STEP,
                List.of(new Tier("REGULAR", "Regular", 20, List.of())));

        assertTier(facts(scheme, bought("2026-01-01", 199)), "2026-01-02", null);
        assertTier(facts(scheme, bought("2026-01-01", 200)), "2026-01-02", "REGULAR");
        assertTier(facts(scheme, bought("2026-01-01", 200)), "2026-07-01", null);
    }

    @Test
    void a_granted_tier_holds_until_its_day_and_then_goes_like_any_other() {
        Facts facts = new Facts(
                versions(yearly(10)),
                List.of(granted("GOLD", "2026-01-15", "2026-06-30")),
                new Purchases(List.of(bought("2026-03-01", 5))));

        assertTier(facts, "2026-01-14", null);
        assertTier(facts, "2026-07-10", "GOLD");
        assertTier(facts, "2026-07-11", "SILVER");
        assertTier(facts, "2027-01-10", "SILVER");
        assertTier(facts, "2027-01-11", null);
    }

    @Test
    void another_version_leaves_what_was_earned_and_decides_from_its_day_on() {
        TierScheme dearer = new TierScheme(
                Measure.SPEND,
                Window.calendar(Window.Unit.YEAR),
                0,
                Downgrade.ONE_STEP,
                List.of(new Tier("SILVER", "Silver", 1_000, List.of()), new Tier("GOLD", "Gold", 2_000, List.of())));
        SchemeVersions versions = new SchemeVersions(
                List.of(new Dated(1, yearly(0), day("2026-01-01")), new Dated(2, dearer, day("2026-06-01"))));
        Purchases purchases = new Purchases(List.of(bought("2026-02-01", 300), bought("2026-07-01", 100)));
        Facts facts = new Facts(versions, List.of(), purchases);

        // Platinum is no more: the next lower one that is left.
        assertTier(facts, "2026-07-01", "GOLD");
        assertTier(facts, "2027-12-31", "GOLD");
        assertTier(facts, "2028-01-01", "SILVER");
    }

    @Test
    void a_cheaper_version_lifts_members_on_its_day_and_a_slip_is_put_right_the_same_day() {
        TierScheme slip = new TierScheme(
                Measure.VISITS,
                Window.rolling(1),
                0,
                Downgrade.ONE_STEP,
                List.of(new Tier("SILVER", "Silver", 1, List.of())));
        List<Day> days = List.of(bought("2026-02-01", 50));
        TierScheme cheaper = new TierScheme(
                Measure.SPEND,
                Window.calendar(Window.Unit.YEAR),
                0,
                Downgrade.ONE_STEP,
                List.of(new Tier("SILVER", "Silver", 50, List.of()), LADDER.get(1)));
        SchemeVersions versions = new SchemeVersions(List.of(
                new Dated(1, slip, day("2026-01-01")),
                new Dated(2, yearly(0), day("2026-01-01")),
                new Dated(3, cheaper, day("2026-03-01"))));
        Facts facts = new Facts(versions, List.of(), new Purchases(days));

        assertTier(facts, "2026-02-28", null);
        assertTier(facts, "2026-03-01", "SILVER");
    }

    @Test
    void a_granted_tier_that_is_no_more_counts_as_what_is_left_below_it() {
        TierScheme simpler = scheme(Window.calendar(Window.Unit.YEAR), 0, Downgrade.ONE_STEP, LADDER.subList(0, 2));
        SchemeVersions versions = new SchemeVersions(
                List.of(new Dated(1, yearly(0), day("2026-01-01")), new Dated(2, simpler, day("2026-06-01"))));
        TierGrant platinum = granted("PLATINUM", "2026-02-01", "2026-12-31");

        assertTier(new Facts(versions, List.of(platinum), new Purchases(List.of())), "2026-07-01", "GOLD");
    }

    private static void assertTier(Facts facts, String day, @Nullable String tier) {
        assertThat(facts.course().at(day(day)).tier()).as(day).isEqualTo(tier);
    }
}
