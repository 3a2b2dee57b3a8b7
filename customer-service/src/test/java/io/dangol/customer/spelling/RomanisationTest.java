package io.dangol.customer.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RomanisationTest {

    @ParameterizedTest
    @CsvSource({
        "지우, Jiwoo",
        "지우, Jiu",
        "지우, Ji-Woo",
        "지우, Jeewoo",
        "민수, Minsu",
        "민수, Minsoo",
        "영수, Youngsoo",
        "영수, Yeongsu",
        "현우, Hyunwoo",
        "현우, Hyeonu",
        "승현, Seunghyun",
        "승현, Seunghyeon",
        "경희, Kyunghee",
        "경희, Gyeonghui",
        "은정, Eunjung",
        "은정, Eunjeong",
        "지훈, Jihoon",
        "지훈, Jihun",
        "수아, Sooah",
        "수아, Sua",
        "재원, Jaewon",
        "소은, Soeun",
        "혁, Hyuk",
        "혁, Hyeok",
        "범준, Bumjun",
        "범준, Beomjoon",
        "예린, Yerin",
        "하나, Hanna",
        "수인, Suin",
        "영, Yong"
    })
    void spellings_of_a_name_sound_alike(String hangul, String latin) {
        assertThat(Romanisation.sound(PlainText.letters(latin)))
                .isEqualTo(Romanisation.sound(hangul))
                .isNotEmpty();
    }

    @Test
    void an_english_name_is_not_heard_as_the_korean_one() {
        assertThat(Romanisation.sound("eugene")).isNotEqualTo(Romanisation.sound("유진"));
    }

    @ParameterizedTest
    @CsvSource({"지우, Minsu", "지우, Jia", "민수, Minji", "현우, Hyejin", "재원, Jiwon"})
    void other_names_do_not(String hangul, String latin) {
        assertThat(Romanisation.sound(PlainText.letters(latin))).isNotEqualTo(Romanisation.sound(hangul));
    }
}
