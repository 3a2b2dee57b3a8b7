package io.dangol.customer.matching;

import static io.dangol.customer.matching.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.matching.Candidates.Pair;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidatesTest {

    private static final int LARGEST_BLOCK = 200;

    @Test
    void a_pair_that_shares_two_keys_is_one_candidate() {
        List<Profile> profiles = List.of(
                person("0", "phone", "010-2345-6789", "email", "jiwoo@naver.com"),
                person("1", "phone", "010-2345-6789", "email", "jiwoo@naver.com"),
                person("2", "phone", "010-9876-5432"));

        assertThat(new Candidates(People.SCHEMA, profiles).all()).containsExactly(new Pair(0, 1));
    }

    @Test
    void a_number_that_is_nobodys_own_brings_nobody_together() {
        List<Profile> profiles = List.of(person("0", "phone", "1588-2345"), person("1", "phone", "1588-2345"));

        assertThat(new Candidates(People.SCHEMA, profiles).all()).isEmpty();
    }

    @Test
    void either_script_brings_a_name_together() {
        List<Profile> profiles = List.of(
                person("0", "givenName", "전지우"),
                person("1", "familyName", "Chun", "givenName", "Jiwoo"),
                person("2", "givenName", "천지우"));

        assertThat(new Candidates(People.SCHEMA, profiles).all())
                .as("Chun is 전 or 천, but 전 is not 천")
                .containsExactlyInAnyOrder(new Pair(0, 1), new Pair(1, 2));
    }

    @Test
    void what_too_many_share_is_no_reason_to_compare_them() {
        assertThat(pairsOf(LARGEST_BLOCK)).isEqualTo(LARGEST_BLOCK * (LARGEST_BLOCK - 1) / 2);
        assertThat(pairsOf(LARGEST_BLOCK + 1)).isZero();
    }

    @Test
    void a_key_in_any_order_finds_names_that_changed_places() {
        BlockingKey key = BlockingKey.on("familyName", Cut.WHOLE).and("givenName", Cut.WHOLE);
        Profile right = person("0", "familyName", "Smith", "givenName", "Robert");
        Profile swapped = person("1", "familyName", "Robert", "givenName", "Smith");

        assertThat(key.anyOrder().of(right)).isEqualTo(key.anyOrder().of(swapped));
        assertThat(key.of(right)).isNotEqualTo(key.of(swapped));
    }

    @Test
    void a_part_that_is_unknown_gives_no_key() {
        BlockingKey key = BlockingKey.on("familyName", Cut.WHOLE).and("birthDate", Cut.YEAR);

        assertThat(key.of(person("0", "familyName", "김"))).isEmpty();
        assertThat(key.of(person("0", "familyName", "김", "birthDate", "1990-03-07")))
                .containsExactly("김|1990");
    }

    private static int pairsOf(int profiles) {
        List<Profile> sharing = IntStream.range(0, profiles)
                .mapToObj(id -> person(Integer.toString(id), "phone", "010-2345-6789"))
                .toList();
        return new Candidates(People.SCHEMA, sharing).all().size();
    }
}
