package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;

import io.dangol.loyalty.Rows;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a till gets wrong is said by name, and not a row is written. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BadInputTest {

    private final Shop shop;
    private final Rows rows;
    private String store = "";
    private String till = "";
    private String card = "";

    BadInputTest(Shop shop, Rows rows) {
        this.shop = shop;
        this.rows = rows;
    }

    @BeforeEach
    void openShop() {
        store = shop.open();
        till = till(store);
        card = card(program("ALLOW"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        receiptNumber | "a\\u0000b"                    | 400 | invalid-request       | #/receiptNumber
        terminalId    | "\\u0000"                      | 400 | invalid-request       | #/terminalId
        cardNumber    | "17\\u0000"                    | 400 | invalid-request       | #/cardNumber
        receiptNumber | "\\ud800"                     | 400 | invalid-request       | #/receiptNumber
        receiptNumber | "a\\udc00\\ud800"            | 400 | invalid-request       | #/receiptNumber
        cardNumber    | ""                             | 400 | invalid-request       | #/cardNumber
        cardNumber    | "17850!"                       | 400 | invalid-request       | #/cardNumber
        cardNumber    | "12345678901234567890123456789012345678901" | 400 | invalid-request | #/cardNumber
        cardNumber    | 17850                          | 400 | invalid-request       | #/cardNumber
        soldAt        | "20260105"                     | 400 | invalid-request       | #/soldAt
        soldAt        | 1767571200                     | 400 | invalid-request       | #/soldAt
        soldAt        | "2026-01-05"                   | 400 | invalid-request       | #/soldAt
        soldAt        | "+999999999-12-31T00:00:00Z"   | 422 | sold-in-future        | #/soldAt
        soldAt        | "1999-12-31T23:59:59Z"         | 422 | sold-too-early        | #/soldAt
        soldAt        | "-0044-03-15T00:00:00Z"        | 422 | sold-too-early        | #/soldAt
        soldAt        | "0000-01-01T00:00:00Z"         | 422 | sold-too-early        | #/soldAt
        totalAmount   | 9223372036854775808            | 400 | invalid-request       | #/totalAmount
        totalAmount   | 9223372036854775807            | 400 | invalid-request       | #/totalAmount
        totalAmount   | -1                             | 400 | invalid-request       | #/totalAmount
        totalAmount   | 100.5                          | 400 | invalid-request       | #/totalAmount
        totalAmount   | 101                            | 422 | amounts-do-not-add-up | #/totalAmount
        currency      | "gbp"                          | 400 | invalid-request       | #/currency
        lines         | []                             | 400 | invalid-request       | #/lines
        lines         | [null]                         | 400 | invalid-request       | #/lines/0
        lines         | [{"sku":"A","quantity":1,"amount":9223372036854775807}]               | 400 | invalid-request | #/lines/0/amount
        lines         | [{"sku":"A","quantity":"1","amount":100}]                             | 400 | invalid-request | #/lines/0/quantity
        lines         | [{"sku":"A","quantity":1e1000000000,"amount":100}]                    | 400 | invalid-request | #/lines/0/quantity
        lines         | [{"sku":"A","quantity":999999999999,"unitPrice":1000000000000000,"amount":100}] | 422 | amounts-do-not-add-up | #/lines/0/amount
        storeCode     | "nowhere"                      | 422 | unknown-store         | #/storeCode
        """)
    void a_sale_with_a_wrong_field_is_refused_and_leaves_nothing(
            String field, String value, int status, String code, String pointer) {
        String sale = """
                {"storeCode":"%s","receiptNumber":"1","soldAt":"2026-01-05T09:00:00Z","currency":"GBP",
                 "cardNumber":"%s","lines":[{"sku":"BREAD","quantity":1,"amount":100}],"totalAmount":100,"%s":%s}""".formatted(store, card, field, value)
                .replaceFirst("\"" + field + "\":(?:\"[^\"]*\"|\\[[^\\]]*]|\\d+),", "");
        List<Long> before = rows.counted();

        send("/v1/sales", sale)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", endsWith(":" + code))
                .body("errors.pointer", hasItem(pointer));

        assertThat(rows.counted()).isEqualTo(before);
        assertThat(available(card)).isZero();
    }

    @Test
    void what_is_no_json_is_refused_and_leaves_nothing() {
        List<Long> before = rows.counted();

        for (String body : List.of("{", "", "[]", "null", "\"sale\"", "{} {}")) {
            send("/v1/sales", body).statusCode(400).contentType("application/problem+json");
        }
        send("/v1/sales", "{").body("type", endsWith(":malformed-json"));

        assertThat(rows.counted()).isEqualTo(before);
    }

    @Test
    void an_address_with_a_nul_is_refused() {
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(till)
                .get("/v1/cards/17%00/balance")
                .then()
                .statusCode(400);
    }

    @Test
    void one_content_has_many_spellings() {
        String sale = """
                {"storeCode":"%s","receiptNumber":"s","soldAt":"%s","currency":"GBP",
                 "lines":[{"sku":"A","quantity":%s,"amount":600%s}],"totalAmount":600}""";
        send("/v1/sales", sale.formatted(store, "2026-01-05T09:00:00Z", "6", ""))
                .statusCode(201);

        send("/v1/sales", sale.formatted(store, "2026-01-05T18:00:00+09:00", "6.000", ",\"discountAmount\":0"))
                .statusCode(200);
        send("/v1/sales", sale.formatted(store, "2026-01-05T09:00:00Z", "7", ""))
                .statusCode(409);
    }

    @Test
    void what_happened_in_a_store_before_it_closed_may_still_be_told() {
        post(till, "/v1/sales", sale(store, "before", 1_000, card)).statusCode(201);
        shop.close(store, "2026-01-05T10:00:00Z");
        Map<String, Object> late = sale(store, "late", 1_000, card);
        late.put("soldAt", "2026-01-05T10:00:00Z");
        List<Long> before = rows.counted();

        post(till, "/v1/sales", late).statusCode(422).body("type", endsWith(":store-closed"));
        Map<String, Object> redemption = Map.of("storeCode", store, "cardNumber", card, "points", 1, "reference", "r");
        post(till, "/v1/redemptions", redemption).statusCode(422).body("type", endsWith(":store-closed"));
        post(till, "/v1/sales", sale(store, "before", 1_000, card)).statusCode(200);
        assertThat(rows.counted()).isEqualTo(before);
        post(till, "/v1/sales", sale(store, "offline", 1_000, card)).statusCode(201);
    }

    @Test
    void nobody_else_sees_another_partners_sale() {
        String sale = post(till, "/v1/sales", sale(store, "1", 100)).extract().path("saleId");

        get(Shop.strangersTill(), "/v1/sales/" + sale).statusCode(404).body("type", endsWith(":no-such-sale"));
        get(till, "/v1/sales/" + sale).statusCode(200);
    }

    @Test
    void tills_of_neighbours_are_answered_while_others_send_what_cannot_be() {
        IntStream.range(0, 60).parallel().forEach(i -> {
            Map<String, Object> sale = sale(store, "n" + i, 100, i % 3 == 0 ? "unknown-" + i : card);
            post(till, "/v1/sales", sale).statusCode(i % 3 == 0 ? 422 : 201);
        });

        assertThat(available(card)).isEqualTo(40);
    }

    private io.restassured.response.ValidatableResponse send(String path, String body) {
        return given().auth()
                .oauth2(till)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }
}
