package io.dangol.analytics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class DefinitionsTest {

    @Test
    void every_figure_is_defined_in_both_languages() {
        assertThat(Definitions.ofOverview(Locale.KOREAN).keySet())
                .isEqualTo(Definitions.ofOverview(Locale.ENGLISH).keySet());
        assertThat(Definitions.ofOverview(Locale.KOREAN).values())
                .allSatisfy(text -> assertThat(text).containsPattern("[가-힣]"));
        assertThat(Definitions.ofOverview(Locale.ENGLISH).values())
                .allSatisfy(text -> assertThat(text).doesNotContainPattern("[가-힣]"));
    }

    @Test
    void where_returns_are_booked_is_said_as_it_was_asked() {
        assertThat(Definitions.ofSales(Booking.SALE_DATE, Locale.ENGLISH)).containsKey("returnsBookedOn");
        assertThat(Definitions.ofSales(Booking.SALE_DATE, Locale.ENGLISH))
                .isNotEqualTo(Definitions.ofSales(Booking.RETURN_DATE, Locale.ENGLISH));
    }
}
