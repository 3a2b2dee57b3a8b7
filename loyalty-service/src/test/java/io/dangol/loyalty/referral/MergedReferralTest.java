package io.dangol.loyalty.referral;

import static io.dangol.loyalty.ReferralThings.programWith;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Referrals of members who turn out to be one, or not to be one after all. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class MergedReferralTest extends ReferralShop {

    MergedReferralTest(Shop shop, ReferralRewards rewards) {
        super(shop, rewards);
    }

    @Test
    void two_who_turn_out_to_be_one_member_lose_what_they_got_and_parted_again_have_it() {
        String program = programWith(Map.of());
        String friend = card(program);
        String fresh = card(program);
        String id = referral(friend, fresh);
        buy(fresh, "1", 2_000);
        eventually(() -> assertThat(status(id)).isEqualTo("PENDING"));

        String merge = merged(friend, fresh);

        eventually(() -> assertThat(status(id)).isEqualTo("VOID"));
        assertThat(pending(friend)).isZero();
        parted(merge);
        eventually(() -> assertThat(status(id)).isEqualTo("PENDING"));
        assertThat(List.of(pending(friend), pending(fresh))).containsExactly(500L, 300L);
        assertThatTheLedgerHolds();
    }

    @Test
    void of_two_who_were_brought_and_are_one_only_the_first_was() {
        String program = programWith(Map.of());
        String friend = card(program);
        String other = card(program);
        String fresh = card(program);
        String again = card(program);
        String first = referral(friend, fresh);
        String second = referral(other, again);
        buy(again, "1", 2_000);
        eventually(() -> assertThat(status(second)).isEqualTo("PENDING"));

        merged(fresh, again);

        eventually(() -> assertThat(status(second)).isEqualTo("RETURNED"));
        eventually(() -> assertThat(status(first)).isEqualTo("PENDING"));
        assertThat(List.of(pending(friend), pending(other), pending(fresh))).containsExactly(500L, 0L, 300L);
        assertThatTheLedgerHolds();
    }

    @Test
    void what_the_code_of_a_merged_member_earned_goes_with_it_when_it_is_parted() {
        String program = programWith(Map.of());
        String survivor = card(program);
        String absorbed = card(program);
        String fresh = card(program);
        String merge = merged(survivor, absorbed);
        String id = referral(absorbed, fresh);
        buy(fresh, "1", 2_000);
        eventually(() -> assertThat(status(id)).isEqualTo("PENDING"));
        assertThat(pending(survivor)).isEqualTo(500);

        parted(merge);

        assertThat(List.of(pending(survivor), pending(absorbed))).containsExactly(0L, 500L);
        assertThatTheLedgerHolds();
    }

    @CanIgnoreReturnValue
    private String merged(String survivor, String absorbed) {
        Map<String, String> merge = Map.of(
                "survivorCardNumber",
                survivor,
                "absorbedCardNumber",
                absorbed,
                "reason",
                "SAME_PERSON",
                "reference",
                UUID.randomUUID().toString());
        return post(hq, "/v1/merges", merge).statusCode(201).extract().path("mergeId");
    }

    private void parted(String merge) {
        post(hq, "/v1/merges/" + merge + "/reverse", Map.of()).statusCode(200);
    }
}
