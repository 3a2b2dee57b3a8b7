package io.dangol.loyalty.gift;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class GiftTest {

    private final Shop shop;

    GiftTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void points_come_to_the_receiver_with_their_dates_and_move_no_money() {
        Friends friends = new Friends(shop, Map.of("offered", true), "anna", "ben");
        friends.sell("anna", 100);
        Map<String, Object> before = friends.lots("anna").get(0);

        String gift = friends.given("anna", "ben", 40);

        assertThat(friends.available("anna")).isEqualTo(60);
        assertThat(friends.available("ben")).isEqualTo(40);
        assertThat(friends.lots("ben").get(0))
                .containsEntry("expiresAt", before.get("expiresAt"))
                .containsEntry("availableFrom", before.get("availableFrom"))
                .containsEntry("sourceId", gift);
        assertThat(friends.clearing()).isZero();
        assertThat(friends.events("PointsGifted", gift)).isEqualTo(1);
        assertThat(friends.events("PointsPosted", gift)).isEqualTo(2);
        friends.assertThatTheLedgerHolds();
    }

    @Test
    void the_same_again_answers_the_same_and_another_one_by_its_name_is_a_conflict() {
        Friends friends = new Friends(shop, Map.of("offered", true), "anna", "ben");
        friends.sell("anna", 100);
        String client = Tokens.of("erp", "gifts:give").bearer();
        Map<String, Object> wish = friends.gift("anna", "ben", 40);

        post(client, "/v1/gifts", wish).statusCode(201).header("Location", containsString("/v1/gifts/"));
        post(client, "/v1/gifts", wish)
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("points", equalTo(40));
        wish.put("points", 41);
        post(client, "/v1/gifts", wish).statusCode(409).body("type", endsWith(":reference-conflict"));

        assertThat(friends.available("ben")).isEqualTo(40);
    }

    @Test
    void what_is_held_is_not_given_and_never_more_than_there_is() {
        Friends friends = new Friends(shop, Map.of("offered", true), "anna", "ben");
        friends.sell("anna", 100);
        var unused = friends.spend("anna", 30, false);

        friends.give("anna", "ben", 71).statusCode(422).body("type", endsWith(":insufficient-points"));
        friends.given("anna", "ben", 70);

        assertThat(friends.available("anna")).isZero();
        friends.assertThatTheLedgerHolds();
    }

    @Test
    void as_much_as_is_still_there_goes_back_once() {
        Friends friends = new Friends(shop, Map.of("offered", true), "anna", "ben");
        friends.sell("anna", 100);
        String gift = friends.given("anna", "ben", 40);
        friends.spend("ben", 15, true);

        friends.reverse(gift)
                .statusCode(200)
                .body("status", equalTo("REVERSED"))
                .body("reversal.points", equalTo(25))
                .body("reversal.used", equalTo(15));
        friends.reverse(gift).statusCode(200).body("reversal.points", equalTo(25));

        assertThat(friends.available("anna")).isEqualTo(85);
        assertThat(friends.available("ben")).isZero();
        assertThat(friends.events("GiftReversed", gift)).isEqualTo(1);
        String used = friends.given("anna", "ben", 10);
        friends.spend("ben", 10, true);
        friends.reverse(used).statusCode(409).body("type", endsWith(":gift-used-up"));
        friends.assertThatTheLedgerHolds();
    }

    @Test
    void a_member_gives_its_own_points_and_a_receiver_does_not_learn_by_which_card() {
        Friends friends = new Friends(shop, Map.of("offered", true), "anna", "ben", "carl");
        friends.sell("anna", 100);
        String anna = friends.tokenOf("anna");
        String ben = friends.tokenOf("ben");

        post(ben, "/v1/gifts", friends.gift("anna", "ben", 10)).statusCode(422).body("type", endsWith(":unknown-card"));
        String gift = post(anna, "/v1/gifts", friends.gift("anna", "ben", 10))
                .statusCode(201)
                .extract()
                .path("giftId");

        get(anna, "/v1/cards/" + friends.card("anna") + "/gifts")
                .body("data[0].receiverCardNumber", equalTo(friends.card("ben")))
                .body("data[0].giverCardNumber", equalTo(friends.card("anna")));
        get(ben, "/v1/cards/" + friends.card("ben") + "/gifts")
                .body("data[0].giftId", equalTo(gift))
                .body("data[0].giverCardNumber", nullValue())
                .body("data[0].reference", nullValue());
        get(ben, "/v1/gifts/" + gift).body("giverCardNumber", nullValue());
        get(friends.tokenOf("carl"), "/v1/gifts/" + gift).statusCode(404);
        get(ben, "/v1/cards/" + friends.card("anna") + "/gifts").statusCode(404);
        post(ben, "/v1/gifts/" + gift + "/reverse", Map.of()).statusCode(403);
    }

    @Test
    void a_return_of_what_was_given_away_leaves_the_gift_and_is_owed_by_the_giver() {
        Friends friends = new Friends(shop, Map.of("offered", true), "anna", "ben");
        String sale = friends.sell("anna", 100);
        friends.given("anna", "ben", 40);

        back(friends, sale);

        assertThat(friends.available("anna")).isEqualTo(-40);
        assertThat(friends.available("ben")).isEqualTo(40);
        friends.assertThatTheLedgerHolds();
    }

    private static void back(Friends friends, String sale) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "storeCode",
                friends.store,
                "receiptNumber",
                "c-" + UUID.randomUUID(),
                "returnedAt",
                "2026-01-06T09:00:00Z",
                "lines",
                List.of(Map.of("lineNumber", 1, "amount", 10_000)),
                "totalAmount",
                10_000));
        post(friends.till(), "/v1/sales/" + sale + "/returns", all).statusCode(201);
    }

    @Test
    void a_gift_of_merged_members_is_parted_with_them() {
        Friends friends = new Friends(shop, Map.of("offered", true), "anna", "ben", "benny");
        friends.sell("anna", 100);
        String first = friends.given("anna", "benny", 10);
        String merge = post(
                        Tokens.admin(),
                        "/v1/merges",
                        Map.of(
                                "survivorCardNumber",
                                friends.card("ben"),
                                "absorbedCardNumber",
                                friends.card("benny"),
                                "reason",
                                "SAME_PERSON",
                                "reference",
                                "d-" + UUID.randomUUID()))
                .statusCode(201)
                .extract()
                .path("mergeId");
        friends.given("anna", "benny", 20);
        friends.give("benny", "ben", 1).statusCode(422).body("type", endsWith(":gift-to-oneself"));
        assertThat(friends.available("ben")).isEqualTo(30);
        friends.reverse(first).statusCode(200).body("reversal.points", equalTo(10));

        post(Tokens.admin(), "/v1/merges/" + merge + "/reverse", Map.of()).statusCode(200);

        assertThat(friends.available("ben")).isZero();
        assertThat(friends.available("benny")).isEqualTo(20);
        friends.assertThatTheLedgerHolds();
    }

    @Test
    void what_is_owed_to_members_stays_the_same_and_is_released_at_what_it_was_carried_at() {
        Friends friends = new Friends(shop, Map.of("offered", true), "anna", "ben");
        String program = "/v1/programs/" + friends.program;
        put(Tokens.admin(), program + "/point-values/2020-01-01", Map.of("value", 10, "expectedRedemptionRate", 0.95))
                .statusCode(200);
        friends.sell("anna", 100);
        Map<String, Object> before = liability(friends);

        friends.given("anna", "ben", 40);

        assertThat(liability(friends)).isEqualTo(before);
        friends.spend("ben", 40, true);
        friends.spend("anna", 60, true);
        JsonPath postings = get(
                        Tokens.admin(),
                        "/v1/liability/postings?programId=" + friends.program + "&from="
                                + LocalDate.now(Clock.systemUTC()).minusDays(1) + "&until="
                                + LocalDate.now(Clock.systemUTC()).plusDays(2))
                .statusCode(200)
                .body("postings.points", contains(100, -100))
                .extract()
                .jsonPath();
        assertThat(postings.getLong("postings[1].amount")).isEqualTo(postings.getLong("postings[0].amount"));
    }

    private static Map<String, Object> liability(Friends friends) {
        Map<String, Object> told = new HashMap<>(get(Tokens.admin(), "/v1/liability?programId=" + friends.program)
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$"));
        told.remove("asOf");
        return told;
    }
}
