package io.dangol.customer.permit;

import static io.dangol.customer.permit.Asked.LABEL;
import static io.dangol.customer.permit.Asked.NOON;
import static io.dangol.customer.permit.Asked.agreed;
import static io.dangol.customer.permit.Asked.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.permit.Decision.Allowed;
import io.dangol.customer.permit.Decision.Duty;
import io.dangol.customer.permit.Decision.Ground;
import io.dangol.customer.permit.Decision.Obstacle;
import io.dangol.customer.permit.Decision.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the law says, rule by rule, and that each permit names the rule that allows it. */
class PacksTest {

    private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

    /** Nine in the evening in Seoul. */
    private static final Instant NINE = Instant.parse("2026-06-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"KR", "EU"})
    void advertising_needs_a_consent_and_a_permit_names_it(String jurisdiction) {
        Why why = agreed().under(jurisdiction)
                .zone("Asia/Seoul")
                .allowedAt(NOON)
                .why()
                .get(0);

        assertThat(why.ground()).isEqualTo(Ground.CONSENT);
        assertThat(why.consentId()).isEqualTo(Asked.CONSENT);
        assertThat(why.source()).contains("art.");
        assertThat(nothing().under(jurisdiction).zone("Asia/Seoul").obstaclesAt(NOON))
                .containsExactly(Obstacle.CONSENT_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KR", "EU"})
    void who_refused_is_not_asked_by_way_of_a_trade_or_a_letter(String jurisdiction) {
        assertThat(nothing()
                        .under(jurisdiction)
                        .zone("Asia/Seoul")
                        .refused("MARKETING")
                        .bought(NOON.minusSeconds(1), true)
                        .obstaclesAt(NOON))
                .containsExactly(Obstacle.CONSENT_REFUSED);
        assertThat(nothing()
                        .under(jurisdiction)
                        .zone("Asia/Seoul")
                        .channel("POST")
                        .refused("MARKETING")
                        .obstaclesAt(NOON))
                .containsExactly(Obstacle.CONSENT_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KR", "EU"})
    void a_letter_needs_no_consent_while_nobody_objects(String jurisdiction) {
        Allowed allowed = nothing().under(jurisdiction).channel("POST").allowedAt(NOON);

        assertThat(allowed.ground()).isEqualTo(Ground.NO_OBJECTION);
    }

    @ParameterizedTest
    @CsvSource({"SMS, true", "KAKAO, true", "EMAIL, false", "POST, false"})
    void at_night_korea_wants_a_consent_of_its_own_but_for_email(String channel, boolean night) {
        Asked asked = nothing().channel(channel).agreedTo("MARKETING", NOON.minusSeconds(60));

        assertThat(asked.obstaclesAt(NINE).contains(Obstacle.NIGHT)).isEqualTo(night);
        assertThat(asked.obstaclesAt(NINE.minusNanos(1_000))).isEmpty();
        assertThat(asked.obstaclesAt(NINE.plus(Duration.ofHours(11)))).isEmpty();
        assertThat(asked.obstaclesAt(NINE.plus(Duration.ofHours(11)).minusNanos(1_000))
                        .contains(Obstacle.NIGHT))
                .isEqualTo(night);
    }

    @Test
    void who_agreed_to_be_contacted_at_night_is_and_the_permit_says_by_which_consent() {
        Allowed allowed =
                agreed().agreedTo("MARKETING_NIGHT", NOON.minusSeconds(60)).allowedAt(NINE);

        assertThat(allowed.why()).extracting(Why::ground).containsExactly(Ground.CONSENT, Ground.NIGHT_CONSENT);
        assertThat(allowed.consentOf(Ground.NIGHT_CONSENT)).isEqualTo(Asked.CONSENT);
        assertThat(agreed().refused("MARKETING_NIGHT").obstaclesAt(NINE)).contains(Obstacle.NIGHT);
    }

    @Test
    void the_night_of_korea_is_the_recipient_s_night() {
        Instant nineInBrussels = Instant.parse("2026-06-01T19:00:00Z");

        assertThat(agreed().zone("Europe/Brussels").obstaclesAt(nineInBrussels)).contains(Obstacle.NIGHT);
        assertThat(agreed().zone("Europe/Brussels").obstaclesAt(nineInBrussels.minusSeconds(1)))
                .isEmpty();
    }

    @Test
    void korea_s_consents_are_confirmed_again_after_two_years_by_the_calendar() {
        Instant given = Instant.parse("2024-02-29T03:00:00Z");
        Instant outdated = Instant.parse("2026-02-28T03:00:00Z");
        Asked asked = nothing().agreedTo("MARKETING", given);

        assertThat(asked.allowedAt(outdated.minusSeconds(1)).expiresAt()).isEqualTo(outdated);
        assertThat(asked.obstaclesAt(outdated)).containsExactly(Obstacle.CONSENT_OUTDATED);
        assertThat(asked.under("EU").zone("Asia/Seoul").obstaclesAt(outdated)).isEmpty();
    }

    @Test
    void in_korea_a_trade_allows_similar_goods_for_six_months() {
        Instant ended = Instant.parse("2025-12-01T03:00:00Z");
        Asked bought = nothing().bought(ended, true);

        assertThat(bought.allowedAt(NOON.minusSeconds(1)).ground()).isEqualTo(Ground.TRADE);
        assertThat(bought.allowedAt(NOON.minusSeconds(1)).expiresAt()).isEqualTo(NOON);
        assertThat(bought.obstaclesAt(NOON)).containsExactly(Obstacle.CONSENT_MISSING);
        assertThat(nothing().bought(ended, false).obstaclesAt(NOON.minusSeconds(1)))
                .containsExactly(Obstacle.CONSENT_MISSING);
        assertThat(nothing().bought(NOON.plusSeconds(1), true).obstaclesAt(NOON))
                .containsExactly(Obstacle.CONSENT_MISSING);
    }

    @Test
    void in_europe_a_trade_allows_electronic_mail_and_has_no_end() {
        Asked bought = nothing().under("EU").zone("Asia/Seoul").bought(LONG_AGO, true);

        assertThat(bought.allowedAt(NOON).ground()).isEqualTo(Ground.TRADE);
        assertThat(bought.channel("CALL").obstaclesAt(NOON)).containsExactly(Obstacle.CONSENT_MISSING);
    }

    @Test
    void an_advertisement_in_korea_begins_with_its_label() {
        assertThat(agreed().label(LABEL + " 봄맞이").obstaclesAt(NOON)).isEmpty();
        assertThat(agreed().label(null).obstaclesAt(NOON)).containsExactly(Obstacle.LABEL_MISSING);
        for (String label : List.of("", "봄맞이 (광고)", "(광 고)", "[광고]")) {
            assertThat(agreed().label(label).obstaclesAt(NOON)).containsExactly(Obstacle.LABEL_MISSING);
        }
        assertThat(agreed().under("EU").zone("Asia/Seoul").label(null).obstaclesAt(NOON))
                .isEmpty();
    }

    @Test
    void a_survey_and_a_call_need_no_label() {
        assertThat(nothing()
                        .agreedTo("SURVEY", NOON)
                        .purpose("SURVEY")
                        .label(null)
                        .obstaclesAt(NOON))
                .isEmpty();
        assertThat(nothing()
                        .channel("CALL")
                        .agreedTo("MARKETING", NOON)
                        .label(null)
                        .obstaclesAt(NOON))
                .isEmpty();
    }

    @Test
    void in_korea_the_customer_is_told_within_fourteen_days_what_became_of_the_consent() {
        Instant given = NOON.minus(Duration.ofDays(1));

        assertThat(agreed().allowedAt(NOON).duties())
                .filteredOn(duty -> duty.code().equals("TELL_RESULT_OF_CONSENT"))
                .extracting(Duty::dueAt)
                .containsExactly(given.plus(Duration.ofDays(14)));
        assertThat(agreed().contacted("CONSENT_NOTICE", "EMAIL", given)
                        .allowedAt(NOON)
                        .duties())
                .extracting(Duty::code)
                .containsExactly("NAME_SENDER", "OFFER_REFUSAL", "LABEL (광고)");
        assertThat(agreed().contacted("CONSENT_NOTICE", "EMAIL", given.minusSeconds(1))
                        .allowedAt(NOON)
                        .duties())
                .extracting(Duty::code)
                .contains("TELL_RESULT_OF_CONSENT");
    }

    @Test
    void each_rule_of_each_pack_names_its_source() {
        for (String code : Packs.codes()) {
            Pack pack = Packs.of(code).orElseThrow();
            assertThat(pack.exempt().source()).contains("art.");
            assertThat(pack.consent().source()).contains("art.");
            assertThat(pack.consent().exceptSource()).contains("art.");
            assertThat(pack.objection().source()).contains("art.");
            assertThat(pack.duties())
                    .allSatisfy(duty -> assertThat(duty.source()).contains("art."));
        }
        assertThat(Packs.of("XX")).isEmpty();
    }
}
