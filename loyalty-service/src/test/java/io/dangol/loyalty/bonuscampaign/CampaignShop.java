package io.dangol.loyalty.bonuscampaign;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;
import static java.util.Objects.requireNonNull;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.loyalty.Shop;
import io.dangol.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A programme that gives no points but by a campaign: two for each pound. */
abstract class CampaignShop {

    static final String TERMS = "Two points for each pound. Headquarters and the dealer pay half each: 단골.";

    /** The same for all returns of a test, so that one can be sent again. */
    private final String now = Instant.now().toString();

    final Shop shop;
    final UUID headquarters = UUID.randomUUID();
    final UUID dealer = UUID.randomUUID();
    String store = "";
    String headquartersStore = "";
    String program = "";
    String card = "";

    CampaignShop(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void openAStore() {
        headquartersStore = shop.open(headquarters, "GBP");
        store = shop.open(dealer, "GBP");
        program = program(Map.of("earnRule", Map.of("points", 0, "perAmount", 100), "pointsExpireAfterMonths", 12));
        card = card(program);
    }

    @AfterEach
    void theLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification")
                .body("holds", equalTo(true))
                .body("findings", hasSize(0));
    }

    Map<String, Object> offer(long budget) {
        Map<String, Object> rule = new HashMap<>(Map.of(
                "name",
                "Winter tiles",
                "award",
                Map.of("points", 2, "of", "AMOUNT", "per", 100),
                "from",
                Instant.now().minus(Duration.ofDays(1)).toString(),
                "until",
                Instant.now().plus(Duration.ofDays(30)).toString()));
        return new HashMap<>(Map.of(
                "programId", program,
                "code", "winter-tiles",
                "name", "Winter tiles",
                "terms", TERMS,
                "rule", rule,
                "budgetPoints", budget));
    }

    /** Headquarters and the dealer whose store sells pay half each. */
    Map<String, Object> shared(Map<String, Object> offer) {
        rule(offer).put("funding", List.of(Map.of("weight", 50), Map.of("partnerId", headquarters, "weight", 50)));
        return offer;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> rule(Map<String, Object> offer) {
        return (Map<String, Object>) requireNonNull(offer.get("rule"));
    }

    static String offered(Map<String, ?> offer) {
        return post(Tokens.admin(), "/v1/bonus-campaigns", offer)
                .statusCode(201)
                .extract()
                .path("campaignId");
    }

    /** By the dealer's administrator, upon the terms as they stand. */
    ValidatableResponse decided(String campaign, String decision) {
        return decided(campaign, store, dealer(), decision);
    }

    static ValidatableResponse decided(String campaign, String store, String token, String decision) {
        Map<String, Object> terms = get(token, "/v1/bonus-campaigns/" + campaign)
                .statusCode(200)
                .extract()
                .path("terms");
        return put(
                token,
                "/v1/bonus-campaigns/" + campaign + "/stores/" + store,
                Map.of("decision", decision, "termsVersion", terms.get("version"), "termsSha256", terms.get("sha256")));
    }

    String dealer() {
        return dealer(dealer);
    }

    static String dealer(UUID partner) {
        return Tokens.of("partner-admin", "bonus-campaigns:read bonus-campaigns:decide sales:read sales:write")
                .partner(partner)
                .bearer();
    }

    /** Now, by the till's clock. */
    Map<String, Object> selling(String receipt, long amount) {
        Map<String, Object> sale = sale(store, receipt, amount, card);
        sale.put("soldAt", Instant.now().toString());
        return sale;
    }

    String sold(String receipt, long amount, int points) {
        return post(dealer(), "/v1/sales", selling(receipt, amount))
                .statusCode(201)
                .body("pointsEarned", equalTo(points))
                .extract()
                .path("saleId");
    }

    ValidatableResponse back(String saleId, String receipt, long amount) {
        return back(dealer(), saleId, receipt, amount, now);
    }

    ValidatableResponse back(String token, String saleId, String receipt, long amount) {
        return back(token, saleId, receipt, amount, now);
    }

    ValidatableResponse back(String token, String saleId, String receipt, long amount, String at) {
        return post(
                token,
                "/v1/sales/" + saleId + "/returns",
                Map.of(
                        "storeCode", store,
                        "receiptNumber", receipt,
                        "returnedAt", at,
                        "lines", List.of(Map.of("lineNumber", 1, "amount", amount)),
                        "totalAmount", amount));
    }

    void assertUsed(String campaign, int used) {
        get(Tokens.admin(), "/v1/bonus-campaigns/" + campaign).statusCode(200).body("budget.used", equalTo(used));
        get(Tokens.admin(), "/v1/bonus-campaigns/" + campaign + "/budgets")
                .statusCode(200)
                .body("data.used.sum()", equalTo(used));
    }
}
