package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
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
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a till gets wrong of a return or a redemption is said by name, and not a row is written. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BadReturnTest {

    private static final String OF_SALE = """
            {"storeCode":"%1$s","receiptNumber":"r","returnedAt":"2026-01-06T09:00:00Z",
             "lines":[{"lineNumber":1,"quantity":1,"amount":100}],"totalAmount":100,"#":%3$s}""";
    private static final String WITHOUT_SALE = """
            {"storeCode":"%1$s","receiptNumber":"r","returnedAt":"2026-01-06T09:00:00Z","currency":"GBP",
             "cardNumber":"%2$s","lines":[{"sku":"BREAD","quantity":1,"amount":100}],"totalAmount":100,"#":%3$s}""";
    private static final String REDEMPTION = """
            {"storeCode":"%1$s","cardNumber":"%2$s","points":1,"reference":"r","expiresInSeconds":60,"#":%3$s}""";

    private final Shop shop;
    private final Rows rows;
    private String store = "";
    private String till = "";
    private String card = "";
    private String sale = "";
    private List<Long> before = List.of();

    BadReturnTest(Shop shop, Rows rows) {
        this.shop = shop;
        this.rows = rows;
    }

    @BeforeEach
    void sellSomething() {
        store = shop.open();
        till = till(store);
        card = card(program("ALLOW"));
        sale = post(till, "/v1/sales", sale(store, "s", 1_000, card)).extract().path("saleId");
        before = rows.counted();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        storeCode     | "nowhere"                 | 422 | unknown-store         | #/storeCode
        storeCode     | "FOREIGN"                 | 403 | not-your-store        | #/storeCode
        storeCode     | null                      | 400 | invalid-request       | #/storeCode
        receiptNumber | ""                        | 400 | invalid-request       | #/receiptNumber
        receiptNumber | "a\\u0000b"               | 400 | invalid-request       | #/receiptNumber
        receiptNumber | "\\ud800"                | 400 | invalid-request       | #/receiptNumber
        returnedAt    | "TOMORROW"                | 422 | sold-in-future        | #/returnedAt
        returnedAt    | "1999-12-31T23:59:59Z"    | 422 | sold-too-early        | #/returnedAt
        returnedAt    | "2026-01-05T08:54:59Z"    | 422 | return-before-sale    | #/returnedAt
        returnedAt    | "20260106"                | 400 | invalid-request       | #/returnedAt
        totalAmount   | 101                       | 422 | amounts-do-not-add-up | #/totalAmount
        totalAmount   | 9223372036854775808       | 400 | invalid-request       | #/totalAmount
        totalAmount   | 1000000000000001          | 400 | invalid-request       | #/totalAmount
        totalAmount   | -100                      | 400 | invalid-request       | #/totalAmount
        surprise      | 1                         | 400 | invalid-request       | #/surprise
        lines         | []                        | 400 | invalid-request       | #/lines
        lines         | [null]                    | 400 | invalid-request       | #/lines/0
        lines         | [{"lineNumber":0,"amount":100}]                           | 400 | invalid-request       | #/lines/0/lineNumber
        lines         | [{"lineNumber":1,"amount":9223372036854775807}]           | 400 | invalid-request       | #/lines/0/amount
        lines         | [{"lineNumber":1,"quantity":1e1000000000,"amount":100}]   | 400 | invalid-request       | #/lines/0/quantity
        lines         | [{"lineNumber":1,"amount":99}]                            | 422 | amounts-do-not-add-up | #/totalAmount
        """)
    void a_return_of_a_sale_with_a_wrong_field_is_refused_and_leaves_nothing(
            String field, String value, int status, String code, String pointer) {
        refused("/v1/sales/" + sale + "/returns", with(OF_SALE, field, value), status, code, pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        storeCode     | "nowhere"                 | 422 | unknown-store         | #/storeCode
        storeCode     | "FOREIGN"                 | 403 | not-your-store        | #/storeCode
        cardNumber    | "no-such-card"            | 422 | unknown-card          | #/cardNumber
        cardNumber    | ""                        | 400 | invalid-request       | #/cardNumber
        cardNumber    | "17850!"                  | 400 | invalid-request       | #/cardNumber
        receiptNumber | "a\\u0000b"               | 400 | invalid-request       | #/receiptNumber
        receiptNumber | "\\ud800"                | 400 | invalid-request       | #/receiptNumber
        returnedAt    | "TOMORROW"                | 422 | sold-in-future        | #/returnedAt
        returnedAt    | "1999-12-31T23:59:59Z"    | 422 | sold-too-early        | #/returnedAt
        currency      | "XYZ"                     | 422 | unknown-currency      | #/currency
        currency      | "EUR"                     | 422 | currency-not-of-store | #/currency
        currency      | "gbp"                     | 400 | invalid-request       | #/currency
        totalAmount   | 101                       | 422 | amounts-do-not-add-up | #/totalAmount
        totalAmount   | 9223372036854775808       | 400 | invalid-request       | #/totalAmount
        totalAmount   | 100.5                     | 400 | invalid-request       | #/totalAmount
        lines         | []                        | 400 | invalid-request       | #/lines
        lines         | [{"sku":"A","quantity":1,"amount":9223372036854775807}]                         | 400 | invalid-request       | #/lines/0/amount
        lines         | [{"sku":"A","quantity":999999999999,"unitPrice":1000000000000000,"amount":100}] | 422 | amounts-do-not-add-up | #/lines/0/amount
        lines         | [{"sku":"A","quantity":2,"unitPrice":100,"amount":100}]                         | 422 | amounts-do-not-add-up | #/lines/0/amount
        """)
    void a_return_without_a_sale_with_a_wrong_field_is_refused_and_leaves_nothing(
            String field, String value, int status, String code, String pointer) {
        refused("/v1/returns", with(WITHOUT_SALE, field, value), status, code, pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        storeCode        | "nowhere"           | 422 | unknown-store       | #/storeCode
        storeCode        | "FOREIGN"           | 403 | not-your-store      | #/storeCode
        cardNumber       | "no-such-card"      | 422 | unknown-card        | #/cardNumber
        cardNumber       | "17850!"            | 400 | invalid-request     | #/cardNumber
        cardNumber       | null                | 400 | invalid-request     | #/cardNumber
        reference        | ""                  | 400 | invalid-request     | #/reference
        reference        | "a\\u0000b"         | 400 | invalid-request     | #/reference
        points           | 0                   | 400 | invalid-request     | #/points
        points           | -1                  | 400 | invalid-request     | #/points
        points           | "1"                 | 400 | invalid-request     | #/points
        points           | 1.5                 | 400 | invalid-request     | #/points
        points           | 9223372036854775808 | 400 | invalid-request     | #/points
        expiresInSeconds | 86401               | 400 | invalid-request     | #/expiresInSeconds
        capture          | "true"              | 400 | invalid-request     | #/capture
        """)
    void a_redemption_with_a_wrong_field_is_refused_and_leaves_nothing(
            String field, String value, int status, String code, String pointer) {
        refused("/v1/redemptions", with(REDEMPTION, field, value), status, code, pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [{"lineNumber":2,"amount":100}]                  | unknown-line
        [{"lineNumber":2147483647,"amount":100}]         | unknown-line
        [{"lineNumber":1,"quantity":1.001,"amount":100}] | quantity-exceeds-sale
        """)
    void more_than_the_sale_had_cannot_come_back(String lines, String code) {
        send(till, "/v1/sales/" + sale + "/returns", with(OF_SALE, "lines", lines))
                .statusCode(422)
                .body("type", endsWith(":" + code));
        assertNothingWritten();
    }

    @Test
    void what_was_sold_in_one_currency_cannot_come_back_to_a_store_with_another() {
        String abroad = shop.open(Shop.PARTNER, "EUR");
        String both = till(store, abroad);

        send(both, "/v1/sales/" + sale + "/returns", with(OF_SALE, "storeCode", "\"" + abroad + "\""))
                .statusCode(422)
                .body("type", endsWith(":currency-not-of-store"))
                .body("errors.pointer", hasItem("#/storeCode"));
        assertNothingWritten();
    }

    @Test
    void more_points_than_there_can_be_are_not_there() {
        send(till, "/v1/redemptions", with(REDEMPTION, "points", String.valueOf(Long.MAX_VALUE)))
                .statusCode(422)
                .body("type", endsWith(":insufficient-points"));
        assertNothingWritten();
    }

    @Test
    void another_partners_sale_cannot_be_returned_nor_one_that_is_not_there() {
        UUID stranger = UUID.randomUUID();
        String theirs = shop.open(stranger, "GBP");
        String token = Tokens.of("pos", "sales:write").partner(stranger).bearer();
        String back = with(OF_SALE, "storeCode", "\"" + theirs + "\"");

        for (String path : List.of(sale, UUID.randomUUID().toString())) {
            send(token, "/v1/sales/" + path + "/returns", back).statusCode(404).body("type", endsWith(":no-such-sale"));
        }
        send(token, "/v1/sales/no-id/returns", back).statusCode(404);
        assertNothingWritten();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/returns", "/v1/sales/SALE/returns", "/v1/redemptions"})
    void what_is_no_json_or_comes_without_the_scope_is_refused(String path) {
        String there = path.replace("SALE", sale);
        for (String body : List.of("{", "", "[]", "null", "\"r\"", "{} {}")) {
            send(till, there, body).statusCode(400).contentType("application/problem+json");
        }
        send(till, there, "{").body("type", endsWith(":malformed-json"));
        String reader = Tokens.of("pos", "sales:read").partner(Shop.PARTNER).bearer();
        send(reader, there, "{}").statusCode(403).body("type", endsWith(":scope-missing"));
        given().contentType(ContentType.JSON).body("{}").post(there).then().statusCode(401);
        assertNothingWritten();
    }

    private void refused(String path, String body, int status, String code, String pointer) {
        send(till, path, body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", endsWith(":" + code))
                .body("errors.pointer", hasItem(pointer));
        assertNothingWritten();
    }

    private void assertNothingWritten() {
        assertThat(rows.counted()).isEqualTo(before);
        assertThat(available(card)).isEqualTo(10);
    }

    /** The document with that field instead of its own. */
    private String with(String document, String field, String value) {
        return document.formatted(store, card, value)
                .replaceFirst("\"" + field + "\":(?:\"[^\"]*\"|\\[[^\\]]*]|\\d+),", "")
                .replace("\"#\"", "\"" + field + "\"")
                .replace("FOREIGN", shop.open())
                .replace("TOMORROW", Instant.now().plus(1, ChronoUnit.DAYS).toString());
    }

    private static ValidatableResponse send(String token, String path, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }
}
