package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.line;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class SaleResourceTest {

    private final Shop shop;
    private String store = "";
    private String till = "";

    SaleResourceTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void openShop() {
        store = shop.open();
        till = till(store);
    }

    @Test
    void a_sale_with_a_card_earns_points_before_its_holder_is_known() {
        String card = card(program("ALLOW"));

        post(till, "/v1/sales", sale(store, "1", 1530, card))
                .statusCode(201)
                .body("status", equalTo("RECORDED"))
                .body("identified", equalTo(false))
                .body("pointsEarned", equalTo(15))
                .body("balance.available", equalTo(15))
                .body("balance.pending", equalTo(0))
                .body("balance.held", equalTo(0))
                .body("links.balance", equalTo("/v1/cards/" + card + "/balance"));
        assertThat(available(card)).isEqualTo(15);
    }

    @Test
    void an_anonymous_sale_is_recorded_and_earns_nothing() {
        String id = post(till, "/v1/sales", sale(store, "1", 500))
                .statusCode(201)
                .body("links.self", startsWith("/v1/sales/"))
                .body("links.balance", nullValue())
                .body("identified", equalTo(false))
                .body("pointsEarned", equalTo(0))
                .body("balance", nullValue())
                .extract()
                .path("saleId");

        get(till, "/v1/sales/" + id)
                .statusCode(200)
                .body("totalAmount", equalTo(500))
                .body("recordedBy", startsWith("pos-"));
    }

    @Test
    void the_same_receipt_again_answers_the_same_and_changes_nothing() {
        String card = card(program("ALLOW"));
        String first =
                post(till, "/v1/sales", sale(store, "1", 1000, card)).extract().asString();
        post(till, "/v1/sales", sale(store, "2", 1000, card)).statusCode(201).body("balance.available", equalTo(20));

        String second = post(till, "/v1/sales", sale(store, "1", 1000, card))
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .extract()
                .asString();

        assertThat(second).isEqualTo(first);
        assertThat(available(card)).isEqualTo(20);
    }

    @Test
    void the_same_receipt_with_another_content_is_a_conflict() {
        post(till, "/v1/sales", sale(store, "1", 1000)).statusCode(201);

        post(till, "/v1/sales", sale(store, "1", 1001))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", endsWith(":receipt-conflict"));
    }

    @Test
    void the_same_receipt_at_the_same_time_is_recorded_once() {
        String card = card(program("ALLOW"));
        Set<String> ids = new ConcurrentSkipListSet<>();

        IntStream.range(0, 20).parallel().forEach(i -> {
            String id = post(till, "/v1/sales", sale(store, "1", 1000, card))
                    .extract()
                    .path("saleId");
            ids.add(id);
        });

        assertThat(ids).hasSize(1);
        assertThat(available(card)).isEqualTo(10);
    }

    @Test
    void many_sales_of_one_card_at_the_same_time_all_count() {
        String card = card(program("ALLOW"));

        IntStream.range(0, 60)
                .parallel()
                .forEach(i ->
                        post(till, "/v1/sales", sale(store, "r" + i, 100, card)).statusCode(201));

        assertThat(available(card)).isEqualTo(60);
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }

    @Test
    void what_a_till_may_not_or_cannot_say_is_refused_by_name() {
        String card = card(program("ALLOW"));
        refused(sale("nowhere", "1", 100), 422, "unknown-store", "#/storeCode");
        refused(sale(shop.open(), "1", 100), 403, "not-your-store", "#/storeCode");
        refused(sale(store, "1", 100, "no-such-card"), 422, "unknown-card", "#/cardNumber");
        refused(with(sale(store, "1", 100), "currency", "XYZ"), 422, "unknown-currency", "#/currency");
        refused(with(sale(store, "1", 100, card), "currency", "EUR"), 422, "currency-not-of-store", "#/currency");
        refused(with(sale(store, "1", 100), "currency", "EUR"), 422, "currency-not-of-store", "#/currency");
        String euro = card(program(Map.of("currency", "EUR")));
        refused(sale(store, "1", 100, euro), 422, "currency-not-of-program", "#/currency");
        refused(with(sale(store, "1", 100), "totalAmount", 99), 422, "amounts-do-not-add-up", "#/totalAmount");
        String future = Instant.now().plus(1, ChronoUnit.DAYS).toString();
        refused(with(sale(store, "1", 100), "soldAt", future), 422, "sold-in-future", "#/soldAt");
        refused(with(sale(store, "1", 100), "totalAmount", "100"), 400, "invalid-request", "#/totalAmount");
        refused(with(sale(store, "1", 100), "surprise", 1), 400, "invalid-request", "#/surprise");
        refused(with(sale(store, "1", 100), "receiptNumber", ""), 400, "invalid-request", "#/receiptNumber");
        assertThat(available(card)).isZero();
    }

    @Test
    void a_line_whose_amount_is_not_quantity_times_price_is_refused() {
        Map<String, Object> line = line("BREAD", 100);
        line.put("quantity", 3);

        refused(with(sale(store, "1", 100), "lines", List.of(line)), 422, "amounts-do-not-add-up", "#/lines/0/amount");
    }

    @Test
    void a_blocked_card_earns_nothing_and_its_sale_is_not_recorded() {
        String card = card(program("ALLOW"));
        post(Tokens.admin(), "/v1/cards/" + card + "/block", Map.of("reason", "LOST"))
                .statusCode(200);

        refused(sale(store, "1", 100, card), 422, "card-blocked", "#/cardNumber");
        post(till, "/v1/sales", sale(store, "1", 100)).statusCode(201);
    }

    @Test
    void malformed_json_missing_token_and_missing_scope_are_refused() {
        given().auth()
                .oauth2(till)
                .contentType(ContentType.JSON)
                .body("{")
                .post("/v1/sales")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .body(sale(store, "1", 1))
                .post("/v1/sales")
                .then()
                .statusCode(401);
        post(Tokens.of("pos", "sales:write").expired(), "/v1/sales", sale(store, "1", 1))
                .statusCode(401);
        post(Tokens.of("pos", "sales:write").foreign(), "/v1/sales", sale(store, "1", 1))
                .statusCode(401);
        post(Tokens.of("pos", "sales:read").bearer(), "/v1/sales", sale(store, "1", 1))
                .statusCode(403);
    }

    @Test
    void problems_are_korean_where_the_caller_prefers_it() {
        given().auth()
                .oauth2(till)
                .header("Accept-Language", "ko-KR")
                .contentType(ContentType.JSON)
                .body(sale("nowhere", "1", 100))
                .post("/v1/sales")
                .then()
                .body("title", equalTo("알 수 없는 매장입니다"));
    }

    private void refused(Map<String, Object> sale, int status, String code, String pointer) {
        post(till, "/v1/sales", sale)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", endsWith(":" + code))
                .body("errors.pointer", hasItem(pointer));
    }

    private static Map<String, Object> with(Map<String, Object> sale, String field, Object value) {
        sale.put(field, value);
        return sale;
    }
}
