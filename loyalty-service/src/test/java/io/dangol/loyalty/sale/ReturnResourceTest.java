package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.line;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ReturnResourceTest {

    private final Shop shop;
    private String store = "";
    private String till = "";

    ReturnResourceTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void openShop() {
        store = shop.open();
        till = till(store);
    }

    @Test
    void any_split_of_a_return_equals_the_full_return() {
        String card = card(program("ALLOW"));
        String sale = sold("1", 1999, card);

        giveBack(sale, "r1", 150).statusCode(201).body("pointsReturned", equalTo(1));
        giveBack(sale, "r2", 149).statusCode(201).body("pointsReturned", equalTo(1));
        giveBack(sale, "r3", 1700).statusCode(201).body("pointsReturned", equalTo(17));

        assertThat(available(card)).isZero();
        get(till, "/v1/sales/" + sale)
                .body("status", equalTo("RETURNED"))
                .body("returnedAmount", equalTo(1999))
                .body("pointsReturned", equalTo(19));
    }

    @Test
    void the_same_return_again_answers_the_same_and_changes_nothing() {
        String card = card(program("ALLOW"));
        String sale = sold("1", 1000, card);
        giveBack(sale, "r1", 500).statusCode(201);

        giveBack(sale, "r1", 500).statusCode(200).header("Idempotency-Replayed", "true");

        assertThat(available(card)).isEqualTo(5);
        giveBack(sale, "r1", 499).statusCode(409).body("type", endsWith(":receipt-conflict"));
    }

    @Test
    void more_than_was_sold_cannot_come_back() {
        String sale = sold("1", 1000, card(program("ALLOW")));
        giveBack(sale, "r1", 600).statusCode(201);

        giveBack(sale, "r2", 401).statusCode(422).body("type", endsWith(":return-exceeds-sale"));
        giveBack(sale, "r3", 400).statusCode(201);
    }

    @Test
    void a_return_without_a_sale_takes_back_what_the_goods_would_have_earned() {
        String card = card(program("ALLOW"));

        withoutSale("C1", 1530, card).statusCode(201).body("pointsReturned", equalTo(15));

        assertThat(available(card)).isEqualTo(-15);
        withoutSale("C1", 1530, card).statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(available(card)).isEqualTo(-15);
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }

    @Test
    void what_a_return_without_a_sale_would_do_is_told_and_not_done() {
        String card = card(program("ALLOW"));
        Map<String, Object> goods = goods("C1", 1530, card);

        post(till, "/v1/returns/preview", goods).statusCode(200).body("pointsReturned", equalTo(15));

        assertThat(available(card)).isZero();
        withoutSale("C1", 1530, card).statusCode(201);
        post(till, "/v1/returns/preview", goods).statusCode(200).body("recorded", equalTo(true));
    }

    @Test
    void a_till_may_name_lines_and_quantities_and_leave_the_amounts_to_us() {
        String card = card(program("ALLOW"));
        Map<String, Object> sale = sale(store, "1", 1000, card);
        sale.put("lines", List.of(threeFor(1000)));
        String id = post(till, "/v1/sales", sale).statusCode(201).extract().path("saleId");

        Map<String, Object> one = named("r1", Map.of("lineNumber", 1, "quantity", 1));
        post(till, "/v1/sales/" + id + "/returns", one).statusCode(201).body("pointsReturned", equalTo(4));
        post(till, "/v1/sales/" + id + "/returns", one).statusCode(200);
        get(till, "/v1/sales/" + id).body("returnedAmount", equalTo(333));
        Map<String, Object> wrong = new HashMap<>(named("r2", Map.of("lineNumber", 1)));
        wrong.put("totalAmount", 666);
        post(till, "/v1/sales/" + id + "/returns", wrong)
                .statusCode(422)
                .body("type", endsWith(":amounts-do-not-add-up"));
        post(till, "/v1/sales/" + id + "/returns", named("r2", Map.of("lineNumber", 1)))
                .statusCode(201)
                .body("pointsReturned", equalTo(6));

        get(till, "/v1/sales/" + id).body("status", equalTo("RETURNED")).body("returnedAmount", equalTo(1000));
        assertThat(available(card)).isZero();
    }

    private static Map<String, Object> threeFor(long amount) {
        return Map.of("sku", "A", "description", "A", "quantity", 3, "amount", amount);
    }

    private Map<String, Object> named(String receipt, Map<String, Object> line) {
        return Map.of(
                "storeCode",
                store,
                "receiptNumber",
                receipt,
                "returnedAt",
                "2026-01-06T09:00:00Z",
                "lines",
                List.of(line));
    }

    @Test
    void where_the_programme_refuses_a_return_of_spent_points_nothing_is_written() {
        String card = card(program("REFUSE"));

        withoutSale("C1", 1530, card).statusCode(422).body("type", endsWith(":return-would-overdraw"));

        assertThat(available(card)).isZero();
        withoutSale("C1", 50, card).statusCode(201);
    }

    @Test
    void goods_come_back_and_points_are_taken_back_also_when_the_card_was_blocked_since() {
        String card = card(program("ALLOW"));
        String sale = sold("1", 1000, card);
        post(Tokens.admin(), "/v1/cards/" + card + "/block", Map.of("reason", "LOST"))
                .statusCode(200);

        giveBack(sale, "r1", 600).statusCode(201).body("pointsReturned", equalTo(6));
        withoutSale("C1", 400, card).statusCode(201).body("pointsReturned", equalTo(4));

        assertThat(available(card)).isZero();
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }

    private String sold(String receipt, long amount, String card) {
        return post(till, "/v1/sales", sale(store, receipt, amount, card))
                .extract()
                .path("saleId");
    }

    private ValidatableResponse giveBack(String sale, String receipt, long amount) {
        return post(
                till,
                "/v1/sales/" + sale + "/returns",
                Map.of(
                        "storeCode", store,
                        "receiptNumber", receipt,
                        "returnedAt", "2026-01-06T09:00:00Z",
                        "lines", List.of(Map.of("lineNumber", 1, "amount", amount)),
                        "totalAmount", amount));
    }

    private ValidatableResponse withoutSale(String receipt, long amount, String card) {
        return post(till, "/v1/returns", goods(receipt, amount, card));
    }

    private Map<String, Object> goods(String receipt, long amount, String card) {
        return Map.of(
                "storeCode", store,
                "receiptNumber", receipt,
                "returnedAt", "2026-01-06T09:00:00Z",
                "currency", "GBP",
                "cardNumber", card,
                "lines", List.of(line("BREAD", amount)),
                "totalAmount", amount);
    }
}
