package io.dangol.customer.permit;

import static io.dangol.customer.permit.Asked.CUSTOMER;
import static io.dangol.customer.permit.Asked.NOON;
import static io.dangol.customer.permit.Asked.agreed;
import static io.dangol.customer.permit.Asked.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.customer.permit.Decision.Allowed;
import io.dangol.customer.permit.Decision.Ground;
import io.dangol.customer.permit.Decision.Obstacle;
import io.dangol.customer.permit.Decision.Refused;
import io.dangol.customer.permit.Facts.Rest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The house's own rules; those of the law are in {@link PacksTest}. */
class PermitRulesTest {

    private static final Instant TEN_DAYS_AGO = NOON.minus(Duration.ofDays(10));

    @Test
    void who_agreed_and_was_left_in_peace_may_be_contacted() {
        Allowed allowed = agreed().allowedAt(NOON);

        assertThat(allowed.ground()).isEqualTo(Ground.CONSENT);
        assertThat(allowed.consentOf(Ground.CONSENT)).isEqualTo(Asked.CONSENT);
    }

    @Test
    void without_an_address_nobody_is_reached() {
        assertThat(agreed().withoutAddress().obstaclesAt(NOON)).containsExactly(Obstacle.ADDRESS_UNKNOWN);
    }

    @Test
    void an_opt_out_sticks_to_the_address_whoever_has_it_and_agreed() {
        assertThat(agreed().addressOptedOut().obstaclesAt(NOON)).containsExactly(Obstacle.ADDRESS_OPTED_OUT);
    }

    @Test
    void a_number_that_may_be_somebody_else_s_is_left_in_peace_but_for_what_is_exempt() {
        assertThat(agreed().numberInDoubt().obstaclesAt(NOON)).containsExactly(Obstacle.NUMBER_IN_DOUBT);
        assertThat(agreed().numberInDoubt().purpose("RECALL").allowedAt(NOON).ground())
                .isEqualTo(Ground.EXEMPT);
    }

    @ParameterizedTest
    @EnumSource(value = Rest.class, mode = EnumSource.Mode.EXCLUDE, names = "COMPLAINT_OPEN")
    void who_is_left_alone_is_left_alone_until_somebody_looks_again(Rest rest) {
        Refused refused = agreed().leftAlone(rest).refusedAt(NOON);

        assertThat(refused.reasons()).extracting("obstacle").containsExactly(Obstacle.LEAVE_ALONE);
        assertThat(refused.earliestAt()).isNull();
    }

