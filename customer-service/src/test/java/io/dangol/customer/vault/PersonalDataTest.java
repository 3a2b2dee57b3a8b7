package io.dangol.customer.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PersonalDataTest {

    private final PersonalData jiwoo =
            new PersonalData("지우", "김", "+821012345678", "jiwoo@example.com", LocalDate.of(1990, 5, 17));

    @Test
    void hidden_data_says_only_that_it_is_known() {
        assertThat(jiwoo.shown(Disclosure.HIDDEN)).isEqualTo(new PersonalData.Shown("***", "***", "***", "***", "***"));
        assertThat(PersonalData.NONE.shown(Disclosure.HIDDEN))
                .isEqualTo(new PersonalData.Shown(null, null, null, null, null));
    }

    @Test
    void masked_data_shows_what_its_owner_recognises() {
        assertThat(jiwoo.shown(Disclosure.MASKED))
                .isEqualTo(new PersonalData.Shown("지**", "김**", "+82******5678", "j***@example.com", "1990-**-**"));
    }

    @Test
    void of_a_number_of_eleven_signs_seven_are_shown_of_a_shorter_one_none() {
        assertThat(withPhone("+8212345678").shown(Disclosure.MASKED).phone()).isEqualTo("+82****5678");
        assertThat(withPhone("+821234567").shown(Disclosure.MASKED).phone()).isEqualTo("***");
    }

    @Test
    void a_name_is_masked_by_characters_not_by_half_of_one() {
        PersonalData named = new PersonalData("𠮷野", null, null, null, null);

        assertThat(named.shown(Disclosure.MASKED).givenName()).isEqualTo("𠮷**");
    }

    @Test
    void clear_data_is_shown_as_it_is() {
        assertThat(jiwoo.shown(Disclosure.CLEAR))
                .isEqualTo(new PersonalData.Shown("지우", "김", "+821012345678", "jiwoo@example.com", "1990-05-17"));
    }

    @Test
    void as_text_it_tells_nothing() {
        assertThat(jiwoo.toString() + jiwoo.shown(Disclosure.CLEAR)).doesNotContain("지우", "1234", "jiwoo", "1990");
    }

    private static PersonalData withPhone(String phone) {
        return new PersonalData(null, null, phone, null, null);
    }
}
