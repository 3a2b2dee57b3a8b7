package io.dangol.customer.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {

    @ParameterizedTest
    @CsvSource({
        "Jiwoo.Kim@Naver.com, jiwoo.kim@naver.com",
        "jiwoo@naver.com, jiwoo@naver.com",
        "jiwoo+shop@naver.com, jiwoo@naver.com",
        "ji.woo+shop@gmail.com, jiwoo@gmail.com",
        "jiwoo@googlemail.com, jiwoo@gmail.com"
    })
    void every_spelling_of_a_mailbox_is_one(String written, String mailbox) {
        assertThat(Mailbox.of(written)).contains(new Mailbox(mailbox, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"info@bakery.kr", "no-reply@bakery.kr", "sales@bakery.kr"})
    void one_that_many_read_leads_to_nobody(String written) {
        assertThat(Mailbox.of(written)).contains(new Mailbox(written, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none@naver.com", "jiwoo@example.com", " ", "test@naver.com"})
    void what_nobody_has_is_none(String written) {
        assertThat(Mailbox.of(written)).isEmpty();
    }

    @Test
    void what_lost_a_letter_is_compared_and_leads_to_nobody() {
        assertThat(Mailbox.of("hannah88opowersc@m")).contains(new Mailbox("hannah88opowersc@m", false));
    }

    @Test
    void its_text_form_tells_nothing() {
        assertThat(new Mailbox("jiwoo@naver.com", true)).hasToString("Mailbox[***]");
    }
}
