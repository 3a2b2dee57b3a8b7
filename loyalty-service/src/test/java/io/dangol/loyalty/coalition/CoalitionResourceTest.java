package io.dangol.loyalty.coalition;

import static io.dangol.loyalty.CoalitionThings.anonymous;
import static io.dangol.loyalty.CoalitionThings.shown;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.CoalitionThings;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Another company's card beside ours: it is counted, and its number is nowhere. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CoalitionResourceTest extends CoalitionShop {

    CoalitionResourceTest(Shop shop) {
        super(shop);
    }

    @Test
    void every_change_is_another_version_and_the_same_again_is_none() {
        Map<String, Object> terms = CoalitionThings.terms();
        terms.put("name", "Another name");

        put(Tokens.admin(), "/v1/coalitions/" + code, terms).statusCode(428);
        changed("\"1\"", terms).statusCode(200).body("version", equalTo(2)).header("ETag", "\"2\"");
        changed("\"2\"", terms).statusCode(200).body("version", equalTo(2));
        changed("\"1\"", terms).statusCode(412);

        get(Tokens.admin(), "/v1/coalitions/" + code).body("name", equalTo("Another name"));
        get(Tokens.admin(), "/v1/coalitions?limit=200").statusCode(200).body("data.code", hasItem(code));
    }

    @Test
    void terms_that_make_no_sense_are_refused() {
        Map<String, Object> terms = CoalitionThings.terms();
        terms.put("cardNumbers", Map.of("minLength", 17, "maxLength", 16));
        changed("\"1\"", terms).statusCode(422).body("errors[0].pointer", equalTo("#/cardNumbers/maxLength"));
        terms = CoalitionThings.terms();
        terms.put("currency", "GBP");
        changed("\"1\"", terms).statusCode(422).body("errors[0].pointer", equalTo("#/currency"));
        terms.put("currency", "XQZ");
        changed("\"1\"", terms).statusCode(422);
        get(Tokens.admin(), "/v1/coalitions/NOT-THERE").statusCode(404);
    }

    @Test
    void of_the_number_a_keyed_token_is_kept_and_nothing_else() {
        String saleId = sold(shown(store, "r1", 1_000, code, "8812-3456 7890-1234"));
        sold(shown(store, "r2", 1_000, code, NUMBER));
        post(till, "/v1/sales", shown(store, "r1", 2_000, code, OTHER)).statusCode(409);

        assertThat(shop.number(
                        "select count(distinct token) from coalition_sale where coalition = '%s'".formatted(code)))
                .isEqualTo(1);
        assertThat(shop.number("select count(*) from coalition_sale where coalition = '%s' and length(token) = 64"
                        .formatted(code)))
                .isEqualTo(2);
        for (String table : List.of("sale", "sale_conflict", "coalition_sale", "event_log", "idempotency_key")) {
            assertThat(shop.number("select count(*) from %s t where t::text ~ '12345678901234|99999999999999|3456 7890'"
                            .formatted(table)))
                    .as(table)
                    .isZero();
        }
        get(till, "/v1/sales/" + saleId).body("coalition", equalTo(code)).body("identified", equalTo(false));
    }

    @Test
    void a_plain_hash_of_the_content_is_not_one_of_the_number() {
        sold(shown(store, "r1", 1_000, code, NUMBER));
        sold(shown(store, "r2", 1_000, code, NUMBER));
        post(till, "/v1/sales", shown(store, "r1", 1_000, code, NUMBER))
                .statusCode(200)
                .header("Idempotency-Replayed", "true");
        post(till, "/v1/sales", shown(store, "r1", 1_000, code, OTHER)).statusCode(409);
        post(till, "/v1/sales", anonymous(store, "r1", 1_000)).statusCode(409);
    }

    @Test
    void a_receipt_in_conflict_keeps_the_card_as_a_token_and_can_be_recorded_with_it() {
        sold(shown(store, "r1", 1_000, code, NUMBER));
        post(till, "/v1/sales", shown(store, "r1", 1_000, code, OTHER)).statusCode(409);

        String conflict = get(till, "/v1/sales/conflicts?storeCode=" + store)
                .body("data", hasSize(1))
                .extract()
                .path("data[0].conflictId");
        get(till, "/v1/sales/conflicts/" + conflict)
                .statusCode(200)
                .body("differs", contains("/coalition"))
                .body("arrived.coalition", nullValue());
        Map<String, Object> how = Map.of("decision", "RECORD_AS", "receiptNumber", "r1-b", "reference", "t1");
        String saleId = post(till, "/v1/sales/conflicts/" + conflict + "/resolve", how)
                .statusCode(200)
                .extract()
                .path("resolution.saleId");

        get(till, "/v1/sales/" + saleId).body("coalition", equalTo(code));
        recognised("store").body("total.unknownCards", equalTo(2));
    }

    @Test
    void what_is_no_card_of_the_coalition_is_refused_and_nothing_is_written() {
        refused(shown(store, "r1", 1_000, "NOT-THERE", NUMBER), "#/coalition/code");
        refused(shown(store, "r1", 1_000, code, "7712345678901234"), "#/coalition/cardNumber");
        refused(shown(store, "r1", 1_000, code, "881234567890123"), "#/coalition/cardNumber");
        String pounds = shop.open(partner, "GBP");
        Map<String, Object> sale = shown(pounds, "r1", 1_000, code, NUMBER);
        sale.put("currency", "GBP");
        post(Tokens.admin(), "/v1/sales", sale).statusCode(422).body("errors[0].pointer", equalTo("#/currency"));
        post(till, "/v1/sales", shown(store, "r1", 1_000, code, "no number!")).statusCode(400);

        assertThat(shop.number("select count(*) from sale where store_code = '%s'".formatted(store)))
                .isZero();
    }

    @Test
    void a_card_is_quoted_and_uploaded_like_one_at_the_till() {
        Map<String, Object> sale = shown(store, "r1", 1_000, code, NUMBER);
        post(till, "/v1/sales/quote", sale).statusCode(200).body("recorded", equalTo(false));
        given().auth()
                .oauth2(till)
                .contentType("application/x-ndjson")
                .body((Shop.json(sale) + "\n").getBytes(UTF_8))
                .post("/v1/sales/batches")
                .then()
                .statusCode(200);

        post(till, "/v1/sales/quote", sale).body("recorded", equalTo(true));
        recognised("store").body("total.servedButUnknown.sales", equalTo(1));
    }

    private void refused(Map<String, Object> sale, String pointer) {
        post(till, "/v1/sales", sale).statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    private ValidatableResponse changed(String ifMatch, Map<String, ?> terms) {
        return given().filter(Shop.DESCRIPTION)
                .auth()
                .oauth2(Tokens.admin())
                .header("If-Match", ifMatch)
                .contentType("application/json")
                .body(terms)
                .put("/v1/coalitions/" + code)
                .then();
    }
}
