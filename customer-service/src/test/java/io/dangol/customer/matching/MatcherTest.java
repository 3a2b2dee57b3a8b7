package io.dangol.customer.matching;

import static io.dangol.customer.matching.People.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.dangol.customer.matching.Judgement.Evidence;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatcherTest {

    /** One pair in 1,024; every level but the last speaks for one person with 8 bits, the last against it with 4. */
    private static final Weights WEIGHTS = new Weights(
            1.0 / 1025,
            odds(),
            new Frequencies(Map.of("familyName", Map.of("김", 1.0 / 64, "남궁", 1.0 / 1024, "독고", 1e-9))));

    private final Matcher matcher = new Matcher(People.SCHEMA, WEIGHTS);

    @Test
    void the_same_number_and_name_is_one_person() {
        Judgement judgement = matcher.judge(
                person("1", "givenName", "김지우", "phone", "010-2345-6789"),
                person("2", "familyName", "Kim", "givenName", "Jiwoo", "phone", "+82 10-2345-6789"));

        assertThat(judgement.band()).isEqualTo(Band.AUTO);
        assertThat(judgement.rule()).isEqualTo("phone-name-birth-date");
    }

    @Test
    void a_name_alone_never_links() {
        Judgement judgement = matcher.judge(
                person("1", "givenName", "독고영재", "phone", "02-345-6789", "birthDate", "1990-03-07"),
                person("2", "givenName", "독고영재", "phone", "02-345-6789"));

        assertThat(judgement.band()).isEqualTo(Band.APART);
        assertThat(judgement.rule()).isEqualTo("name-alone");
    }

    @Test
    void a_unique_id_that_disagrees_blocks_whatever_else_agrees() {
        String[] same = {"givenName", "김지우", "phone", "010-2345-6789", "birthDate", "1990-03-07", "verifiedId"};

        Judgement other = matcher.judge(person("1", with(same, "CI-1")), person("2", with(same, "CI-2")));
        Judgement one = matcher.judge(person("1", with(same, "CI-1")), person("2", with(same, "CI-1")));

        assertThat(other.band()).isEqualTo(Band.APART);
        assertThat(other.rule()).isEqualTo("other-verifiedId");
        assertThat(one.band()).isEqualTo(Band.AUTO);
    }

    @Test
    void father_and_child_on_one_number_are_not_linked() {
        Judgement judgement = matcher.judge(
                person("1", "givenName", "김민수", "phone", "010-2345-6789", "birthDate", "1960-03-07"),
                person("2", "givenName", "김지우", "phone", "010-2345-6789", "birthDate", "1990-11-23"));

        assertThat(judgement.band()).isNotEqualTo(Band.AUTO);
    }

    @Test
    void every_field_says_what_it_added() {
        Judgement judgement = matcher.judge(
                person("1", "givenName", "김지우", "phone", "010-2345-6789", "birthDate", "1990-03-07"),
                person("2", "givenName", "김지후", "phone", "010-2345-6780", "email", "jiwoo@naver.com"));

        assertThat(judgement.rule()).isNull();
        assertThat(judgement.prior()).isEqualTo(-10, within(1e-9));
        assertThat(judgement.evidence())
                .extracting(Evidence::field, Evidence::level)
                .contains(
                        tuple("givenName", Level.NEAR), tuple("phone", Level.NEAR), tuple("birthDate", Level.UNKNOWN));
        // The prior, 8 for the frequent 김 less 2, 8 for the given name and 8 for the phone.
        assertThat(judgement.weight()).isEqualTo(-10 + 6 + 8 + 8, within(1e-9));
        assertThat(judgement.probability()).isEqualTo(4096.0 / 4097, within(1e-9));
        assertThat(judgement.band()).isEqualTo(Band.AUTO);
    }

    @Test
    void a_rare_name_tells_more_than_a_frequent_one_but_not_without_limit() {
        assertThat(rarity("김")).isEqualTo(-2, within(1e-9));
        assertThat(rarity("남궁")).isEqualTo(2, within(1e-9));
        assertThat(rarity("독고")).isEqualTo(3, within(1e-9));
        assertThat(rarity("팽")).as("never seen in training").isZero();
    }

    @Test
    void no_value_is_in_what_explains_a_judgement() {
        Profile person = person("1", "givenName", "김지우", "phone", "010-2345-6789");

        String explained = matcher.judge(person, person).toString();

        assertThat(explained).contains("givenName", "EXACT").doesNotContain("지우", "2345");
    }

    private double rarity(String family) {
        Profile person = person("1", "familyName", family);
        return matcher.judge(person, person).evidence().get(0).rarity();
    }

    private static String[] with(String[] said, String last) {
        String[] all = Arrays.copyOf(said, said.length + 1);
        all[said.length] = last;
        return all;
    }

    private static Map<String, Map<Level, Odds>> odds() {
        Map<Level, Odds> odds = new EnumMap<>(Level.class);
        for (Level level : List.of(Level.EXACT, Level.SOUND, Level.SHARED, Level.SWAPPED, Level.NEAR, Level.ALIKE)) {
            odds.put(level, new Odds(1, 1.0 / 256));
        }
        odds.put(Level.DIFFERENT, new Odds(1.0 / 16, 1));
        Map<String, Map<Level, Odds>> all = new HashMap<>();
        People.SCHEMA.fields().forEach(field -> all.put(field.name(), odds));
        return all;
    }
}
