package io.dangol.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BandsTest {

    @Test
    void a_threshold_belongs_to_the_band_above_it() {
        Bands bands = new Bands(0.5, 0.99);

        assertThat(bands.of(0.99)).isEqualTo(Band.AUTO);
        assertThat(bands.of(0.9899)).isEqualTo(Band.REVIEW);
        assertThat(bands.of(0.5)).isEqualTo(Band.REVIEW);
        assertThat(bands.of(0.4999)).isEqualTo(Band.APART);
    }

    @Test
    void without_a_band_between_nothing_would_be_reviewed() {
        assertThatThrownBy(() -> new Bands(0.9, 0.9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bands(0, 0.9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bands(0.5, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
