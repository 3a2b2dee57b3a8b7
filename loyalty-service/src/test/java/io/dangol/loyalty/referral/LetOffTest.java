package io.dangol.loyalty.referral;

import static io.dangol.loyalty.ReferralThings.codeOf;
import static io.dangol.loyalty.ReferralThings.terms;
import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where a programme lets its members off, nobody gets for one referral more than it gives. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class LetOffTest extends ReferralShop {

    LetOffTest(Shop shop, ReferralRewards rewards) {
        super(shop, rewards);
    }

    @Test
    void what_was_spent_and_let_off_is_not_given_again_for_an_earlier_sale() {
        String program = lenient();
        String friend = card(program);
        String fresh = card(program);
        String id = referral(friend, fresh);
        shop.execute("update referral set registered_at = registered_at - interval '30 days' where id = '" + id + "'");
        Instant sold = Instant.now().minus(Duration.ofDays(20));
        buy(fresh, "1", 2_000, sold);
        eventually(() -> assertThat(available(friend)).isEqualTo(500));
        post(
                        Tokens.admin(),
                        "/v1/redemptions",
                        Map.of(
                                "storeCode",
                                store,
                                "cardNumber",
                                friend,
                                "points",
                                400,
                                "reference",
                                "1",
                                "capture",
                                true))
                .statusCode(201);

        buy(fresh, "0", 2_000, sold.minus(Duration.ofDays(1)));
        settled(id);

        eventually(() -> assertThat(available(friend)).isEqualTo(100));
        get(Tokens.admin(), "/v1/programs/" + program + "/referral-scheme").body("budget.used", equalTo(800));
        assertThatTheLedgerHolds();
    }

    @Test
    void the_same_registration_again_answers_the_same_whatever_became_of_the_code() {
        String program = lenient();
        String friend = card(program);
        String fresh = card(program);
        String code = codeOf(friend);
        String id = register(code, fresh).statusCode(201).extract().path("referralId");
        post(Tokens.admin(), "/v1/cards/" + friend + "/referral-code/revoke", Map.of())
                .statusCode(200);

        register(code, fresh).statusCode(200).body("referralId", equalTo(id));
        register(code, card(program)).statusCode(422);
    }

    private static String lenient() {
        String program = program("CLAMP");
        put(Tokens.admin(), "/v1/programs/" + program + "/referral-scheme", terms())
                .statusCode(201);
        return program;
    }
}
