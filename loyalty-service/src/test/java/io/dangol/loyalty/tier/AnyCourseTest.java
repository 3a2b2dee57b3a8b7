package io.dangol.loyalty.tier;

import static io.dangol.loyalty.tier.TierDays.LADDER;
import static io.dangol.loyalty.tier.TierDays.facts;
import static io.dangol.loyalty.tier.TierDays.plus;
import static io.dangol.loyalty.tier.TierDays.scheme;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.tier.Purchases.Day;
import io.dangol.loyalty.tier.Review.Change;
import io.dangol.loyalty.tier.Review.Facts;
import io.dangol.loyalty.tier.Review.Noted;
import io.dangol.loyalty.tier.TierScheme.Downgrade;
import io.dangol.loyalty.tier.TierScheme.Measure;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What holds whatever was bought, by whatever scheme: random ones, named by their seed. */
class AnyCourseTest {

    private static final LocalDate START = LocalDate.parse("2026-01-01");
    private static final int DAYS = 900;

    @Test
    void who_buys_more_is_never_lower() {
        forAny(random -> {
            TierScheme scheme = anyScheme(random);
            List<Day> days = anyDays(random);
            Course less = facts(scheme, days).course();
            Course more = facts(scheme, plus(days, new Day(anyDay(random), 1 + random.nextInt(200), 20, 0, 0)))
                    .course();

            forEachDay(day -> assertThat(rank(more, day)).isGreaterThanOrEqualTo(rank(less, day)));
        });
    }

    @Test
    void more_grace_never_shortens_a_tier() {
        forAny(random -> {
            TierScheme scheme = anyScheme(random);
            TierScheme kinder = new TierScheme(
                    scheme.qualifyBy(),
                    scheme.window(),
                    scheme.graceDays() + 1 + random.nextInt(9),
                    scheme.downgrade(),
                    scheme.tiers());
            List<Day> days = anyDays(random);
            Course strict = facts(scheme, days).course();
            Course kind = facts(kinder, days).course();

            forEachDay(day -> assertThat(rank(kind, day)).isGreaterThanOrEqualTo(rank(strict, day)));
        });
    }

    @Test
    void one_step_down_skips_none_and_takes_a_window() {
        forAny(random -> {
            TierScheme scheme = scheme(anyWindow(random), random.nextInt(20), Downgrade.ONE_STEP);
            Course course = facts(scheme, anyDays(random)).course();
            LocalDate lastStep = LocalDate.MIN;
            for (LocalDate day = START; day.isBefore(START.plusDays(2L * DAYS)); day = day.plusDays(1)) {
                int down = rank(course, day.minusDays(1)) - rank(course, day);
                assertThat(down).isLessThanOrEqualTo(1);
                if (down == 1) {
                    assertThat(ChronoUnit.DAYS.between(lastStep, day))
                            .isGreaterThanOrEqualTo(scheme.window().shortestInDays());
                    lastStep = day;
                }
            }
        });
    }

    @Test
    void a_standing_tells_until_when_it_lasts_and_what_comes_then() {
        forAny(random -> {
            Course course = facts(anyScheme(random), anyDays(random)).course();
            LocalDate after = START.plusDays(DAYS + random.nextInt(400));
            Standing now = course.at(after);
            if (now.keptUntil() == null) {
                assertThat(course.at(after.plusDays(1_000)).tier()).isNull();
                return;
            }

            for (LocalDate day = after; !day.isAfter(now.keptUntil()); day = day.plusDays(1)) {
                assertThat(course.at(day)).isEqualTo(now);
            }
            assertThat(course.projected(now).orElseThrow().tier())
                    .isEqualTo(course.at(now.keptUntil().plusDays(1)).tier())
                    .isNotEqualTo(now.tier());
            assertThat(course.at(Objects.requireNonNull(now.since()).minusDays(1))
                            .tier())
                    .isNotEqualTo(now.tier());
        });
    }

    /** Daily, or after a year: the same end, by the same steps. */
    @Test
    void it_does_not_matter_how_often_anybody_looks() {
        forAny(random -> {
            Facts facts = facts(anyScheme(random), anyDays(random));
            LocalDate from = START.plusDays(DAYS);
            LocalDate to = from.plusDays(random.nextInt(1_200));
            Noted noted = new Noted(Review.of(Noted.NOTHING, facts, from).standing(), 1);

            Review once = Review.of(noted, facts, to);
            List<Change> changes = new ArrayList<>();
            Noted daily = noted;
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1 + random.nextInt(3))) {
                daily = looked(daily, facts, day, changes);
            }
            daily = looked(daily, facts, to, changes);

            assertThat(daily.standing()).isEqualTo(once.standing());
            assertThat(changes).isEqualTo(once.changes());
            assertThat(Review.of(daily, facts, to).changes()).isEmpty();
        });
    }

    @Test
    void it_does_not_matter_in_which_order_the_days_are_told() {
        forAny(random -> {
            TierScheme scheme = anyScheme(random);
            List<Day> days = anyDays(random);
            List<Day> otherwise = new ArrayList<>(days);
            Collections.shuffle(otherwise, random);

            assertThat(facts(scheme, otherwise).course().at(START.plusDays(DAYS)))
                    .isEqualTo(facts(scheme, days).course().at(START.plusDays(DAYS)));
        });
    }

    private static Noted looked(Noted before, Facts facts, LocalDate day, List<Change> changes) {
        Review review = Review.of(before, facts, day);
        changes.addAll(review.changes());
        return new Noted(review.standing(), 1);
    }

    private static void forAny(Consumer<Random> check) {
        for (int seed = 0; seed < 150; seed++) {
            try {
                check.accept(new Random(seed));
            } catch (AssertionError e) {
                throw new AssertionError("Seed " + seed, e);
            }
        }
    }

    private static void forEachDay(Consumer<LocalDate> check) {
        for (int i = 0; i < 2 * DAYS; i += 3) {
            check.accept(START.plusDays(i));
        }
    }

    private static int rank(Course course, LocalDate day) {
        String tier = course.at(day).tier();
        return tier == null
                ? 0
                : 1 + LADDER.stream().map(TierScheme.Tier::code).toList().indexOf(tier);
    }

    private static TierScheme anyScheme(Random random) {
        Measure measure = random.nextInt(4) == 0 ? Measure.POINTS : Measure.SPEND;
        Downgrade downgrade = random.nextBoolean() ? Downgrade.ONE_STEP : Downgrade.TO_QUALIFIED;
        return new TierScheme(measure, anyWindow(random), random.nextInt(20), downgrade, LADDER);
    }

    private static Window anyWindow(Random random) {
        List<Window.Unit> units = List.of(Window.Unit.values());
        return random.nextBoolean()
                ? Window.rolling(1 + random.nextInt(12))
                : Window.calendar(units.get(random.nextInt(units.size())));
    }

    private static List<Day> anyDays(Random random) {
        List<Day> days = new ArrayList<>();
        for (int i = random.nextInt(30); i < DAYS; i += 1 + random.nextInt(60)) {
            long back = random.nextInt(6) == 0 ? random.nextInt(150) : 0;
            days.add(new Day(START.plusDays(i), random.nextInt(150), random.nextInt(150), back, back));
        }
        return days;
    }

    private static LocalDate anyDay(Random random) {
        return START.plusDays(random.nextInt(DAYS));
    }
}
