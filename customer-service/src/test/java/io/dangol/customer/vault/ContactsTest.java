package io.dangol.customer.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.customer.vault.ContactRefusal.EmailInvalid;
import io.dangol.customer.vault.ContactRefusal.PhoneInvalid;
import io.dangol.testing.Patterns;
import org.junit.jupiter.api.Test;

class ContactsTest {

    private final Contacts contacts = new Contacts("KR");

    @Test
    void every_spelling_of_a_phone_number_is_written_alike() {
        assertThat(contacts.phone("010-1234-5678"))
                .isEqualTo("+821012345678")
                .isEqualTo(contacts.phone("01012345678"))
                .isEqualTo(contacts.phone("+82 10 1234 5678"))
                .isEqualTo(contacts.phone("+82 (0)10-1234-5678"));
    }

    @Test
    void a_number_without_a_country_code_is_one_of_the_configured_region() {
        assertThat(new Contacts("GB").phone("020 7946 0958")).isEqualTo("+442079460958");
        assertThat(contacts.phone("+44 20 7946 0958")).isEqualTo("+442079460958");
    }

    @Test
    void what_cannot_be_a_phone_number_is_refused() {
        for (String text : new String[] {"12", "call me", "+82******5678", "0101234567890123456"}) {
            assertThatThrownBy(() -> contacts.phone(text)).isInstanceOf(PhoneInvalid.class);
        }
    }

    @Test
    void addresses_are_compared_without_case_and_in_composed_form() {
        assertThat(Contacts.comparable(contacts.email(" Jose\u0301@Example.COM ")))
                .isEqualTo("jos\u00e9@example.com");
    }

    @Test
    void no_text_of_the_length_of_an_address_keeps_it_busy() {
        String dots = "a@" + "a.".repeat(125) + " ";

        assertThat(dots.length()).isLessThan(254);
        assertThat(Patterns.steps(Contacts.ADDRESS, dots)).isLessThan(100_000);
    }

    @Test
    void what_cannot_be_an_address_or_was_masked_is_refused() {
        for (String text : new String[] {"nobody", "@example.com", "a@b", "j***@example.com", "a b@example.com"}) {
            assertThatThrownBy(() -> contacts.email(text)).isInstanceOf(EmailInvalid.class);
        }
    }
}
