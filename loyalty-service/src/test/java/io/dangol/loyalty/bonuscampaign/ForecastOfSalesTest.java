package io.dangol.loyalty.bonuscampaign;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.sale;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A dealer looks at what a campaign would come to before it accepts. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ForecastOfSalesTest extends CampaignShop {

    ForecastOfSalesTest(Shop shop) {
        super(shop);
    }

    @Test
    void it_is_made_of_the_partners_own_sales_of_ninety_days() {
        UUID other = UUID.randomUUID();
        String othersStore = shop.open(other, "GBP");
        sold(store, dealer(), "1", 9_000, 10);
        sold(store, dealer(), "2", 4_500, 80);
        sold(store, dealer(), "old", 90_000, 95);
        sold(othersStore, dealer(other), "others", 50_000, 10);
        aPointIsWorthAPenny();
        String campaign = offered(shared(offer(100)));

        String location = post(dealer(), "/v1/bonus-campaigns/" + campaign + "/forecasts", Map.of())
                .statusCode(202)
                .extract()
                .header("Location");

        Shop.eventually(() -> get(dealer(), path(location)).body("status", equalTo("DONE")));
        // 270 points in 90 days are 90 in 30, of which half are the dealer's own.
        get(dealer(), path(location))
                .body("sales", equalTo(2))
                .body("result.points", equalTo(270))
                .body("result.members", equalTo(1))
                .body("result.expected.points", equalTo(90))
                .body("result.expected.ownPoints", equalTo(45))
                .body("result.expected.ownAmount", equalTo(45))
                .body("result.expected.budgetUsedUp", equalTo(false))
                .body("result.currency", equalTo("GBP"));
        isForTheDealersEyes(path(location), dealer(other));
        get(Tokens.admin(), "/v1/bonus-campaigns/" + campaign).body("budget.used", equalTo(0));
    }

    private void isForTheDealersEyes(String forecast, String stranger) {
        get(stranger, forecast).statusCode(404);
        get(Tokens.admin(), forecast).statusCode(200).body("result", notNullValue());
        get(Tokens.admin(), "/v1/programs/" + program + "/backtests/" + forecast.split("/", -1)[5])
                .statusCode(404);
    }

    @Test
    void a_partner_asks_for_itself_and_headquarters_says_for_whom() {
        String asking = "/v1/bonus-campaigns/" + offered(offer(100)) + "/forecasts";

        post(Tokens.admin(), asking, Map.of()).statusCode(422);
        post(dealer(), asking, Map.of("partnerId", UUID.randomUUID())).statusCode(422);
        post(Tokens.admin(), asking, Map.of("partnerId", dealer))
                .statusCode(202)
                .body("partnerId", equalTo(dealer.toString()));
    }

    private void sold(String where, String token, String receipt, long amount, int daysAgo) {
        Map<String, Object> sale = sale(where, receipt, amount, card);
        sale.put("soldAt", Instant.now().minus(Duration.ofDays(daysAgo)).toString());
        post(token, "/v1/sales", sale).statusCode(201);
    }

    private void aPointIsWorthAPenny() {
        RestAssured.given()
                .auth()
                .oauth2(Tokens.admin())
                .contentType(ContentType.JSON)
                .body("{\"value\": 1}")
                .put("/v1/programs/" + program + "/point-values/2020-01-01")
                .then()
                .statusCode(200);
    }

    private static String path(String location) {
        return location.substring(location.indexOf("/v1/"));
    }
}
