package io.dangol.loyalty.merge;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.dangol.loyalty.Rows;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two members become one. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class MergeTest {

    private final Shop shop;
    private final Rows rows;

    MergeTest(Shop shop, Rows rows) {
        this.shop = shop;
        this.rows = rows;
    }

    @Test
    void both_cards_show_and_spend_what_both_had() {
        Twins twins = new Twins(shop, "ALLOW");
        twins.sell("a", "a1", 10_000);
        twins.sell("s", "s1", 5_000);
        String lots = twins.lots();

        twins.merge()
                .statusCode(201)
                .body("status", equalTo("MERGED"))
                .body("points", equalTo(100))
                .body("lots", equalTo(1))
                .body("survivorMemberId", equalTo(twins.member("s")));

        assertThat(available(twins.card("s"))).isEqualTo(150);
        assertThat(available(twins.card("a"))).isEqualTo(150);
        assertThat(twins.lots()).isEqualTo(lots);
        get(Tokens.admin(), "/v1/cards/" + twins.card("a") + "/entries")
                .body("data[0].kind", equalTo("MERGED"))
                .body("data[0].points", equalTo(100));
        get(Tokens.admin(), "/v1/cards/" + twins.card("a")).body("mergedInto", equalTo(twins.member("s")));
        String redemption = twins.spend("a", 120);
        assertThat(available(twins.card("s"))).isEqualTo(30);
        twins.giveBack(redemption, "v");
        assertThat(available(twins.card("s"))).isEqualTo(150);
        twins.assertThatTheLedgerHolds();
    }

    @Test
    void returns_voids_and_captures_of_before_come_to_the_account_of_now() {
        Twins twins = new Twins(shop, "ALLOW");
        String sale = twins.sell("a", "a1", 10_000);
        twins.sell("s", "s1", 5_000);
        String spent = twins.spend("a", 30);
        String held = twins.hold("a", 20);
        String other = twins.hold("a", 10);
        String id = twins.merged();
        assertThat(available(twins.card("s"))).isEqualTo(90);

        twins.giveBack(spent, "v");
        post(twins.till(), "/v1/redemptions/" + held + "/capture", Map.of("points", 15))
                .statusCode(200);
        post(twins.till(), "/v1/redemptions/" + other + "/release", Map.of()).statusCode(200);
        assertThat(available(twins.card("s"))).isEqualTo(135);
        twins.comeBack(sale, "r1", 4_000);
        assertThat(available(twins.card("a"))).isEqualTo(95);
        twins.assertThatTheLedgerHolds();

        post(Tokens.admin(), "/v1/merges/" + id + "/reverse", Map.of()).statusCode(200);
        assertThat(available(twins.card("a"))).isEqualTo(45);
        assertThat(available(twins.card("s"))).isEqualTo(50);
        twins.comeBack(sale, "r2", 6_000);
        assertThat(available(twins.card("a"))).isEqualTo(-15);
        twins.assertThatTheLedgerHolds();
    }

    @Test
    void debts_move_and_nobody_pays_anybody_for_it() {
        Twins twins = new Twins(shop, "ALLOW");
        String sale = twins.sell("a", "a1", 10_000);
        twins.spend("a", 100);
        twins.comeBack(sale, "r1", 10_000);
        twins.sell("s", "s1", 5_000);
        List<Long> clearing = twins.clearing();

        String id = twins.merge()
                .statusCode(201)
                .body("owed", equalTo(100))
                .extract()
                .path("mergeId");

        assertThat(available(twins.card("s"))).isEqualTo(-50);
        assertThat(twins.clearing()).isEqualTo(clearing);
        post(Tokens.admin(), "/v1/merges/" + id + "/reverse", Map.of())
                .statusCode(200)
                .body("reversal.owed", equalTo(100));
        assertThat(available(twins.card("a"))).isEqualTo(-100);
        assertThat(available(twins.card("s"))).isEqualTo(50);
        assertThat(twins.clearing()).isEqualTo(clearing);
        twins.assertThatTheLedgerHolds();
    }

    @Test
    void the_same_reference_merges_once_and_a_reversal_happens_once() {
        Twins twins = new Twins(shop, "ALLOW");
        String steward = Tokens.admin();
        twins.sell("a", "a1", 10_000);
        Map<String, Object> asked = twins.asked();
        String id = post(steward, "/v1/merges", asked).statusCode(201).extract().path("mergeId");

        post(steward, "/v1/merges", asked).statusCode(200).body("mergeId", equalTo(id));
        asked.put("reason", "OTHER");
        post(steward, "/v1/merges", asked).statusCode(409).body("type", endsWith(":reference-conflict"));
        post(Tokens.admin(), "/v1/merges", twins.asked()).statusCode(409).body("type", endsWith(":already-merged"));
        String first = post(Tokens.admin(), "/v1/merges/" + id + "/reverse", Map.of())
                .statusCode(200)
                .extract()
                .path("reversal.reversedAt");
        post(Tokens.admin(), "/v1/merges/" + id + "/reverse", Map.of())
                .statusCode(200)
                .body("reversal.reversedAt", equalTo(first));
        assertThat(available(twins.card("a"))).isEqualTo(100);
        get(Tokens.admin(), "/v1/merges/" + id).body("status", equalTo("REVERSED"));
        get(Tokens.admin(), "/v1/merges?limit=200").body("data.mergeId", hasItem(id));
    }

    @Test
    void a_preview_writes_nothing() {
        Twins twins = new Twins(shop, "ALLOW");
        twins.sell("a", "a1", 10_000);
        List<Long> before = rows.counted();

        post(Tokens.admin(), "/v1/merges/preview", twins.asked())
                .statusCode(200)
                .body("points", equalTo(100));

        assertThat(rows.counted()).isEqualTo(before);
        assertThat(available(twins.card("s"))).isZero();
    }

    @Test
    void what_cannot_be_one_is_refused() {
        Twins twins = new Twins(shop, "ALLOW");
        refused(twins, "absorbedCardNumber", twins.card("s"), 409, "one-member");
        refused(twins, "absorbedCardNumber", "no-such-card", 422, "unknown-card");
        refused(twins, "absorbedCardNumber", Shop.card(Shop.program("ALLOW")), 422, "merge-across-programs");
        twins.register("a");
        refused(twins, "reference", "r-" + UUID.randomUUID(), 422, "survivor-unregistered");
        post(Tokens.admin(), "/v1/merges/" + UUID.randomUUID() + "/reverse", Map.of())
                .statusCode(404)
                .body("type", endsWith(":no-such-merge"));
    }

    @Test
    void tokens_of_both_reach_the_absorbed_card_and_events_name_the_survivor_s_customer() {
        Twins twins = new Twins(shop, "ALLOW");
        twins.register("s");
        twins.register("a");
        twins.sell("a", "a1", 10_000);
        var unused = twins.merged();
        twins.sell("a", "a2", 10_000);

        for (String token : List.of(twins.tokenOf("a"), twins.tokenOf("s"), twins.customerToken("a"))) {
            get(token, "/v1/cards/" + twins.card("a") + "/balance")
                    .statusCode(200)
                    .body("balance", equalTo(200));
        }
        get(twins.tokenOf("a"), "/v1/cards/" + twins.card("s") + "/balance").statusCode(404);
        assertThat(twins.events("SaleRecorded", twins.member("a"))).isEqualTo(2);
        assertThat(twins.events("SaleRecorded", twins.customer("s"))).isEqualTo(1);
        assertThat(twins.events("PointsPosted", twins.member("s"))).isEqualTo(2);
        assertThat(twins.events("MembersMerged", twins.customer("s"))).isEqualTo(1);
        get(Tokens.admin(), "/v1/cards/" + twins.card("a") + "/lots").body("data", hasSize(2));
        get(Tokens.admin(), "/v1/merges").body("data", notNullValue());
    }

    private static void refused(Twins twins, String field, Object value, int status, String type) {
        Map<String, Object> asked = twins.asked();
        asked.put(field, value);
        post(Tokens.admin(), "/v1/merges", asked).statusCode(status).body("type", endsWith(":" + type));
    }
}
