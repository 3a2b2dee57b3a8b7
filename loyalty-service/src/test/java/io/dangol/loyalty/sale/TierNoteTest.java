package io.dangol.loyalty.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TierNoteTest {

    private static final LocalDate SINCE = LocalDate.parse("2026-03-01");

    @Test
    void it_is_the_tier_from_its_first_day_on_and_another_before() {
        TierNote gold = new TierNote("GOLD", SINCE);

        assertThat(gold.holdsOn(SINCE)).isTrue();
        assertThat(gold.holdsOn(SINCE.minusDays(1))).isFalse();
    }

    @Test
    void of_who_had_a_tier_once_none_is_since_a_day_too() {
        assertThat(new TierNote(null, SINCE).holdsOn(SINCE.minusDays(1))).isFalse();
        assertThat(TierNote.NEVER.holdsOn(SINCE)).isTrue();
    }
}
