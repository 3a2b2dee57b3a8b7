package io.dangol.loyalty.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoalitionTermsTest {

    @Test
    void a_number_is_its_own_by_prefix_and_length() {
        CoalitionTerms terms = terms(List.of("88", "9"), 15, 16);

        assertThat(terms.isOwn("8812345678901234")).isTrue();
        assertThat(terms.isOwn("912345678901234")).isTrue();
        assertThat(terms.isOwn("7712345678901234")).isFalse();
        assertThat(terms.isOwn("88123456789012")).isFalse();
        assertThat(terms.isOwn("88123456789012345")).isFalse();
    }

    @Test
    void without_prefixes_the_length_decides() {
        assertThat(terms(List.of(), 3, 3).isOwn("A12")).isTrue();
        assertThat(terms(List.of(), 3, 3).isOwn("A1")).isFalse();
    }

    private static CoalitionTerms terms(List<String> prefixes, int shortest, int longest) {
        return new CoalitionTerms("OK Cashbag", "KRW", prefixes, shortest, longest);
    }
}
