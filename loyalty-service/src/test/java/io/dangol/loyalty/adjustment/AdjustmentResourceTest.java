package io.dangol.loyalty.adjustment;

import static io.dangol.loyalty.Shop.DESCRIPTION;
import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.dangol.loyalty.Rows;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points by hand, with a second pair of eyes. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class AdjustmentResourceTest {

    private static final String SCOPES = "adjustments:read adjustments:request adjustments:approve";

    private final Shop shop;
    private final Rows rows;
    private final String helpdesk = Tokens.of("hq-admin", SCOPES).bearer();
    private final String office = Tokens.of("hq-admin", SCOPES).bearer();
    private String card = "";

    AdjustmentResourceTest(Shop shop, Rows rows) {
        this.shop = shop;
        this.rows = rows;
    }

    @BeforeEach
    void earnAHundredPoints() {
        String store = shop.open();
        card = card(program(Map.of("pointsExpireAfterMonths", 24)));
        post(till(store), "/v1/sales", sale(store, "1", 10_000, card)).statusCode(201);
    }

    @Test
    void what_one_asks_and_another_approves_is_given_at_the_cost_of_the_partner() {
        String id = ask(40).body("status", equalTo("REQUESTED")).extract().path("adjustmentId");
        assertThat(available(card)).isEqualTo(100);

        post(office, "/v1/adjustments/" + id + "/approve", Map.of())
                .statusCode(200)
                .body("status", equalTo("APPROVED"))
                .body("decidedAt", notNullValue());

        assertThat(available(card)).isEqualTo(140);
        get(Tokens.admin(), "/v1/cards/" + card + "/entries")
                .body("data[0].kind", equalTo("ADJUSTED"))
                .body("data[0].sourceId", equalTo(id));
        get(Tokens.admin(), "/v1/cards/" + card + "/lots")
                .body("data.sourceId", hasItem(id))
                .body("data.expiresAt", not(hasItem((Object) null)));
        assertThatTheLedgerHolds();
    }

    @Test
    void what_is_taken_goes_back_to_its_funders_and_is_never_more_than_could_be_spent() {
        String all = ask(-100).extract().path("adjustmentId");
        String more = ask(-1).extract().path("adjustmentId");
        approve(all).statusCode(200);
        List<Long> before = rows.counted();

        approve(more).statusCode(422).body("type", endsWith(":insufficient-points"));

        assertThat(available(card)).isZero();
        assertThat(rows.counted()).isEqualTo(before);
        get(office, "/v1/adjustments/" + more).body("status", equalTo("REQUESTED"));
        assertThatTheLedgerHolds();
    }

    @Test
    void nobody_approves_what_they_asked_for() {
        String id = ask(40).extract().path("adjustmentId");

        post(helpdesk, "/v1/adjustments/" + id + "/approve", Map.of())
                .statusCode(422)
                .body("type", endsWith(":four-eyes"));
        assertThat(available(card)).isEqualTo(100);

        String other = asUser(helpdesk, "u-1", "/v1/adjustments", asked(40))
                .statusCode(201)
                .body("requestedBy.actingUser", equalTo("u-1"))
                .extract()
                .path("adjustmentId");
        asUser(helpdesk, "u-1", "/v1/adjustments/" + other + "/approve", Map.of())
                .statusCode(422);
        asUser(helpdesk, "u-2", "/v1/adjustments/" + other + "/approve", Map.of())
                .statusCode(200);
        assertThat(available(card)).isEqualTo(140);
    }

    @Test
    void it_is_decided_once_however_many_decide_at_once() {
        String id = ask(40).extract().path("adjustmentId");
        AtomicInteger approved = new AtomicInteger();

        IntStream.range(0, 12).parallel().forEach(i -> {
            String somebody = Tokens.of("hq-admin", SCOPES).bearer();
            int status = post(somebody, "/v1/adjustments/" + id + "/approve", Map.of())
                    .extract()
                    .statusCode();
            approved.addAndGet(status == 200 ? 1 : 0);
        });

        assertThat(approved.get()).isEqualTo(1);
        assertThat(available(card)).isEqualTo(140);
        post(office, "/v1/adjustments/" + id + "/reject", Map.of())
                .statusCode(409)
                .body("type", endsWith(":adjustment-decided"));
    }

    @Test
    void what_is_rejected_moves_nothing() {
        String id = ask(40).extract().path("adjustmentId");

        post(office, "/v1/adjustments/" + id + "/reject", Map.of())
                .statusCode(200)
                .body("status", equalTo("REJECTED"));
        approve(id).statusCode(409);

        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void the_same_reference_again_asks_once() {
        Map<String, Object> asked = asked(40);
        String id = post(helpdesk, "/v1/adjustments", asked)
                .statusCode(201)
                .extract()
                .path("adjustmentId");

        post(helpdesk, "/v1/adjustments", asked).statusCode(200).body("adjustmentId", equalTo(id));
        asked.put("points", 41);
        post(helpdesk, "/v1/adjustments", asked).statusCode(409).body("type", endsWith(":reference-conflict"));
    }

    @Test
    void what_is_not_clear_is_refused() {
        refused("points", 0, "nothing-to-adjust");
        refused("points", -5, "funder-unclear");
        refused("funderPartnerId", null, "funder-unclear");
        refused("funderPartnerId", UUID.randomUUID().toString(), "unknown-funder");
        refused("cardNumber", "no-such-card", "unknown-card");
    }

    @Test
    void those_that_wait_for_a_decision_are_listed_by_their_status() {
        String waiting = ask(40).extract().path("adjustmentId");
        String decided = ask(41).extract().path("adjustmentId");
        approve(decided).statusCode(200);

        get(office, "/v1/adjustments?status=REQUESTED&limit=200")
                .body("data.adjustmentId", hasItem(waiting))
                .body("data.adjustmentId", not(hasItem(decided)));
        get(office, "/v1/adjustments?status=DONE").statusCode(400);
    }

    private void refused(String field, @Nullable Object value, String type) {
        Map<String, Object> asked = asked(40);
        asked.put(field, value);
        post(helpdesk, "/v1/adjustments", asked)
                .statusCode(422)
                .body("type", endsWith(":" + type))
                .body("errors[0].pointer", notNullValue());
    }

    private ValidatableResponse ask(long points) {
        return post(helpdesk, "/v1/adjustments", asked(points)).statusCode(201);
    }

    private ValidatableResponse approve(String id) {
        return post(office, "/v1/adjustments/" + id + "/approve", Map.of());
    }

    private Map<String, Object> asked(long points) {
        Map<String, Object> asked = new HashMap<>(Map.of(
                "cardNumber", card, "points", points, "reason", "GOODWILL", "reference", "t-" + UUID.randomUUID()));
        if (points > 0) {
            asked.put("funderPartnerId", Shop.PARTNER.toString());
        }
        return asked;
    }

    private static ValidatableResponse asUser(String token, String user, String path, Object body) {
        return given().filter(DESCRIPTION)
                .auth()
                .oauth2(token)
                .header("X-Acting-User", user)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private static void assertThatTheLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }
}
