package io.dangol.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.family.Family;
import io.dangol.customer.vault.PersonalData;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SurvivorshipPolicyTest {

    private static final UUID STAYS = UUID.randomUUID();
    private static final UUID JOINS = UUID.randomUUID();
    private static final Family FAMILY = Family.alone(STAYS).with(Family.alone(JOINS), Instant.EPOCH);

    @Test
    void the_survivors_own_word_comes_first_and_the_absorbed_one_fills_what_is_missing() {
        PersonalData own = new PersonalData("지우", "김", null, "own@naver.com", null);
        PersonalData joined = new PersonalData("지우", "김", "+821023456789", "other@naver.com", null);

        Map<UUID, PersonalData> known = Map.of(STAYS, own, JOINS, joined);

        assertThat(SurvivorshipPolicy.effective(FAMILY, known))
                .isEqualTo(new PersonalData("지우", "김", "+821023456789", "own@naver.com", null));
        assertThat(SurvivorshipPolicy.origins(FAMILY, known))
                .containsOnly(Map.entry("name", STAYS), Map.entry("email", STAYS), Map.entry("phone", JOINS));
    }

    @Test
    void a_name_is_never_made_of_two() {
        PersonalData own = new PersonalData("지우", null, null, null, null);
        PersonalData joined = new PersonalData("Jiwoo", "Kim", null, null, null);

        assertThat(SurvivorshipPolicy.effective(FAMILY, Map.of(STAYS, own, JOINS, joined)))
                .isEqualTo(own);
    }

    @Test
    void a_record_that_may_not_be_seen_says_nothing() {
        PersonalData own = new PersonalData("지우", "김", null, null, null);

        assertThat(SurvivorshipPolicy.effective(FAMILY, Map.of(STAYS, own))).isEqualTo(own);
    }
}
