package io.dangol.customer.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {

    @Test
    void a_name_in_single_letters_is_the_composed_one() {
        String apart = Normalizer.normalize("김지우", Form.NFD);

        assertThat(apart).isNotEqualTo("김지우");
        assertThat(PersonName.of(null, apart)).isEqualTo(new PersonName("김", "지우"));
    }

    @ParameterizedTest
    @CsvSource({
        "김민수님",
        "김민수 님",
        "김민수씨",
        "김민수 씨",
        "김민수고객님",
        "김민수 고객님",
        "김민수 사장님",
        "김민수 사장",
        "김민수(단골)",
        "김민수 [VIP] 고객님",
        "김 민수",
        "김민수 씨 고객님",
        "김민수 귀하"
    })
    void titles_and_remarks_are_no_part_of_a_name(String written) {
        assertThat(PersonName.of(null, written)).isEqualTo(new PersonName("김", "민수"));
    }

    @ParameterizedTest
    @CsvSource({"Mr Minsu", "Mrs. Minsu", "Dr Minsu", "Prof. Dr. Minsu", "Minsu Jr.", "Minsu PhD", "ＭＩＮＳＵ", " minsu "})
    void nor_are_those_of_the_west(String written) {
        assertThat(PersonName.of("Kim", written)).isEqualTo(new PersonName("kim", "minsu"));
    }

    @Test
    void what_may_be_a_given_name_is_left() {
        assertThat(PersonName.of(null, "이하님")).isEqualTo(new PersonName("이", "하님"));
        assertThat(PersonName.of(null, "김양")).isEqualTo(new PersonName(null, "김양"));
    }

    @ParameterizedTest
    @CsvSource({
        "남궁민수, 남궁, 민수",
        "남궁민, 남궁, 민",
        "황보관우, 황보, 관우",
        "황보라, 황, 보라",
        "제갈량, 제갈, 량",
        "사공민, 사공, 민",
        "선우재덕, 선우, 재덕",
        "서문탁, 서, 문탁",
        "서문민수, 서문, 민수",
        "독고영재, 독고, 영재",
        "동방우희, 동방, 우희",
        "김지우, 김, 지우",
        "김하늘빛, 김, 하늘빛"
    })
    void a_whole_name_is_parted_behind_its_surname(String whole, String family, String given) {
        assertThat(PersonName.of(null, whole)).isEqualTo(new PersonName(family, given));
        assertThat(PersonName.of(whole, null)).isEqualTo(new PersonName(family, given));
    }

    @Test
    void two_syllables_stay_a_given_name() {
        assertThat(PersonName.of(null, "지우")).isEqualTo(new PersonName(null, "지우"));
    }

    @Test
    void a_family_name_that_stands_in_both_fields_counts_once() {
        assertThat(PersonName.of("김", "김지우")).isEqualTo(new PersonName("김", "지우"));
        assertThat(PersonName.of("이", "이슬")).isEqualTo(new PersonName("이", "이슬"));
    }

    @ParameterizedTest
    @CsvSource({"Kim Jiwoo", "Jiwoo Kim", "'Kim, Ji-Woo'", "Ji Woo Kim", "KIM JI WOO"})
    void of_latin_words_the_korean_surname_is_the_family_name(String written) {
        PersonName name = PersonName.of(null, written);

        assertThat(name).isEqualTo(new PersonName("kim", "jiwoo"));
    }

    @Test
    void other_latin_words_stay_where_they_were() {
        assertThat(PersonName.of(null, "Sarah Louise")).isEqualTo(new PersonName(null, "sarahlouise"));
        assertThat(PersonName.of("O'Brien", "José")).isEqualTo(new PersonName("obrien", "jose"));
    }

    @ParameterizedTest
    @CsvSource({"고객", "손님", "홍길동", "미상", "Unknown", "test", "고객님"})
    void what_stands_for_no_name_is_none(String written) {
        assertThat(PersonName.of(null, written)).isEqualTo(new PersonName(null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "김, Kim", "김, Gim", "이, Lee", "이, Yi", "이, Rhee", "박, Park", "박, Bak", "최, Choi", "최, Choe", "정, Jung",
                "정, Jeong",
        "정, Chung", "강, Kang", "강, Gang", "조, Cho", "조, Jo", "유, Yoo", "류, Yoo", "류, Ryu", "임, Lim", "임, Im", "노, Roh",
        "노, Noh", "서, Suh", "서, Seo", "전, Chun", "천, Chun", "남궁, Namkoong", "황보, Hwangbo"
    })
    void a_surname_sounds_alike_in_every_spelling(String hangul, String latin) {
        assertThat(Collections.disjoint(
                        PersonName.soundsOfFamily(hangul), PersonName.soundsOfFamily(PlainText.letters(latin))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"김, Lee", "박, Baek", "정, Jang", "전, Cheon"})
    void other_surnames_do_not(String hangul, String latin) {
        assertThat(Collections.disjoint(
                        PersonName.soundsOfFamily(hangul), PersonName.soundsOfFamily(PlainText.letters(latin))))
                .isTrue();
    }

    @Test
    void its_text_form_tells_nothing() {
        assertThat(new PersonName("김", "지우")).hasToString("PersonName[***]");
    }
}
