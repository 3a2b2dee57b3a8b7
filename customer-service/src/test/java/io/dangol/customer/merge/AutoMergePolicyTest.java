package io.dangol.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.merge.AutoMergePolicy.Side;
import io.dangol.customer.vault.PersonalData;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AutoMergePolicyTest {

    private static final String PHONE = "+821012345678";
    private static final String EMAIL = "jiwoo@naver.com";

    @Test
    void who_brings_nothing_new_is_merged() {
        assertThat(AutoMergePolicy.allows(side(false, PHONE, EMAIL), side(false, PHONE)))
                .isTrue();
    }

    @Test
    void one_card_stays_with_the_person_and_of_two_somebody_decides() {
        assertThat(AutoMergePolicy.allows(side(true, PHONE), side(false, PHONE)))
                .isTrue();
        assertThat(AutoMergePolicy.allows(side(false, PHONE), side(true, PHONE)))
                .isTrue();
        assertThat(AutoMergePolicy.allows(side(true, PHONE), side(true, PHONE))).isFalse();
    }

    @Test
    void an_address_that_the_older_one_lacks_is_looked_at_also_where_it_has_another() {
        assertThat(AutoMergePolicy.allows(side(false, EMAIL), side(false, EMAIL, PHONE)))
                .isFalse();
        assertThat(AutoMergePolicy.allows(side(false, EMAIL, "+821099998888"), side(false, EMAIL, PHONE)))
                .isFalse();
    }

    @Test
    void a_sides_addresses_are_those_of_all_its_records_and_not_told() {
        Side side = Side.of(List.of(PersonalData.NONE, new PersonalData(null, null, PHONE, EMAIL, null)), false);

        assertThat(side.addresses()).containsExactlyInAnyOrder(PHONE, EMAIL);
        assertThat(side.toString()).doesNotContain(PHONE, EMAIL);
    }

    private static Side side(boolean holdsCard, String... addresses) {
        return new Side(Set.of(addresses), holdsCard);
    }
}
