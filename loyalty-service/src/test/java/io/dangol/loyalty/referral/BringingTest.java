package io.dangol.loyalty.referral;

import static io.dangol.loyalty.ReferralThings.codeOf;
import static io.dangol.loyalty.ReferralThings.memberOf;
import static io.dangol.loyalty.ReferralThings.programWith;
import static io.dangol.loyalty.ReferralThings.registering;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.dangol.loyalty.ReferralThings;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may bring whom, and what each is told. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BringingTest extends ReferralShop {

    BringingTest(Shop shop, ReferralRewards rewards) {
        super(shop, rewards);
    }

    @Test
    void who_cannot_be_brought_is_refused() {
        String program = programWith(Map.of());
        String friend = card(program);
        String fresh = card(program);
        String last = card(program);
        String code = codeOf(friend);
        refused(code, friend, 422, "self-referral");
        refused("0000-0000-0000", fresh, 422, "unknown-referral-code");
        refused(code, card(programWith(Map.of())), 422, "referral-of-other-program");
        refused(code, "no-such-card", 422, "unknown-card");
        String buyer = card(program);
        buy(buyer, "1", 1);
        refused(code, buyer, 409, "already-buying");
        String blocked = card(program);
        post(hq, "/v1/cards/" + blocked + "/block", Map.of("reason", "LOST")).statusCode(200);
        refused(code, blocked, 422, "card-blocked");

        register(code, fresh).statusCode(201);
        register(codeOf(fresh), last).statusCode(201);
        refused(codeOf(last), friend, 422, "referral-circle");
        refused(codeOf(last), fresh, 409, "already-referred");
    }

    @Test
    void a_code_that_was_revoked_or_a_programme_without_referrals_brings_nobody() {
        String program = programWith(Map.of());
        String friend = card(program);
        String code = codeOf(friend);
        post(hq, "/v1/cards/" + friend + "/referral-code/revoke", Map.of()).statusCode(200);
        refused(code, card(program), 422, "unknown-referral-code");
        String other = codeOf(friend);
        assertThat(other).isNotEqualTo(code);

        Map<String, Object> off = ReferralThings.terms();
        off.put("active", false);
        put(hq, "/v1/programs/" + program + "/referral-scheme", off).statusCode(428);
        changed(off, program).statusCode(200).body("version", equalTo(2));
        refused(other, card(program), 409, "referral-off");
        post(hq, "/v1/cards/" + card(Shop.program("ALLOW")) + "/referral-code", Map.of())
                .statusCode(409)
                .body("type", endsWith(":referral-off"));
    }

    @Test
    void a_member_sees_its_own_code_and_how_far_its_referrals_are_and_never_whom_it_brought() {
        String program = programWith(Map.of());
        String friend = card(program);
        String fresh = card(program);
        String member =
                Tokens.member("memberId", UUID.fromString(memberOf(friend))).bearer();
        String code = post(member, "/v1/cards/" + friend + "/referral-code", Map.of())
                .statusCode(201)
                .extract()
                .path("code");
        post(member, "/v1/cards/" + fresh + "/referral-code", Map.of()).statusCode(404);
        get(member, "/v1/cards/" + fresh + "/referrals").statusCode(404);
        post(member, "/v1/referrals", registering(code, fresh)).statusCode(422).body("type", endsWith(":unknown-card"));

        String self =
                Tokens.member("memberId", UUID.fromString(memberOf(fresh))).bearer();
        post(self, "/v1/referrals", registering(code, fresh))
                .statusCode(201)
                .body("toString()", not(equalTo(memberOf(friend))));

        get(member, "/v1/cards/" + friend + "/referrals")
                .statusCode(200)
                .body("open", equalTo(1))
                .body("size()", equalTo(6));
        get(member, "/v1/programs/" + program + "/referrals").statusCode(403);
    }

    @Test
    void a_scheme_names_no_store_and_no_partner_that_there_is_not() {
        String path = "/v1/programs/" + Shop.program("ALLOW") + "/referral-scheme";
        Map<String, Object> terms = ReferralThings.terms();
        terms.put("storeCodes", List.of(store, "nowhere"));
        put(hq, path, terms)
                .statusCode(422)
                .body("type", endsWith(":unknown-store"))
                .body("errors[0].pointer", equalTo("#/storeCodes/1"));
        terms.put("storeCodes", List.of(store));
        terms.put("partnerIds", List.of(Shop.PARTNER, UUID.randomUUID()));
        put(hq, path, terms)
                .statusCode(422)
                .body("type", endsWith(":unknown-funder"))
                .body("errors[0].pointer", equalTo("#/partnerIds/1"));

        terms.put("partnerIds", List.of(Shop.PARTNER));
        put(hq, path, terms).statusCode(201);
    }

    private ValidatableResponse changed(Map<String, Object> terms, String program) {
        return RestAssured.given()
                .filter(Shop.DESCRIPTION)
                .auth()
                .oauth2(hq)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(terms)
                .put("/v1/programs/" + program + "/referral-scheme")
                .then();
    }

    private static void refused(String code, String card, int status, String problem) {
        register(code, card).statusCode(status).body("type", endsWith(":" + problem));
    }
}
