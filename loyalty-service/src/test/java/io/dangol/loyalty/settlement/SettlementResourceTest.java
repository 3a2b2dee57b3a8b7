package io.dangol.loyalty.settlement;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.settlement.Coalition.today;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Periods, from their opening to their end. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class SettlementResourceTest {

    private final Shop shop;
    private final UUID bakery = UUID.randomUUID();
    private final UUID butcher = UUID.randomUUID();
    private Coalition coalition;

    SettlementResourceTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void aCoalition() {
        coalition = new Coalition(Map.of("negativeBalancePolicy", "ALLOW"));
        coalition.pointsAreWorth("0.35", "1");
    }

    @Test
    void computed_again_it_shows_what_happened_since() {
        String store = shop.open(bakery, "GBP");
        String other = shop.open(butcher, "GBP");
        coalition.sell(store, "1", 10_000);
        UUID id = coalition.opened();
        compute(id).body("entries", equalTo(0));
        coalition.spend(other, "x", 10);

        compute(id).body("entries", equalTo(1));
        compute(id).body("entries", equalTo(1));

        statement(id, butcher).body("statement.points", equalTo(10));
    }

    @Test
    void periods_follow_one_another_and_have_a_beginning_and_an_end() {
        UUID id = Coalition.id(coalition.open(today().minusDays(60), today().minusDays(30)));

        coalition
                .open(today().minusDays(60), today().minusDays(30))
                .statusCode(200)
                .body("settlementId", equalTo(id.toString()));
        refused(coalition.open(today().minusDays(60), today().minusDays(31)), 409, "period-conflict", "/until");
        refused(coalition.open(today().minusDays(31), today()), 422, "period-not-next", "/from");
        refused(coalition.open(today().minusDays(29), today()), 422, "period-not-next", "/from");
        refused(coalition.open(today().minusDays(90), today().minusDays(60)), 422, "period-not-next", "/from");
        refused(coalition.open(today(), today()), 422, "period-unclear", "/until");
        coalition
                .open(today().minusDays(30), today())
                .statusCode(409)
                .body("type", endsWith(":earlier-settlement-open"));
    }

    @Test
    void only_what_is_over_and_was_computed_since_is_closed_and_only_once() {
        UUID running = new Coalition(Map.of()).opened();
        close(running).statusCode(409).body("type", endsWith(":period-not-over"));
        compute(running).statusCode(409).body("type", endsWith(":no-point-value"));
        UUID over = Coalition.id(coalition.open(today().minusDays(60), today().minusDays(30)));
        close(over).statusCode(409).body("type", endsWith(":settlement-not-computed"));
        compute(over).statusCode(200);

        close(over).statusCode(200).body("status", equalTo("CLOSED")).body("closedAt", notNullValue());
        close(over).statusCode(200).body("status", equalTo("CLOSED"));
        compute(over).statusCode(409).body("type", endsWith(":settlement-closed"));

        assertThat(shop.number("select count(*) from event_log where type = 'io.dangol.loyalty.SettlementClosed.v1'"
                        + " and key = '" + coalition.program() + "'"))
                .isEqualTo(1);
        coalition.open(today().minusDays(30), today()).statusCode(201);
    }

    @Test
    void a_period_that_was_mistyped_is_taken_back_unless_it_is_closed() {
        UUID mistyped = Coalition.id(coalition.open(today().minusDays(50), today().minusDays(30)));
        compute(mistyped).statusCode(200);

        take(mistyped).statusCode(204);
        take(mistyped).statusCode(404).body("type", endsWith(":no-such-settlement"));

        UUID meant = Coalition.id(coalition.open(today().minusDays(60), today().minusDays(30)));
        compute(meant).statusCode(200);
        close(meant).statusCode(200);
        take(meant).statusCode(409).body("type", endsWith(":settlement-closed"));
    }

    @Test
    void a_day_before_the_first_value_can_be_given_one() {
        Coalition late = new Coalition(Map.of());
        late.pointsAreWorth(today().minusDays(10), "1", "1");
        UUID early = Coalition.id(late.open(today().minusDays(60), today().minusDays(30)));
        compute(early).statusCode(409).body("type", endsWith(":no-point-value"));

        late.pointsAreWorth(today().minusDays(60), "0.5", "1");

        compute(early).statusCode(200);
    }

    @Test
    void what_a_point_was_worth_is_not_said_otherwise_afterwards() {
        String values = "/v1/programs/" + coalition.program() + "/point-values";

        put(values + "/" + today().minusDays(1), "{\"value\": 1}")
                .statusCode(422)
                .body("type", endsWith(":point-value-date"));
        put(values + "/" + today().plusDays(1), "{\"value\": 1}").statusCode(200);
        put(values + "/" + today().plusDays(1), "{\"value\": 0.5}").statusCode(200);
        put(values + "/2020-01-01", "{\"value\": 0.35}").statusCode(200);
        put(values + "/" + today().plusDays(1), "{\"value\": 0.1234567}").statusCode(400);

        get(Tokens.admin(), values).body("data.value", contains(0.35f, 1, 0.5f));
    }

    private static ValidatableResponse put(String path, String body) {
        return given().filter(Shop.DESCRIPTION)
                .auth()
                .oauth2(Tokens.admin())
                .contentType("application/json")
                .body(body)
                .put(path)
                .then();
    }

    private static void refused(ValidatableResponse answer, int status, String type, String pointer) {
        answer.statusCode(status).body("type", endsWith(":" + type)).body("errors[0].pointer", equalTo("#" + pointer));
    }

    private static ValidatableResponse compute(UUID id) {
        return post(Tokens.admin(), "/v1/settlements/" + id + "/compute", Map.of());
    }

    private static ValidatableResponse take(UUID id) {
        return given().filter(Shop.DESCRIPTION)
                .auth()
                .oauth2(Tokens.admin())
                .delete("/v1/settlements/" + id)
                .then();
    }

    private static ValidatableResponse close(UUID id) {
        return post(Tokens.admin(), "/v1/settlements/" + id + "/close", Map.of());
    }

    private static ValidatableResponse statement(UUID id, UUID partner) {
        return get(Tokens.admin(), "/v1/settlements/" + id + "/statements/" + partner)
                .statusCode(200);
    }
}
