package io.dangol.customer.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {

    @ParameterizedTest
    @ValueSource(strings = {"010-2345-6789", "01023456789", "+82 10-2345-6789", "+82 (0)10 2345 6789", "０１０-２３４５-６７８９"})
    void every_spelling_of_a_mobile_number_is_one_that_one_person_carries(String written) {
        assertThat(Phone.of(written, "KR")).contains(new Phone("+821023456789", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02-345-6789",
                "02-3456-7890",
                "031-345-6789",
                "051-345-6789",
                "064-345-6789",
                "070-3456-7890",
                "0502-345-6789",
                "0504-3456-7890",
                "0507-1345-6789",
                "1588-2345",
                "1544-2345",
                "1577-2345",
                "1600-2345",
                "1661-2345",
                "1666-2345",
                "1800-2345",
                "1811-2345",
                "1833-2345",
                "1899-2345",
                "080-345-6789",
                "060-345-6789"
            })
    void a_number_of_a_place_or_a_company_leads_to_nobody(String written) {
        assertThat(Phone.of(written, "KR"))
                .hasValueSatisfying(phone -> assertThat(phone.personal()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"016-345-6789", "011-9345-6789"})
    void what_was_a_mobile_number_before_010_still_is_one(String written) {
        assertThat(Phone.of(written, "KR"))
                .hasValueSatisfying(phone -> assertThat(phone.personal()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"010-0000-0000", "010-1111-1111", "010-1234-5678", "0", "없음", "", "010-9999-9999"})
    void what_nobody_has_is_no_number(String written) {
        assertThat(Phone.of(written, "KR")).isEmpty();
    }

    @Test
    void abroad_the_library_knows_what_is_mobile() {
        assertThat(Phone.of("+44 7911 123456", "KR")).contains(new Phone("+447911123456", true));
        assertThat(Phone.of("+44 20 7946 0958", "KR")).contains(new Phone("+442079460958", false));
    }

    @Test
    void its_text_form_tells_nothing() {
        assertThat(new Phone("+821023456789", true)).hasToString("Phone[***]");
    }
}
