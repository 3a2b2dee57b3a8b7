package io.dangol.loyalty.tier;

import static io.dangol.loyalty.Shop.DESCRIPTION;
import static io.restassured.RestAssured.given;

import io.dangol.loyalty.Shop;
import io.dangol.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shop with tiers, and the words in which tests speak of it. */
final class TierShop {

    static final Map<String, ?> YEARLY = Map.of("kind", "CALENDAR", "unit", "YEAR");

    private final Shop shop;
    private final String erp = Tokens.of("erp", "tiers:grant").bearer();
    final String store;
    final String till;
    final String program;
    final String card;
    final String member;

    TierShop(Shop shop) {
        this.shop = shop;
        this.store = shop.open();
        this.till = Shop.till(store);
        this.program = Shop.program("ALLOW");
        this.card = Shop.card(program);
        this.member = Shop.get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId");
    }

    /** Silver from 100.00, gold from 200.00. */
    static Map<String, Object> terms(Map<String, ?> otherwise) {
        Map<String, Object> terms = new HashMap<>(Map.of(
                "qualifyBy",
                "SPEND",
                "window",
                YEARLY,
                "tiers",
                List.of(
                        Map.of("code", "SILVER", "name", "Silver", "from", 10_000),
                        Map.of(
                                "code",
                                "GOLD",
                                "name",
                                "Gold",
                                "from",
                                20_000,
                                "benefits",
                                List.of(Map.of("code", "FREE_DELIVERY", "text", "Free delivery"))))));
        terms.putAll(otherwise);
        return terms;
    }

    static ValidatableResponse put(String program, @Nullable String ifMatch, Map<String, ?> terms) {
        RequestSpecification request = given().filter(DESCRIPTION)
                .auth()
                .oauth2(Tokens.admin())
                .contentType(ContentType.JSON)
                .body(terms);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/v1/programs/" + program + "/tier-scheme")
                .then();
    }

    void hasTiers(Map<String, ?> otherwise) {
        put(program, null, terms(otherwise)).statusCode(201);
    }

    String sell(String receipt, long amount, Instant at) {
        Map<String, Object> sale = Shop.sale(store, receipt, amount, card);
        sale.put("soldAt", at.toString());
        return Shop.post(till, "/v1/sales", sale).statusCode(201).extract().path("saleId");
    }

    void giveBack(String saleId, String receipt, long amount) {
        Shop.post(
                        till,
                        "/v1/sales/" + saleId + "/returns",
                        Map.of(
                                "storeCode",
                                store,
                                "receiptNumber",
                                receipt,
                                "returnedAt",
                                Instant.now().toString(),
                                "lines",
                                List.of(Map.of("lineNumber", 1, "amount", amount)),
                                "totalAmount",
                                amount))
                .statusCode(201);
    }

    ValidatableResponse tier() {
        return Shop.get(till, "/v1/cards/" + card + "/tier").statusCode(200);
    }

    ValidatableResponse grant(Map<String, ?> otherwise) {
        Map<String, Object> grant = new HashMap<>(Map.of(
                "tier", "GOLD", "until", "2099-12-31", "reason", "MIGRATION", "reference", "m-" + UUID.randomUUID()));
        grant.putAll(otherwise);
        return Shop.post(erp, "/v1/cards/" + card + "/tier", grant);
    }

    /** What the till would read. */
    @Nullable String told() {
        return shop.text("select tier from member where id = '" + member + "'");
    }

    /** In their order: from>to reason. */
    String changes() {
        return shop.text("select string_agg(coalesce(from_tier, '-') || '>' || coalesce(to_tier, '-') || ' ' || reason,"
                + " ', ' order by id) from tier_change where member_id = '" + member + "'");
    }

    long events() {
        return shop.number("select count(*) from event_log where type = 'io.dangol.loyalty.TierChanged.v1'"
                + " and payload like '%" + member + "%'");
    }
}
