package io.dangol.customer.spelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClosenessTest {

    @Test
    void one_letter_makes_another_syllable_and_is_one_edit() {
        assertThat(Closeness.isWithin(1, "김지우", "김지후")).isTrue();
        assertThat(Closeness.isWithin(1, "김지우", "김지훈")).isFalse();
        assertThat(Closeness.isWithin(2, "김지우", "김지훈")).isTrue();
    }

    @Test
    void neighbours_that_changed_places_are_one_edit() {
        assertThat(Closeness.isWithin(1, "19900307", "19903007")).isTrue();
        assertThat(Closeness.isWithin(1, "19900307", "19907003")).isFalse();
    }

    @Test
    void nothing_is_as_similar_as_itself() {
        assertThat(Closeness.similarity("지우", "지우")).isEqualTo(1);
        // Winkler's own example.
        assertThat(Closeness.similarity("martha", "marhta")).isEqualTo(0.961, within(0.001));
        assertThat(Closeness.similarity("abc", "xyz")).isZero();
    }

    @Test
    void a_syllable_is_as_long_as_its_letters() {
        assertThat(Closeness.length("한")).isEqualTo(3);
        assertThat(Closeness.length("지우")).isEqualTo(4);
        assertThat(Closeness.length("kim")).isEqualTo(3);
    }
}
