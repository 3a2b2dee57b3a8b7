package io.dangol.loyalty.merge;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Rows;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Members who were one are two again. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class MergeReversalTest {

    private final Shop shop;
    private final Rows rows;

    MergeReversalTest(Shop shop, Rows rows) {
        this.shop = shop;
        this.rows = rows;
    }

    @Test
    void parted_at_once_they_are_as_they_were() {
        Twins twins = new Twins(shop, "ALLOW");
        twins.sell("a", "a1", 10_000);
        twins.sell("s", "s1", 5_000);
        String before = twins.state();
        String id = twins.merged();

        post(Tokens.admin(), "/v1/merges/" + id + "/reverse", Map.of())
                .statusCode(200)
                .body("status", equalTo("REVERSED"))
                .body("reversal.points", equalTo(100))
                .body("reversal.used", equalTo(0));

        assertThat(twins.state()).isEqualTo(before);
        get(Tokens.admin(), "/v1/cards/" + twins.card("a")).body("mergedInto", nullValue());
        twins.assertThatTheLedgerHolds();
    }

    @Test
    void parted_late_each_lot_goes_with_the_card_that_earned_it() {
        Twins twins = new Twins(shop, "ALLOW");
        twins.sell("a", "a1", 10_000);
        twins.sell("s", "s1", 5_000);
        String id = twins.merged();
        twins.sell("a", "a2", 2_000);
        twins.sell("s", "s2", 3_000);
        String redemption = twins.spend("s", 120);

        post(Tokens.admin(), "/v1/merges/" + id + "/reverse", Map.of())
                .statusCode(200)
                .body("reversal.lots", equalTo(2))
                .body("reversal.used", equalTo(100));

        assertThat(available(twins.card("a"))).isEqualTo(20);
        assertThat(available(twins.card("s"))).isEqualTo(60);
        twins.assertThatTheLedgerHolds();

        twins.giveBack(redemption, "v");

        assertThat(available(twins.card("a"))).isEqualTo(120);
        assertThat(available(twins.card("s"))).isEqualTo(80);
        twins.assertThatTheLedgerHolds();
    }

    @Test
    void what_was_lent_for_a_card_since_goes_with_it_and_so_does_what_is_owed_for_it() {
        Twins twins = new Twins(shop, "ALLOW");
        twins.sell("a", "a1", 1_000);
        twins.sell("s", "s1", 500);
        twins.lend();
        String id = twins.merged();
        twins.spendOffline("a", 25);
        twins.spendOffline("s", 7);

        post(Tokens.admin(), "/v1/merges/" + id + "/reverse", Map.of())
                .statusCode(200)
                .body("reversal.owed", equalTo(10));

        assertThat(available(twins.card("a"))).isEqualTo(-10);
        assertThat(available(twins.card("s"))).isEqualTo(-7);
        twins.assertThatTheLedgerHolds();
    }

    @Test
    void they_are_not_parted_while_a_hold_relies_on_what_both_had() {
        Twins twins = new Twins(shop, "ALLOW");
        twins.sell("a", "a1", 10_000);
        twins.sell("s", "s1", 5_000);
        String id = twins.merged();
        String held = twins.hold("s", 120);
        List<Long> before = rows.counted();

        post(Tokens.admin(), "/v1/merges/" + id + "/reverse", Map.of())
                .statusCode(409)
                .body("type", endsWith(":merge-holds-open"));
        assertThat(rows.counted()).isEqualTo(before);

        post(twins.till(), "/v1/redemptions/" + held + "/release", Map.of()).statusCode(200);
        post(Tokens.admin(), "/v1/merges/" + id + "/reverse", Map.of()).statusCode(200);
        twins.assertThatTheLedgerHolds();
    }

    @Test
    void a_preview_says_what_the_reversal_then_does_and_writes_nothing() {
        Twins twins = new Twins(shop, "ALLOW");
        twins.sell("a", "a1", 10_000);
        twins.sell("s", "s1", 5_000);
        String id = twins.merged();
        twins.sell("a", "a2", 2_000);
        twins.spend("s", 120);
        List<Long> before = rows.counted();

        Map<String, Object> previewed =
                reversal(post(Tokens.admin(), "/v1/merges/" + id + "/reverse/preview", Map.of()));

        assertThat(rows.counted()).isEqualTo(before);
        assertThat(available(twins.card("a"))).isEqualTo(50);
        get(Tokens.admin(), "/v1/merges/" + id)
                .body("status", equalTo("MERGED"))
                .body("reversal", nullValue());
        assertThat(previewed).containsEntry("points", 20).containsEntry("used", 100);
        assertThat(reversal(post(Tokens.admin(), "/v1/merges/" + id + "/reverse", Map.of())))
                .isEqualTo(previewed);
        assertThat(reversal(post(Tokens.admin(), "/v1/merges/" + id + "/reverse/preview", Map.of())))
                .isEqualTo(previewed);
    }

    @Test
    void a_preview_refuses_what_the_reversal_would() {
        Twins twins = new Twins(shop, "ALLOW");
        twins.sell("a", "a1", 10_000);
        twins.sell("s", "s1", 5_000);
        String id = twins.merged();
        var unused = twins.hold("s", 120);

        post(Tokens.admin(), "/v1/merges/" + id + "/reverse/preview", Map.of())
                .statusCode(409)
                .body("type", endsWith(":merge-holds-open"));
        post(Tokens.admin(), "/v1/merges/" + UUID.randomUUID() + "/reverse/preview", Map.of())
                .statusCode(404)
                .body("type", endsWith(":no-such-merge"));
    }

    /** What went back, whenever and whoever. */
    private static Map<String, Object> reversal(ValidatableResponse answer) {
        Map<String, Object> reversal = new HashMap<>(answer.statusCode(200)
                .body("status", equalTo("REVERSED"))
                .extract()
                .<Map<String, Object>>path("reversal"));
        reversal.keySet().removeAll(Set.of("reversedAt", "reversedBy"));
        return reversal;
    }

    @Test
    void merges_of_merges_are_parted_from_the_last_on() {
        Twins twins = new Twins(shop, "ALLOW");
        twins.sell("a", "a1", 10_000);
        twins.sell("s", "s1", 5_000);
        String inner = twins.merged();
        twins.issue("t");
        String outer = twins.merge("t", "s").statusCode(201).extract().path("mergeId");
        twins.sell("a", "a2", 1_000);
        assertThat(available(twins.card("t"))).isEqualTo(160);

        post(Tokens.admin(), "/v1/merges/" + inner + "/reverse", Map.of())
                .statusCode(409)
                .body("type", endsWith(":merged-since"));
        post(Tokens.admin(), "/v1/merges/" + outer + "/reverse", Map.of()).statusCode(200);
        assertThat(available(twins.card("t"))).isZero();
        assertThat(available(twins.card("a"))).isEqualTo(160);
        post(Tokens.admin(), "/v1/merges/" + inner + "/reverse", Map.of()).statusCode(200);
        assertThat(available(twins.card("a"))).isEqualTo(110);
        assertThat(available(twins.card("s"))).isEqualTo(50);
        twins.assertThatTheLedgerHolds();
    }
}
