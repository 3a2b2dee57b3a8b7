package io.dangol.loyalty.reward;

import static io.dangol.loyalty.RewardThings.reward;
import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose claims they are. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ClaimReachTest {

    private final Shop shop;
    private String store = "";
    private String till = "";
    private String program = "";
    private String card = "";

    ClaimReachTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void earnAHundredPoints() {
        store = shop.open();
        till = till(store);
        program = program("ALLOW");
        card = card(program);
        post(till, "/v1/sales", sale(store, "1", 10_000, card)).statusCode(201);
    }

    @Test
    void who_claimed_at_other_stores_is_nobody_s_affair() {
        String claim = claim(reward(program, Map.of()), "a").extract().path("claimId");
        String other = till(shop.open());

        get(other, "/v1/reward-claims/" + claim).statusCode(404);
        post(other, "/v1/reward-claims/" + claim + "/cancel", Map.of()).statusCode(404);
        get(Shop.strangersTill(), "/v1/reward-claims/" + claim).statusCode(404);
        get(till, "/v1/reward-claims/" + claim).statusCode(200).body("voucher.code", nullValue());
        get(Tokens.admin(), "/v1/reward-claims/" + claim).body("voucher.code", notNullValue());
    }

    @Test
    void a_member_claims_for_its_own_cards_and_sees_what_it_has() {
        String member = member(card);
        String id = reward(program, Map.of());

        String code =
                claim(member, id, card, "m", null).statusCode(201).extract().path("voucher.code");

        get(member, "/v1/cards/" + card + "/reward-claims").statusCode(200).body("data[0].voucher.code", equalTo(code));
        get(till, "/v1/cards/" + card + "/reward-claims").body("data[0].voucher.code", nullValue());
        String stranger = member(card(program));
        refused(claim(stranger, id, card, "n", null), "unknown-card");
        get(stranger, "/v1/cards/" + card + "/reward-claims").statusCode(404);
        post(member, "/v1/rewards", Map.of()).statusCode(403);
        assertThat(available(card)).isEqualTo(90);
    }

    private ValidatableResponse claim(String reward, String reference) {
        return claim(till, reward, card, reference, store);
    }

    /** References are a client's own, and each till of these tests is another client. */
    private static ValidatableResponse claim(
            String token, String reward, String card, String reference, @Nullable String store) {
        Map<String, Object> asked = new HashMap<>(Map.of("cardNumber", card, "reference", reference));
        if (store != null) {
            asked.put("storeCode", store);
        }
        return post(token, "/v1/rewards/" + reward + "/claims", asked);
    }

    private static void refused(ValidatableResponse answer, String type) {
        answer.statusCode(422).body("type", endsWith(":" + type));
    }

    private static String member(String card) {
        String id = get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId");
        return Tokens.member("memberId", UUID.fromString(id)).bearer();
    }
}
