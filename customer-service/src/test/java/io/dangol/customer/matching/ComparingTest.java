package io.dangol.customer.matching;

import static io.dangol.customer.matching.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparingTest {

    @ParameterizedTest
    @CsvSource({
        "지우, 지우, EXACT",
        "지우, Jiwoo, SOUND",
        "Jiwoo, Ji-Woo, EXACT",
        "Jiwoo, Jiu, SOUND",
        "지우, 지후, NEAR",
        "지우, 지훈, ALIKE",
        "민수, 영희, DIFFERENT",
        "지수, 지서, NEAR",
        "Katherine, Kathrine, NEAR",
        "Katherine, Katherina, NEAR",
        "Margaret, Margo, ALIKE",
        "J, John, ALIKE",
        "Robert, Alice, DIFFERENT"
    })
    void given_names(String left, String right, Level level) {
        assertThat(level("givenName", left, right)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"김, 김, EXACT", "김, Kim, SOUND", "Gim, Kim, SOUND", "이, Rhee, SOUND", "김, 긴, ALIKE", "김, 박, DIFFERENT"})
    void family_names(String left, String right, Level level) {
        assertThat(level("familyName", left, right)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "1990-03-07, 1990-03-07, EXACT",
        "1990-03-07, 1990-07-03, SWAPPED",
        "1990-03-07, 1990-03-01, NEAR",
        "1990-03-17, 1990-03-71, NEAR",
        "1990-03-07, 1990-03-21, ALIKE",
        "1990-03-07, 1984-03-07, ALIKE",
        "1990-03-07, 1984-03-21, DIFFERENT"
    })
    void birth_dates(String left, String right, Level level) {
        assertThat(level("birthDate", left, right)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "010-2345-6789, +82 10 2345 6789, EXACT",
        "02-345-6789, 02-345-6789, SHARED",
        "1588-2345, 1588-2345, SHARED",
        "010-2345-6789, 010-2345-6780, NEAR",
        "010-2345-6789, 010-2354-6789, NEAR",
        "010-2345-6789, 010-9876-5432, DIFFERENT"
    })
    void phones(String left, String right, Level level) {
        assertThat(level("phone", left, right)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "jiwoo@naver.com, JIWOO@naver.com, EXACT",
        "info@bakery.kr, info@bakery.kr, SHARED",
        "jiwoo@naver.com, jiwo@naver.com, NEAR",
        "jiwookim@naver.com, jiwookim@a-long-domain-of-theirs.co.kr, ALIKE",
        "jiwoo@naver.com, minsu@daum.net, DIFFERENT"
    })
    void mailboxes(String left, String right, Level level) {
        assertThat(level("email", left, right)).isEqualTo(level);
    }

    @Test
    void names_that_changed_places_are_found_elsewhere() {
        Profile right = person("1", "familyName", "Smith", "givenName", "Robert");
        Profile swapped = person("2", "familyName", "Robert", "givenName", "Smith");

        Agreement agreement = new Comparing(People.SCHEMA).agreement(right, swapped);

        assertThat(agreement.level(0)).isEqualTo(Level.ELSEWHERE);
        assertThat(agreement.level(1)).isEqualTo(Level.ELSEWHERE);
    }

    @Test
    void what_one_does_not_say_is_unknown() {
        Agreement agreement = new Comparing(People.SCHEMA)
                .agreement(person("1", "phone", "010-2345-6789"), person("2", "email", "jiwoo@naver.com"));

        assertThat(agreement.levels()).containsOnly(Level.UNKNOWN);
    }

    private static Level level(String field, String left, String right) {
        Agreement agreement =
                new Comparing(People.SCHEMA).agreement(person("1", field, left), person("2", field, right));
        return agreement.level(People.SCHEMA.indexOf(field));
    }
}
