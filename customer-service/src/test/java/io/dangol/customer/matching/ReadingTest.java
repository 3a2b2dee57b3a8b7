package io.dangol.customer.matching;

import static io.dangol.customer.matching.People.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final int FAMILY = 6;

    @Test
    void every_field_is_written_as_it_is_compared() {
        Profile profile = person(
                "1",
                "givenName",
                "김지우 고객님",
                "phone",
                "010-2345-6789",
                "email",
                "JiWoo@Naver.com",
                "birthDate",
                "1990.3.7");

        assertThat(profile.values())
                .hasEntrySatisfying(
                        "familyName", value -> assertThat(value.text()).isEqualTo("김"))
                .hasEntrySatisfying(
                        "givenName", value -> assertThat(value.text()).isEqualTo("지우"))
                .hasEntrySatisfying("phone", value -> assertThat(value.text()).isEqualTo("+821023456789"))
                .hasEntrySatisfying("email", value -> assertThat(value.text()).isEqualTo("jiwoo@naver.com"))
                .hasEntrySatisfying(
                        "birthDate", value -> assertThat(value.text()).isEqualTo("19900307"));
    }

    @Test
    void what_identifies_nobody_is_unknown() {
        Profile profile = person(
                "1",
                "givenName",
                "홍길동",
                "phone",
                "010-0000-0000",
                "email",
                "none@naver.com",
                "birthDate",
                "1900-01-01");

        assertThat(profile.values()).isEmpty();
    }

    @Test
    void the_operator_can_block_values_of_its_own() {
        List<Field> fields = List.of(new Field("phone", Kind.PHONE).blocking("+82 10-2345-6789"));
        Reading reading = new Reading(new Schema("own", "KR", fields, List.of(), List.of(), People.SCHEMA.bands()));

        assertThat(reading.profile("1", Map.of("phone", "010-2345-6789")).values())
                .isEmpty();
        assertThat(reading.profile("2", Map.of("phone", "010-2345-6780")).values())
                .hasSize(1);
    }

    @Test
    void a_number_that_more_share_than_a_family_has_is_no_evidence() {
        assertThat(sharing(FAMILY))
                .allSatisfy(profile -> assertThat(profile.value("phone")).isNotNull());
        assertThat(sharing(FAMILY + 1))
                .allSatisfy(profile -> assertThat(profile.value("phone")).isNull());
    }

    @Test
    void a_schema_names_only_fields_that_it_has() {
        List<Field> fields = List.of(new Field("phone", Kind.PHONE));
        List<BlockingKey> keys = List.of(BlockingKey.on("fax", Cut.WHOLE));

        assertThatThrownBy(() -> new Schema("own", "KR", fields, keys, List.of(), People.SCHEMA.bands()))
                .hasMessageContaining("fax");
    }

    @Test
    void its_text_form_tells_nothing() {
        assertThat(person("7", "givenName", "김지우")).hasToString("Profile[7]");
    }

    private static List<Profile> sharing(int profiles) {
        List<Profile> all = IntStream.range(0, profiles)
                .mapToObj(id -> person(Integer.toString(id), "phone", "010-2345-6789"))
                .toList();
        return new Reading(People.SCHEMA).withinLimits(all);
    }
}
