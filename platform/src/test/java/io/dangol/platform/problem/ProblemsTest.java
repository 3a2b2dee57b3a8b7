package io.dangol.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.platform.http.ETags;
import io.dangol.platform.security.Caller.NotYourStore;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

    private final Problems problems = new Problems();

    @Test
    void a_refusal_becomes_a_problem_with_a_stable_type() {
        Problem problem = problems.of(new NotYourStore("UK-01").at("/storeCode"), Locale.ENGLISH);

        assertThat(problem.type()).isEqualTo("urn:dangol:problem:not-your-store");
        assertThat(problem.status()).isEqualTo(403);
        assertThat(problem.detail()).isEqualTo("The token does not allow acting for store UK-01.");
        assertThat(problem.errors()).extracting(Problem.FieldError::pointer).containsExactly("#/storeCode");
    }

    @Test
    void the_texts_are_korean_where_the_caller_prefers_it() {
        Problem problem = problems.of(new NotYourStore("UK-01"), Locale.KOREAN);

        assertThat(problem.title()).isEqualTo("권한이 없는 매장입니다");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ko-KR,ko;q=0.9,en;q=0.8|ko",
                "en-GB|en",
                "fr, ko;q=0.5|ko",
                "fr|en",
                "|en",
                "-- broken ;;|en",
                "-|en",
                "--|en",
                "-,ko|en",
                ";q=|en"
            })
    void the_language_follows_accept_language(String acceptLanguage, String language) {
        assertThat(Problems.locale(acceptLanguage).getLanguage()).isEqualTo(language);
    }

    @Test
    void every_text_there_is_in_english_is_there_in_korean() throws Exception {
        assertThat(bundle("problems/texts_ko.properties").stringPropertyNames())
                .isEqualTo(bundle("problems/texts.properties").stringPropertyNames());
    }

    @Test
    void a_change_must_name_the_version_it_was_made_on() {
        assertThat(refusal(null)).isEqualTo(428);
        assertThat(refusal("\"6\"")).isEqualTo(412);
        assertThat(refusal("\"6\", \"7\"")).isZero();
        assertThat(refusal("*")).isZero();
    }

    private static int refusal(@Nullable String ifMatch) {
        try {
            ETags.requireMatch(ifMatch, 7);
            return 0;
        } catch (Refusal refusal) {
            return refusal.status();
        }
    }

    private static Properties bundle(String name) throws Exception {
        Properties texts = new Properties();
        try (var in = ProblemsTest.class.getClassLoader().getResourceAsStream(name)) {
            texts.load(in);
        }
        return texts;
    }
}
