package io.dangol.loyalty.bonuscampaign;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A bonus that counts where it was accepted, while it is, and as far as its budget goes. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BonusCampaignTest extends CampaignShop {

    BonusCampaignTest(Shop shop) {
        super(shop);
    }

    @Test
    void it_counts_where_it_was_accepted_and_while_it_is() {
        String campaign = offered(offer(1_000));
        assertVerdict(sold("before", 1_000, 0), "NOT_ACCEPTED");
        quote("quoted").body("withheld.verdict", equalTo(List.of("NOT_ACCEPTED")));

        decided(campaign, "ACCEPTED").statusCode(200);
        assertVerdict(sold("within", 1_000, 20), "APPLIES");
        quote("quoted").body("earnedBy.campaignId", equalTo(List.of(campaign))).body("withheld", empty());
        Map<String, Object> late = selling("late", 1_000);

        decided(campaign, "WITHDRAWN").statusCode(200);
        assertVerdict(sold("after", 1_000, 0), "NOT_ACCEPTED");
        // An offline till tells of it by now: it was sold while the store took part.
        post(dealer(), "/v1/sales", late).statusCode(201).body("pointsEarned", equalTo(20));
        assertUsed(campaign, 40);
    }

    @Test
    void the_last_sale_gets_the_rest_and_what_comes_back_is_free_for_the_next() {
        String campaign = offered(offer(150));
        decided(campaign, "ACCEPTED").statusCode(200);
        String first = sold("1", 5_000, 100);
        String cut = sold("2", 5_000, 50);
        String none = sold("3", 5_000, 0);

        assertVerdict(cut, "APPLIES");
        assertVerdict(none, "BUDGET_USED_UP");
        quote("4").body("withheld.verdict", equalTo(List.of("BUDGET_USED_UP")));
        assertUsed(campaign, 150);

        back(first, "r1", 5_000).statusCode(201).body("pointsReturned", equalTo(100));
        back(first, "r1", 5_000).statusCode(200);
        assertUsed(campaign, 50);
        String again = sold("5", 6_000, 100);
        // What stays of a sale that was cut still earns what it got.
        back(cut, "r2", 2_500).statusCode(201).body("pointsReturned", equalTo(0));
        back(cut, "r3", 2_500).statusCode(201).body("pointsReturned", equalTo(50));
        back(again, "r4", 6_000).statusCode(201);
        assertUsed(campaign, 0);
        assertThat(Shop.available(card)).isZero();
    }

    @Test
    void what_a_member_is_let_off_stays_given() {
        program = Shop.program(
                Map.of("earnRule", Map.of("points", 0, "perAmount", 100), "negativeBalancePolicy", "CLAMP"));
        card = Shop.card(program);
        String campaign = offered(offer(1_000));
        decided(campaign, "ACCEPTED").statusCode(200);
        String sale = sold("1", 5_000, 100);
        post(
                        Tokens.admin(),
                        "/v1/redemptions",
                        Map.of("storeCode", store, "cardNumber", card, "points", 70, "reference", "h", "capture", true))
                .statusCode(201);

        back(sale, "r1", 5_000).statusCode(201).body("pointsReturned", equalTo(30));

        assertUsed(campaign, 70);
    }

    @Test
    void its_end_is_for_what_is_sold_from_then_on() {
        String campaign = offered(offer(1_000));
        decided(campaign, "ACCEPTED").statusCode(200);
        Map<String, Object> before = selling("before", 1_000);

        end(campaign).statusCode(200).body("status", equalTo("ENDED"));

        end(campaign).statusCode(200);
        assertVerdict(sold("after", 1_000, 0), "NOT_IN_TIME");
        post(dealer(), "/v1/sales", before).statusCode(201).body("pointsEarned", equalTo(20));
        decided(campaign, "WITHDRAWN").statusCode(409).body("type", equalTo("urn:dangol:problem:bonus-campaign-over"));
    }

    @Test
    void its_rule_is_changed_by_nobody_else() {
        String rule = "/v1/programs/" + program + "/rules/winter-tiles";
        String unused = offered(offer(1_000));

        put(Tokens.admin(), rule, Map.of("name", "More", "award", Map.of("points", 9, "of", "VISIT")))
                .statusCode(409);
        RestAssured.given().auth().oauth2(Tokens.admin()).delete(rule).then().statusCode(409);
        post(Tokens.admin(), "/v1/bonus-campaigns", offer(1_000)).statusCode(409);
    }

    @Test
    void the_offer_is_refused_where_it_cannot_be_kept() {
        Map<String, Object> ever = offer(1_000);
        rule(ever).remove("until");
        refused(ever, "/rule/until");
        Map<String, Object> over = offer(1_000);
        rule(over).put("until", Instant.now().minus(Duration.ofHours(1)).toString());
        refused(over, "/rule/until");
        Map<String, Object> carried = offer(1_000);
        rule(carried).put("carryRemainder", true);
        refused(carried, "/rule/carryRemainder");
        Map<String, Object> taken = offer(1_000);
        rule(taken).put("awaits", Map.of("event", "DELIVERED", "withinDays", 30, "otherwise", "WITHDRAW"));
        refused(taken, "/rule/awaits/otherwise");
        Map<String, Object> odd = offer(1_000);
        rule(odd).put("when", "sale.totle > 5");
        refused(odd, "/rule/when");
        Map<String, Object> more = offer(1_000);
        more.put("partnerBudgetPoints", 1_001);
        refused(more, "/partnerBudgetPoints");
        Map<String, Object> twice = offer(1_000);
        twice.put("partners", List.of(Map.of("partnerId", dealer), Map.of("partnerId", dealer)));
        refused(twice, "/partners/1/partnerId");
        Map<String, Object> unknown = offer(1_000);
        unknown.put("partners", List.of(Map.of("partnerId", UUID.randomUUID())));
        refused(unknown, "/partners/0/partnerId");

        get(Tokens.admin(), "/v1/bonus-campaigns?programId=" + program).body("data", empty());
        get(Tokens.admin(), "/v1/programs/" + program + "/rules").body("data", empty());
    }

    @Test
    void lists_tell_where_each_stands() {
        String running = offered(offer(1_000));
        Map<String, Object> later = offer(1_000);
        later.put("code", "later");
        rule(later).put("from", Instant.now().plus(Duration.ofDays(1)).toString());
        String upcoming = offered(later);

        ofStatus("RUNNING").body("data.campaignId", equalTo(List.of(running)));
        ofStatus("UPCOMING").body("data.campaignId", equalTo(List.of(upcoming)));
        end(running).statusCode(200);
        ofStatus("ENDED").body("data.campaignId", equalTo(List.of(running)));
        get(dealer(), "/v1/bonus-campaigns").body("data.campaignId", hasItem(running));
        get(dealer(), "/v1/bonus-campaigns?limit=1").body("data", hasSize(1)).body("next", not(nullValue()));
    }

    private ValidatableResponse ofStatus(String status) {
        return get(Tokens.admin(), "/v1/bonus-campaigns?programId=" + program + "&status=" + status)
                .statusCode(200);
    }

    private static void refused(Map<String, ?> offer, String pointer) {
        post(Tokens.admin(), "/v1/bonus-campaigns", offer)
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#" + pointer)));
    }

    private static ValidatableResponse end(String campaign) {
        return post(Tokens.admin(), "/v1/bonus-campaigns/" + campaign + "/end", Map.of());
    }

    private ValidatableResponse quote(String receipt) {
        return post(dealer(), "/v1/sales/quote", selling(receipt, 1_000)).statusCode(200);
    }

    /** As the dealer is told too. */
    private void assertVerdict(String sale, String verdict) {
        for (String token : List.of(Tokens.admin(), dealer())) {
            get(token, "/v1/sales/" + sale + "/explanation")
                    .statusCode(200)
                    .body("rules.find { it.rule == 'winter-tiles' }.verdict", equalTo(verdict));
        }
    }
}
