package io.dangol.loyalty.settlement;

import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.sale;
import static io.restassured.RestAssured.given;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dangol.loyalty.Shop;
import io.dangol.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Partners with a store each, one programme, one card, and what happens between them. */
public final class Coalition {

    private final String card;
    private final String program;

    public Coalition(Map<String, ?> terms) {
        program = Shop.program(terms);
        card = Shop.card(program);
    }

    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/London"));
    }

    public String program() {
        return program;
    }

    public String card() {
        return card;
    }

    /** From long ago on. */
    public void pointsAreWorth(String value, String redemptionRate) {
        pointsAreWorth(LocalDate.parse("2020-01-01"), value, redemptionRate);
    }

    public void pointsAreWorth(LocalDate since, String value, String redemptionRate) {
        given().filter(Shop.DESCRIPTION)
                .auth()
                .oauth2(Tokens.admin())
                .contentType(ContentType.JSON)
                .body("{\"value\": %s, \"expectedRedemptionRate\": %s}".formatted(value, redemptionRate))
                .put("/v1/programs/" + program + "/point-values/" + since)
                .then()
                .statusCode(200);
    }

    @CanIgnoreReturnValue
    public String sell(String store, String receipt, long amount) {
        return post(Tokens.admin(), "/v1/sales", sale(store, receipt, amount, card))
                .statusCode(201)
                .extract()
                .path("saleId");
    }

    @CanIgnoreReturnValue
    public String spend(String store, String reference, long points) {
        Map<String, Object> asked = Map.of(
                "storeCode", store, "cardNumber", card, "points", points, "reference", reference, "capture", true);
        return post(Tokens.admin(), "/v1/redemptions", asked)
                .statusCode(201)
                .extract()
                .path("redemptionId");
    }

    public void voided(String redemption, String reference, long points) {
        post(
                        Tokens.admin(),
                        "/v1/redemptions/" + redemption + "/voids",
                        Map.of("reference", reference, "points", points))
                .statusCode(201);
    }

    public void comesBack(String sale, String store, String receipt, long amount) {
        post(
                        Tokens.admin(),
                        "/v1/sales/" + sale + "/returns",
                        Map.of(
                                "storeCode",
                                store,
                                "receiptNumber",
                                receipt,
                                "returnedAt",
                                "2026-01-06T09:00:00Z",
                                "lines",
                                List.of(Map.of("lineNumber", 1, "amount", amount)),
                                "totalAmount",
                                amount))
                .statusCode(201);
    }

    public ValidatableResponse open(LocalDate from, LocalDate until) {
        Map<String, Object> asked = new HashMap<>();
        asked.put("programId", program);
        asked.put("from", from.toString());
        asked.put("until", until.toString());
        return post(Tokens.admin(), "/v1/settlements", asked);
    }

    /** Of some days around this one. */
    public UUID opened() {
        return id(open(today().minusDays(1), today().plusDays(2)));
    }

    public static UUID id(ValidatableResponse opened) {
        return UUID.fromString(opened.statusCode(201).extract().path("settlementId"));
    }
}
