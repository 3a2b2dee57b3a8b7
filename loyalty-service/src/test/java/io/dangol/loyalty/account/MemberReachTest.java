package io.dangol.loyalty.account;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.loyalty.Shop;
import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A member with a token of its own: what is on its cards, and nothing of anybody else's. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class MemberReachTest {

    private final Shop shop;

    MemberReachTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void it_reads_its_card_its_balance_and_what_explains_it() {
        String card = bought();
        String member = Tokens.member("memberId", memberOf(card)).bearer();

        get(member, card, "").statusCode(200).body("number", equalTo(card));
        get(member, card, "/balance").statusCode(200).body("balance", equalTo(100));
        get(member, card, "/entries").statusCode(200).body("data", hasSize(1));
    }

    @Test
    void a_customer_reads_all_its_cards_and_no_other() {
        String first = bought();
        String second = bought();
        UUID customer = UUID.randomUUID();
        for (String card : new String[] {first, second}) {
            Owner.execute("update member set customer_id = '%s' where id = '%s'".formatted(customer, memberOf(card)));
        }
        String token = Tokens.member("customerId", customer).bearer();

        get(token, first, "/balance").statusCode(200);
        get(token, second, "/balance").statusCode(200);
        assertNone(token, bought());
    }

    @Test
    void to_a_member_the_cards_of_others_do_not_exist_nor_are_sales_its_affair() {
        String other = bought();
        String member = Tokens.member("memberId", memberOf(bought())).bearer();

        assertNone(member, other);
        given().auth()
                .oauth2(member)
                .get("/v1/sales/" + UUID.randomUUID())
                .then()
                .statusCode(403);
    }

    private static void assertNone(String token, String card) {
        for (String path : new String[] {"", "/balance", "/entries"}) {
            get(token, card, path).statusCode(404).body("type", endsWith(":no-such-card"));
        }
    }

    private String bought() {
        String store = shop.open();
        String card = card(program("ALLOW"));
        var unused = post(till(store), "/v1/sales", sale(store, "r-" + UUID.randomUUID(), 10_000, card))
                .statusCode(201);
        return card;
    }

    private static UUID memberOf(String card) {
        return UUID.fromString(
                get(Tokens.admin(), card, "").statusCode(200).extract().path("memberId"));
    }

    private static ValidatableResponse get(String token, String card, String path) {
        return given().auth().oauth2(token).get("/v1/cards/" + card + path).then();
    }
}