    @Test
    void while_a_complaint_is_open_nothing_is_advertised() {
        assertThat(agreed().leftAlone(Rest.COMPLAINT_OPEN).obstaclesAt(NOON)).containsExactly(Obstacle.COMPLAINT_OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SERVICE", "RECALL"})
    void service_and_recalls_are_let_through_whatever_stands_in_the_way(String purpose) {
        Instant midnight = Instant.parse("2026-05-31T15:00:00Z");
        Allowed allowed = nothing()
                .refused(purpose)
                .purpose(purpose)
                .addressOptedOut()
                .withoutAddress()
                .leftAlone(Rest.COMPLAINT_OPEN)
                .holdOut("spring", 100)
                .contacted("MARKETING", "SMS", midnight)
                .contacted("MARKETING", "SMS", midnight)
                .allowedAt(midnight);

        assertThat(allowed.ground()).isEqualTo(Ground.EXEMPT);
        assertThat(allowed.why()).hasSize(1);
        assertThat(allowed.expiresAt()).isEqualTo(midnight.plus(Duration.ofHours(24)));
    }

    @Test
    void a_window_has_room_for_two_and_not_for_three() {
        Asked once = agreed().contacted("MARKETING", "EMAIL", NOON.minus(Duration.ofDays(4)));

        assertThat(once.obstaclesAt(NOON)).isEmpty();
        assertThat(once.contacted("HELPDESK", "KAKAO", NOON.minus(Duration.ofDays(5)))
                        .obstaclesAt(NOON))
                .containsExactly(Obstacle.CAP);
    }

    @Test
    void a_contact_leaves_its_window_when_it_is_seven_days_old_and_not_a_moment_before() {
        Instant first = NOON.minus(Duration.ofDays(7));
        Asked twice = agreed().contacted("SURVEY", "EMAIL", first)
                .contacted("MARKETING", "EMAIL", NOON.minus(Duration.ofDays(5)));

        assertThat(twice.obstaclesAt(NOON)).isEmpty();
        assertThat(twice.refusedAt(NOON.minusNanos(1_000)).earliestAt()).isEqualTo(NOON);
    }

    @Test
    void a_channel_has_a_window_of_its_own() {
        Asked once = agreed().contacted("MARKETING", "SMS", NOON.minus(Duration.ofDays(1)));

        assertThat(once.obstaclesAt(NOON)).containsExactly(Obstacle.CAP);
        assertThat(agreed().contacted("MARKETING", "EMAIL", NOON.minus(Duration.ofDays(1)))
                        .obstaclesAt(NOON))
                .isEmpty();
    }

    @Test
    void what_does_not_count_takes_no_room() {
        Asked served = agreed().contactedUncounted(NOON.minusSeconds(60)).contactedUncounted(NOON.minusSeconds(61));

        assertThat(served.obstaclesAt(NOON)).isEmpty();
    }

    @Test
    void surveys_are_half_a_year_apart() {
        Instant last = NOON.minus(Duration.ofDays(180));
        Asked surveyed =
                nothing().agreedTo("SURVEY", TEN_DAYS_AGO).purpose("SURVEY").contacted("SURVEY", "EMAIL", last);

        assertThat(surveyed.obstaclesAt(NOON)).isEmpty();
        assertThat(surveyed.obstaclesAt(NOON.minusNanos(1_000))).containsExactly(Obstacle.SURVEY_REST);
        assertThat(surveyed.refusedAt(NOON.minusNanos(1_000)).earliestAt()).isEqualTo(NOON);
    }

    @Test
    void a_survey_s_rest_keeps_nobody_but_surveys_back() {
        assertThat(agreed().contacted("SURVEY", "EMAIL", TEN_DAYS_AGO).obstaclesAt(NOON))
                .isEmpty();
    }

    @Test
    void who_is_held_out_of_one_campaign_is_not_of_another() {
        assertThat(agreed().holdOut("spring", 100).obstaclesAt(NOON)).containsExactly(Obstacle.HOLD_OUT);
        assertThat(agreed().holdOut("spring", 0).obstaclesAt(NOON)).isEmpty();
        long held = IntStream.range(0, 200)
                .filter(campaign -> new HoldOut("campaign " + campaign, 50).holds(CUSTOMER))
                .count();
        assertThat(held).isBetween(60L, 140L);
    }

    @Test
    void the_house_holds_its_own_part_out_of_everything() {
        ContactPolicy all = policy(ContactPolicy.DEFAULT.quietHours(), 100);

        assertThat(agreed().policy(all).obstaclesAt(NOON)).containsExactly(Obstacle.HOLD_OUT);
    }

    @Test
    void every_reason_is_told_and_the_moment_when_all_are_gone() {
        Instant night = Instant.parse("2026-06-01T13:00:00Z");
        Instant morning = Instant.parse("2026-06-01T23:00:00Z");
        Refused refused = agreed().contacted(
                        "MARKETING", "SMS", night.minus(Duration.ofDays(3)).plusSeconds(1))
                .refusedAt(night);

        assertThat(refused.reasons())
                .extracting("obstacle")
                .containsExactly(Obstacle.NIGHT, Obstacle.QUIET_HOURS, Obstacle.CAP);
        assertThat(refused.earliestAt()).isEqualTo(morning);
    }

    @Test
    void a_window_that_ends_at_night_ends_in_the_morning() {
        Instant contact = Instant.parse("2026-05-29T14:00:00Z");
        Refused refused = agreed().contacted("MARKETING", "SMS", contact).refusedAt(NOON);

        assertThat(refused.reasons()).extracting("obstacle").containsExactly(Obstacle.CAP);
        assertThat(refused.reasons().get(0).earliestAt()).isEqualTo("2026-06-01T14:00:00Z");
        assertThat(refused.earliestAt()).isEqualTo("2026-06-01T23:00:00Z");
    }

    @Test
    void where_one_reason_never_ends_there_is_no_earliest_moment() {
        Refused refused = nothing().contacted("MARKETING", "SMS", NOON).refusedAt(NOON);

        assertThat(refused.reasons()).extracting("obstacle").containsExactly(Obstacle.CONSENT_MISSING, Obstacle.CAP);
        assertThat(refused.earliestAt()).isNull();
    }

    @Test
    void hours_that_are_never_free_have_no_earliest_moment() {
        Hours day = new Hours(LocalTime.of(8, 0), LocalTime.of(21, 0), Set.of());

        assertThat(agreed().policy(policy(day, 0)).refusedAt(NOON).earliestAt()).isNull();
    }

    @Test
    void a_permit_ends_where_the_quiet_hours_begin() {
        assertThat(agreed().allowedAt(NOON).expiresAt()).isEqualTo("2026-06-01T12:00:00Z");
        assertThat(agreed().agreedTo("MARKETING_NIGHT", TEN_DAYS_AGO)
                        .allowedAt(NOON)
                        .expiresAt())
                .isEqualTo(NOON.plus(Duration.ofHours(24)));
    }

    @Test
    void a_consent_is_for_its_brand_and_channel_alone() {
        assertThat(agreed().brand("OUTLET").obstaclesAt(NOON)).containsExactly(Obstacle.CONSENT_MISSING);
        assertThat(agreed().channel("KAKAO").obstaclesAt(NOON)).containsExactly(Obstacle.CONSENT_MISSING);
        assertThat(nothing().brand("OUTLET").agreedTo("MARKETING", TEN_DAYS_AGO).obstaclesAt(NOON))
                .isEmpty();
    }

    @Test
    void a_cap_without_room_and_hours_without_length_are_none() {
        assertThatThrownBy(() -> new Cap(0, 7, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hours(LocalTime.NOON, LocalTime.NOON, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ContactPolicy policy(@Nullable Hours quiet, int holdOut) {
        return new ContactPolicy("KR", null, List.of(), quiet, true, 180, 1440, holdOut, true);
    }
}
