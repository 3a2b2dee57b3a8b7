package io.dangol.loyalty.bonuscampaign;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.patch;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.singletonList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who accepted what, when, and upon which terms; and who may. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class AcceptanceTest extends CampaignShop {

    AcceptanceTest(Shop shop) {
        super(shop);
    }

    @Test
    void each_decision_is_kept_with_who_and_when_and_what_was_read() {
        String campaign = offered(offer(1_000));

        String first = decided(campaign, "DECLINED").statusCode(200).extract().path("decisionId");
        decided(campaign, "DECLINED").body("decisionId", equalTo(first));
        decided(campaign, "WITHDRAWN").statusCode(409);
        acceptedByKim(campaign);
        decided(campaign, "DECLINED").statusCode(409);
        decided(campaign, "WITHDRAWN").statusCode(200);

        get(Tokens.admin(), "/v1/bonus-campaigns/" + campaign + "/decisions")
                .statusCode(200)
                .body("data.decision", equalTo(List.of("DECLINED", "ACCEPTED", "WITHDRAWN")))
                .body("data.termsSha256", equalTo(List.of(sha256(TERMS), sha256(TERMS), sha256(TERMS))))
                .body("data.storeCode.unique()", equalTo(List.of(store)));
        get(dealer(), "/v1/bonus-campaigns/" + campaign + "/stores")
                .body("data.storeCode", equalTo(List.of(store)))
                .body("data.decision.decision", equalTo(List.of("WITHDRAWN")));
        assertThatThrownBy(() -> shop.execute(
                        "update bonus_campaign_decision set decided_at = now() where campaign_id = '" + campaign + "'"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(
                        () -> shop.execute("delete from bonus_campaign_terms where campaign_id = '" + campaign + "'"))
                .hasMessageContaining("append-only");
        assertThat(shop.number("select count(*) from event_log where type like '%BonusCampaignDecided%' and key = '"
                        + campaign + "'"))
                .isEqualTo(3);
    }

    private void acceptedByKim(String campaign) {
        given().filter(Shop.DESCRIPTION)
                .auth()
                .oauth2(dealer())
                .header("X-Acting-User", "kim")
                .contentType(ContentType.JSON)
                .body(Map.of("decision", "ACCEPTED", "termsVersion", 1, "termsSha256", sha256(TERMS)))
                .put("/v1/bonus-campaigns/" + campaign + "/stores/" + store)
                .then()
                .statusCode(200)
                .body("actingUser", equalTo("kim"));
    }

    @Test
    void what_is_accepted_is_what_was_read() {
        String campaign = offered(offer(1_000));
        decided(campaign, "ACCEPTED").statusCode(200);
        put(Tokens.admin(), "/v1/bonus-campaigns/" + campaign + "/terms", Map.of("terms", "Other ones."))
                .statusCode(200)
                .body("terms.version", equalTo(2))
                .body("terms.sha256", equalTo(sha256("Other ones.")));
        put(Tokens.admin(), "/v1/bonus-campaigns/" + campaign + "/terms", Map.of("terms", "Other ones."))
                .body("terms.version", equalTo(2));

        put(
                        dealer(),
                        "/v1/bonus-campaigns/" + campaign + "/stores/" + store,
                        Map.of("decision", "ACCEPTED", "termsVersion", 1, "termsSha256", sha256(TERMS)))
                .statusCode(409);
        put(dealer(), "/v1/bonus-campaigns/" + campaign + "/stores/" + store, Map.of("decision", "ACCEPTED"))
                .statusCode(409);
        String unused = sold("still", 1_000, 20); // By what it accepted before.
        decided(campaign, "ACCEPTED").statusCode(200).body("termsVersion", equalTo(2));
        unused = sold("anew", 1_000, 20);
        assertUsed(campaign, 40);
    }

    @Test
    void a_dealer_sees_and_says_what_is_its_own() {
        UUID stranger = UUID.randomUUID();
        String strangersStore = shop.open(stranger, "GBP");
        Map<String, Object> offer = offer(1_000);
        offer.put("partners", List.of(Map.of("partnerId", dealer)));
        String campaign = offered(offer);
        String path = "/v1/bonus-campaigns/" + campaign;
        decided(campaign, "ACCEPTED").statusCode(200);

        get(dealer(stranger), path).statusCode(404);
        get(dealer(stranger), path + "/decisions").statusCode(404);
        get(dealer(stranger), "/v1/bonus-campaigns?programId=" + program).body("data", empty());
        Map<String, Object> wish = Map.of("decision", "ACCEPTED", "termsVersion", 1, "termsSha256", sha256(TERMS));
        put(dealer(stranger), path + "/stores/" + strangersStore, wish).statusCode(404);
        put(dealer(), path + "/stores/" + strangersStore, wish).statusCode(403);
        put(Tokens.admin(), path + "/stores/" + strangersStore, wish).statusCode(422);
        put(dealer(), path + "/stores/nowhere", wish).statusCode(422);

        String campaignForAll = offered(forAll());
        decided(campaignForAll, strangersStore, dealer(stranger), "ACCEPTED").statusCode(200);
        get(dealer(), "/v1/bonus-campaigns/" + campaignForAll + "/decisions").body("data", empty());
        get(dealer(), "/v1/bonus-campaigns/" + campaignForAll + "/budgets").body("data", empty());
        get(dealer(), "/v1/bonus-campaigns/" + campaignForAll + "/stores")
                .body("data.storeCode", equalTo(List.of(store)));
        get(Tokens.admin(), "/v1/bonus-campaigns/" + campaignForAll + "/decisions")
                .body("data.storeCode", equalTo(List.of(strangersStore)));
    }

    private Map<String, Object> forAll() {
        Map<String, Object> offer = offer(1_000);
        offer.put("code", "for-all");
        return offer;
    }

    @Test
    void it_concerns_the_stores_that_its_rule_names() {
        UUID stranger = UUID.randomUUID();
        String strangersStore = shop.open(stranger, "GBP");
        String second = shop.open(dealer, "GBP");
        Map<String, Object> offer = offer(1_000);
        rule(offer).put("storeCodes", List.of(store, strangersStore));
        String campaign = offered(offer);

        decided(campaign, second, dealer(), "ACCEPTED").statusCode(422);
        get(dealer(), "/v1/bonus-campaigns/" + campaign).body("rule.storeCodes", equalTo(List.of(store)));
        get(dealer(UUID.randomUUID()), "/v1/bonus-campaigns").body("data.campaignId", not(hasItem(campaign)));
    }

    @Test
    void a_store_that_changes_hands_is_asked_anew() {
        String campaign = offered(offer(1_000));
        decided(campaign, "ACCEPTED").statusCode(200);
        UUID heir = UUID.randomUUID();
        shop.execute("update store set partner_id = '" + heir + "' where code = '" + store + "'");

        get(dealer(heir), "/v1/bonus-campaigns/" + campaign + "/stores")
                .body("data.decision", equalTo(singletonList(null)));
        post(dealer(heir), "/v1/sales", selling("heir", 1_000)).statusCode(201).body("pointsEarned", equalTo(0));

        shop.execute("update store set partner_id = '" + dealer + "' where code = '" + store + "'");
        get(dealer(), "/v1/bonus-campaigns/" + campaign + "/stores")
                .body("data.decision", equalTo(singletonList(null)));
        String unused = sold("returned", 1_000, 0);
        decided(campaign, "WITHDRAWN").statusCode(409);
        decided(campaign, "ACCEPTED").statusCode(200);
        unused = sold("anew", 1_000, 20);
    }

    @Test
    void whom_a_rule_names_as_payer_is_asked_and_what_it_pays_for_counts_once_it_has_accepted() {
        Map<String, Object> offer = shared(offer(1_000));
        offer.put("partners", List.of(Map.of("partnerId", dealer)));
        rule(offer).put("storeCodes", List.of(store));
        String campaign = offered(offer);
        decided(campaign, "ACCEPTED").statusCode(200);
        String unused = sold("unpaid", 1_000, 0);

        get(dealer(headquarters), "/v1/bonus-campaigns/" + campaign).body("rule.storeCodes", equalTo(List.of(store)));
        get(dealer(headquarters), "/v1/bonus-campaigns/" + campaign + "/stores")
                .body("data.storeCode", equalTo(List.of(headquartersStore)));
        decided(campaign, headquartersStore, dealer(headquarters), "ACCEPTED").statusCode(200);
        unused = sold("paid", 1_000, 20);
        get(dealer(headquarters), "/v1/bonus-campaigns/" + campaign + "/budgets")
                .body("data", empty());
        decided(campaign, headquartersStore, dealer(headquarters), "WITHDRAWN").statusCode(200);
        unused = sold("withdrawn", 1_000, 0);
    }

    @Test
    void what_was_accepted_as_a_multiple_stays_what_it_was_until_the_campaign_ends() {
        Map<String, Object> offer = offer(1_000);
        rule(offer).put("award", Map.of("points", 2, "of", "BASE_POINTS"));
        String campaign = offered(offer);
        Map<String, ?> twice = Map.of("earnRule", Map.of("points", 2, "perAmount", 100));
        String path = "/v1/programs/" + program;

        patch(path, get(Tokens.admin(), path).extract().header("ETag"), Map.of("name", "Other"))
                .statusCode(200);
        String etag = get(Tokens.admin(), path).extract().header("ETag");
        patch(path, etag, twice)
                .statusCode(409)
                .body("type", endsWith(":earn-rule-of-campaign"))
                .body("errors[0].pointer", equalTo("#/earnRule"));
        post(Tokens.admin(), "/v1/bonus-campaigns/" + campaign + "/end", Map.of())
                .statusCode(200);
        etag = get(Tokens.admin(), path).extract().header("ETag");
        patch(path, etag, twice).statusCode(200);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
