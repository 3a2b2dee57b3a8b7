package io.dangol.loyalty.sale;

import static io.dangol.loyalty.CoalitionThings.CURRENCY;
import static io.dangol.loyalty.CoalitionThings.anonymous;
import static io.dangol.loyalty.CoalitionThings.claimable;
import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.patch;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a claim gives meets what a sale meets: lines of dealers, events, budgets, members who were merged. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ClaimedAsSoldTest extends ClaimShop {

    private final UUID dealer = UUID.randomUUID();

    ClaimedAsSoldTest(Shop shop) {
        super(shop);
    }

    @Test
    void points_wait_where_the_dealers_line_is_used_up_and_what_comes_back_makes_room() {
        openADealer();
        put(Tokens.admin(), "/v1/funding-accounts/" + dealer, Map.of("line", "LIMITED", "points", 100))
                .statusCode(200);
        JsonPath first = sold("r1", 10_000);
        JsonPath second = sold("r2", 5_000);
        comesBack(second, "c1", 2_000);

        claim(first, card).statusCode(201).body("pointsEarned", equalTo(100));
        claim(second, card).statusCode(201).body("pointsEarned", equalTo(50)).body("pointsReturned", equalTo(20));

        assertBalance(100, 30);
        get(Tokens.admin(), "/v1/cards/" + card + "/balance").body("pendingFor[0].reason", equalTo("FUNDING"));
        assertGiven(100, 30);
        comesBack(second, "c2", 3_000);
        comesBack(first, "c3", 10_000);
        assertBalance(0, 0);
        assertGiven(0, 0);
    }

    @Test
    void points_wait_for_what_the_rules_of_the_sales_moment_await() {
        Map<String, ?> awaits = Map.of("event", "DELIVERED", "withinDays", 30, "otherwise", "WITHDRAW");
        program = claimable(Map.of("earnRule", Map.of("points", 1, "perAmount", 100, "awaits", awaits)));
        card = card(program);
        JsonPath sold = sold("r1", 10_000);
        patch("/v1/programs/" + program, "\"0\"", Map.of("earnRule", Map.of("points", 7, "perAmount", 100)))
                .statusCode(200);

        claim(sold, card).statusCode(201).body("pointsEarned", equalTo(100));

        assertBalance(0, 100);
        post(till, "/v1/sales/" + sold.getString("saleId") + "/releases", Map.of("event", "DELIVERED"))
                .statusCode(201)
                .body("points", equalTo(100));
        assertBalance(100, 0);
    }

    @Test
    void a_budget_is_taken_by_the_claim_and_given_back_by_returns_before_and_after_it() {
        openADealer();
        String campaign = offered(100);
        JsonPath first = soldNow("r1");
        JsonPath second = soldNow("r2");
        JsonPath third = soldNow("r3");
        assertUsed(campaign, 0);

        claim(first, card).statusCode(201).body("pointsEarned", equalTo(200));
        claim(second, card).statusCode(201).body("pointsEarned", equalTo(100));
        assertUsed(campaign, 100);
        get(Tokens.admin(), "/v1/sales/" + second.getString("saleId") + "/explanation")
                .body("rules[1].verdict", equalTo("BUDGET_USED_UP"));
        comesBack(first, "c1", 10_000);
        assertUsed(campaign, 0);

        comesBack(third, "c2", 8_000);
        claim(third, card).statusCode(201).body("pointsEarned", equalTo(200)).body("pointsReturned", equalTo(140));
        assertUsed(campaign, 40);
        comesBack(third, "c3", 2_000);
        assertUsed(campaign, 0);
        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void a_campaign_of_the_past_gives_for_what_was_sold_in_its_time() {
        openADealer();
        String campaign = offered(1_000);
        JsonPath sold = soldNow("r1");
        post(Tokens.admin(), "/v1/bonus-campaigns/" + campaign + "/end", Map.of())
                .statusCode(200);
        forgetTheRuleOfTheCampaign();

        claim(sold, card).statusCode(201).body("pointsEarned", equalTo(300));
        assertUsed(campaign, 200);
    }

    @Test
    void a_merged_member_claims_into_its_account_and_takes_it_along_when_it_is_parted() {
        String survivor = card(program);
        String merge = post(
                        Tokens.admin(),
                        "/v1/merges",
                        Map.of(
                                "survivorCardNumber",
                                survivor,
                                "absorbedCardNumber",
                                card,
                                "reason",
                                "SAME_PERSON",
                                "reference",
                                "m-" + UUID.randomUUID()))
                .statusCode(201)
                .extract()
                .path("mergeId");
        JsonPath sold = sold("r1", 10_000);

        claim(sold, card).statusCode(201).body("pointsEarned", equalTo(100));
        claim(sold, survivor).statusCode(200).body("pointsEarned", equalTo(100));
        assertThat(available(survivor)).isEqualTo(100);
        post(Tokens.admin(), "/v1/merges/" + merge + "/reverse", Map.of()).statusCode(200);

        assertThat(available(survivor)).isZero();
        assertThat(available(card)).isEqualTo(100);
        claim(sold, survivor).statusCode(409);
        back(sold, "c1", 10_000).statusCode(201).body("pointsReturned", equalTo(100));
    }

    /** A partner of this test alone: what it gives may be counted. */
    private void openADealer() {
        store = shop.open(dealer, CURRENCY);
        till = Tokens.admin();
    }

    private JsonPath soldNow(String receipt) {
        Map<String, Object> sale = anonymous(store, receipt, 10_000);
        sale.put("soldAt", Instant.now().toString());
        return post(till, "/v1/sales", sale).statusCode(201).extract().jsonPath();
    }

    private void comesBack(JsonPath sold, String receipt, long amount) {
        post(
                        till,
                        "/v1/sales/" + sold.getString("saleId") + "/returns",
                        Map.of(
                                "storeCode", store,
                                "receiptNumber", receipt,
                                "returnedAt", Instant.now().toString(),
                                "lines", List.of(Map.of("lineNumber", 1, "amount", amount)),
                                "totalAmount", amount))
                .statusCode(201);
    }

    /** Two points for each krona beside those of the programme, accepted by the dealer. */
    private String offered(long budget) {
        String id = post(
                        Tokens.admin(),
                        "/v1/bonus-campaigns",
                        Map.of(
                                "programId",
                                program,
                                "code",
                                "winter",
                                "name",
                                "Winter",
                                "terms",
                                "Two points.",
                                "rule",
                                winter(),
                                "budgetPoints",
                                budget))
                .statusCode(201)
                .extract()
                .path("campaignId");
        accept(id);
        return id;
    }

    private static Map<String, ?> winter() {
        return Map.of(
                "name",
                "Winter",
                "award",
                Map.of("points", 2, "of", "AMOUNT", "per", 100),
                "from",
                Instant.now().minus(Duration.ofDays(1)).toString(),
                "until",
                Instant.now().plus(Duration.ofDays(30)).toString());
    }

    private void accept(String id) {
        JsonPath terms =
                get(Tokens.admin(), "/v1/bonus-campaigns/" + id).extract().jsonPath();
        put(
                        Tokens.admin(),
                        "/v1/bonus-campaigns/" + id + "/stores/" + store,
                        Map.of(
                                "decision", "ACCEPTED",
                                "termsVersion", terms.getInt("terms.version"),
                                "termsSha256", terms.getString("terms.sha256")))
                .statusCode(200);
    }

    /** As another offer does once no till sends sales of the campaign any more. */
    private void forgetTheRuleOfTheCampaign() {
        shop.execute("insert into earn_rule (program_id, version, rule, created_at)"
                + " select program_id, 9, rule, created_at from earn_rule where program_id = '%s' and version = 1"
                        .formatted(program));
        shop.execute("update program set rule_version = 9 where id = '%s'".formatted(program));
    }

    private void assertBalance(int available, int pending) {
        get(Tokens.admin(), "/v1/cards/" + card + "/balance")
                .body("available", equalTo(available))
                .body("pending", equalTo(pending));
    }

    private void assertGiven(int exposure, int pending) {
        get(Tokens.admin(), "/v1/funding-accounts/" + dealer)
                .body("exposure", equalTo(exposure))
                .body("pending", equalTo(pending));
    }

    private static void assertUsed(String campaign, int used) {
        get(Tokens.admin(), "/v1/bonus-campaigns/" + campaign).body("budget.used", equalTo(used));
    }
}
