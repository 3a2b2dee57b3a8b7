package io.dangol.loyalty.bonuscampaign;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One budget, and parts of it. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class PartnersOfCampaignTest extends CampaignShop {

    PartnersOfCampaignTest(Shop shop) {
        super(shop);
    }

    @Test
    void a_partner_gives_its_own_part_and_no_more() {
        UUID other = UUID.randomUUID();
        String othersStore = shop.open(other, "GBP");
        Map<String, Object> offer = offer(1_000);
        offer.put("partnerBudgetPoints", 120);
        offer.put("partners", List.of(Map.of("partnerId", dealer, "budgetPoints", 50), Map.of("partnerId", other)));
        String campaign = offered(offer);
        decided(campaign, "ACCEPTED").statusCode(200);
        decided(campaign, othersStore, dealer(other), "ACCEPTED").statusCode(200);

        String unused = sold("1", 10_000, 50);
        unused = sold("2", 10_000, 0);
        Map<String, Object> sale = selling("3", 10_000);
        sale.put("storeCode", othersStore);
        post(dealer(other), "/v1/sales", sale).statusCode(201).body("pointsEarned", equalTo(120));

        get(Tokens.admin(), "/v1/bonus-campaigns/" + campaign + "/budgets")
                .body("data.partnerId", containsInAnyOrder(dealer.toString(), other.toString()))
                .body("data.left", equalTo(List.of(0, 0)))
                .body("data.acceptedStores", equalTo(List.of(1, 1)));
        get(dealer(), "/v1/bonus-campaigns/" + campaign + "/budgets")
                .body("data.partnerId", equalTo(List.of(dealer.toString())));
        get(dealer(), "/v1/bonus-campaigns/" + campaign).body("budget.used", equalTo(50));
        assertThat(shop.number("select count(*) from event_log where type like '%BonusCampaignBudgetUsed%' and key = '"
                        + campaign + "'"))
                .isEqualTo(2);
    }

    /** A member's day is bounded at 150: of the second sale 50 are given, and both count 100 for what is left of the day. */
    @Test
    void where_partners_share_a_cap_each_gets_back_what_its_own_sales_gave() {
        UUID other = UUID.randomUUID();
        String othersStore = shop.open(other, "GBP");
        Map<String, Object> offer = offer(1_000);
        rule(offer).put("maxPointsPerDay", 150);
        String campaign = offered(offer);
        decided(campaign, "ACCEPTED").statusCode(200);
        decided(campaign, othersStore, dealer(other), "ACCEPTED").statusCode(200);
        String first = sold("1", 5_000, 100);
        Map<String, Object> second = selling("2", 5_000);
        second.put("storeCode", othersStore);
        String theirs = post(dealer(other), "/v1/sales", second)
                .statusCode(201)
                .body("pointsEarned", equalTo(50))
                .extract()
                .path("saleId");

        back(first, "r1", 5_000).statusCode(201).body("pointsReturned", equalTo(50));
        assertUsed(campaign, 100);
        store = othersStore;
        back(dealer(other), theirs, "r2", 5_000).statusCode(201).body("pointsReturned", equalTo(100));
        assertUsed(campaign, 0);
    }

    @Test
    void a_client_of_some_stores_is_not_told_of_all_of_the_partners() {
        String campaign = offered(offer(1_000));
        decided(campaign, "ACCEPTED").statusCode(200);
        String path = "/v1/bonus-campaigns/" + campaign;
        String some = Tokens.of("partner-admin", "bonus-campaigns:read bonus-campaigns:decide")
                .partner(dealer)
                .stores(store)
                .bearer();

        get(some, path + "/budgets").statusCode(403).body("type", endsWith(":not-for-whole-partner"));
        post(some, path + "/forecasts", Map.of()).statusCode(403);
        get(some, path + "/forecasts/" + UUID.randomUUID()).statusCode(403);
        get(some, path).statusCode(200).body("budget", nullValue());
        get(dealer(), path).body("budget.used", equalTo(0));
        decided(campaign, store, some, "WITHDRAWN").statusCode(200);
    }

    @Test
    void a_client_of_some_stores_does_not_bind_all_of_a_partner_that_is_to_pay() {
        String campaign = offered(shared(offer(1_000)));
        String some = Tokens.of("partner-admin", "bonus-campaigns:read bonus-campaigns:decide")
                .partner(headquarters)
                .stores(headquartersStore)
                .bearer();

        decided(campaign, headquartersStore, some, "ACCEPTED")
                .statusCode(403)
                .body("type", endsWith(":not-for-whole-partner"));
        decided(campaign, headquartersStore, dealer(headquarters), "ACCEPTED").statusCode(200);
    }

    @Test
    void headquarters_and_the_dealer_pay_half_each() {
        String campaign = offered(shared(offer(1_000)));
        decided(campaign, "ACCEPTED").statusCode(200);
        decided(campaign, headquartersStore, Tokens.admin(), "ACCEPTED").statusCode(200);

        get(Tokens.admin(), "/v1/sales/" + sold("1", 1_000, 20) + "/explanation")
                .body("rules[1].campaignId", equalTo(campaign))
                .body("rules[1].lot.funding.points", equalTo(List.of(10, 10)))
                .body("rules[1].lot.funding.partnerId", containsInAnyOrder(headquarters.toString(), dealer.toString()));
    }
}
