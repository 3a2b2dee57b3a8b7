package io.dangol.customer.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dangol.customer.freshness.FreshnessPolicy.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FreshnessPolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final long SEED = 20_261_129;

    private final FreshnessPolicy policy = new FreshnessPolicy(
            1,
            30,
            0.7,
            Map.of(
                    ProfileField.NAME, new Terms(1000, 1, "test"),
                    ProfileField.PHONE, new Terms(100, 3, "test"),
                    ProfileField.EMAIL, new Terms(100, 1, "test"),
                    ProfileField.BIRTH_DATE, new Terms(10_000, 1, "test")));

    @Test
    void a_field_is_worth_half_after_its_half_life_and_a_quarter_after_two() {
        assertThat(policy.freshness(aged(ProfileField.PHONE, 0), NOW)).isEqualTo(1);
        assertThat(policy.freshness(aged(ProfileField.PHONE, 100), NOW)).isEqualTo(0.5);
        assertThat(policy.freshness(aged(ProfileField.PHONE, 200), NOW)).isEqualTo(0.25);
        assertThat(policy.freshness(aged(ProfileField.NAME, 1000), NOW)).isEqualTo(0.5);
    }

    @Test
    void what_is_verified_by_a_clock_ahead_of_ours_is_just_verified() {
        assertThat(policy.freshness(aged(ProfileField.PHONE, -1), NOW)).isEqualTo(1);
    }

    @Test
    void what_is_in_doubt_is_worth_nothing_and_asked_for_first() {
        Mark doubted = new Mark(ProfileField.PHONE, NOW, "SELF", true);

        assertThat(policy.freshness(doubted, NOW)).isZero();
        assertThat(policy.question(List.of(aged(ProfileField.EMAIL, 1000), doubted), Map.of(), NOW))
                .contains(ProfileField.PHONE);
    }

    @Test
    void a_score_is_the_mean_by_weight_over_what_is_known() {
        assertThat(policy.score(List.of(), NOW)).isEmpty();
        assertThat(policy.score(List.of(aged(ProfileField.PHONE, 100)), NOW)).hasValue(0.5);
        assertThat(policy.score(List.of(aged(ProfileField.PHONE, 100), aged(ProfileField.EMAIL, 0)), NOW))
                .hasValue((3 * 0.5 + 1) / 4);
    }

    @Test
    void a_score_lies_between_0_and_1_and_never_rises_with_age() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            List<Mark> marks = new ArrayList<>();
            for (ProfileField field : ProfileField.values()) {
                if (random.nextInt(4) > 0) {
                    marks.add(new Mark(field, NOW.minus(age(random)), "SELF", random.nextInt(10) == 0));
                }
            }
            double before = 1;
            Instant at = NOW;
            for (int step = 0; step < 10 && !marks.isEmpty(); step++) {
                double score = policy.score(marks, at).orElseThrow();
                assertThat(score).as("seed %s, round %s", SEED, round).isBetween(0.0, before);
                before = score + 1e-12;
                at = at.plus(age(random));
            }
        }
    }

    @Test
    void a_verification_never_lowers_the_score_and_no_other_raises_it_more_than_the_question_s() {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            List<Mark> marks = new ArrayList<>();
            for (ProfileField field : ProfileField.values()) {
                marks.add(new Mark(field, NOW.minus(age(random)), "SELF", false));
            }
            double before = policy.score(marks, NOW).orElseThrow();
            double best = 0;
            for (Mark mark : marks) {
                double after = verified(marks, mark.field());
                assertThat(after).isGreaterThanOrEqualTo(before);
                boolean worthAsking = policy.freshness(mark, NOW) < policy.askBelow();
                best = worthAsking ? Math.max(best, after) : best;
            }
            double asked = policy.question(marks, Map.of(), NOW)
                    .map(field -> verified(marks, field))
                    .orElse(0.0);
            assertThat(asked).as("seed %s, round %s", SEED, round).isCloseTo(best, within(1e-12));
        }
    }

    @Test
    void the_same_is_not_asked_again_before_its_time() {
        List<Mark> marks = List.of(aged(ProfileField.PHONE, 500), aged(ProfileField.EMAIL, 500));
        Instant justTooSoon = NOW.minus(Duration.ofDays(30)).plusMillis(1);
        Instant longAgo = NOW.minus(Duration.ofDays(30));

        assertThat(policy.question(marks, Map.of(ProfileField.PHONE, justTooSoon), NOW))
                .contains(ProfileField.EMAIL);
        assertThat(policy.question(marks, Map.of(ProfileField.PHONE, longAgo), NOW))
                .contains(ProfileField.PHONE);
    }

    @Test
    void what_is_fresh_enough_nobody_is_asked_for() {
        assertThat(policy.question(List.of(aged(ProfileField.PHONE, 51)), Map.of(), NOW))
                .isEmpty();
        assertThat(policy.question(List.of(aged(ProfileField.PHONE, 52)), Map.of(), NOW))
                .contains(ProfileField.PHONE);
    }

    @Test
    void a_policy_that_forgets_a_field_or_makes_no_sense_is_none() {
        assertThatThrownBy(() -> new FreshnessPolicy(1, 30, 0.7, Map.of())).hasMessageContaining("every field");
        assertThatThrownBy(() -> new Terms(0, 1, "test")).hasMessageContaining("half-life");
        assertThatThrownBy(() -> new Terms(1, 0, "test")).hasMessageContaining("weight");
    }

    private double verified(List<Mark> marks, ProfileField field) {
        List<Mark> others = new ArrayList<>(marks);
        others.replaceAll(mark -> mark.field() == field ? new Mark(field, NOW, "SELF", false) : mark);
        return policy.score(others, NOW).orElseThrow();
    }

    private static Duration age(Random random) {
        return Duration.ofSeconds(random.nextInt(200_000_000));
    }

    private static Mark aged(ProfileField field, long days) {
        return new Mark(field, NOW.minus(Duration.ofDays(days)), "SELF", false);
    }
}
