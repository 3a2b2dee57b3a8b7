package io.dangol.loyalty.redemption;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points that were spent while a till could not ask. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class OfflineRedemptionTest {

    private final Shop shop;
    private final OfflineTill offline;

    OfflineRedemptionTest(Shop shop) {
        this.shop = shop;
        this.offline = new OfflineTill(shop);
    }

    @BeforeEach
    void earnThirtyPoints() {
        offline.open();
    }

    @AfterEach
    void theBooksAgree() {
        offline.assertThatTheBooksAgree();
    }

    @Test
    void what_the_balance_covers_needs_no_allowance() {
        offline.tell("a", 30)
                .statusCode(201)
                .body("shortfall", equalTo(0))
                .body("redemption.status", equalTo("CAPTURED"));

        assertThat(available(offline.card)).isZero();
        offline.tell("b", 1).statusCode(409).body("type", endsWith(":redemption-in-conflict"));
        assertThat(available(offline.card)).isZero();
    }

    @Test
    void what_it_does_not_cover_is_lent_by_who_is_named_and_repaid_by_what_is_earned_next() {
        offline.allow(100, 150);
        get(offline.till, "/v1/cards/" + offline.card + "/balance")
                .body("offline.pointsPerSale", equalTo(100))
                .body("offline.pointsPerDay", equalTo(150));

        offline.tell("a", 100)
                .statusCode(201)
                .body("shortfall", equalTo(70))
                .body("lenderPartnerId", equalTo(offline.brand.toString()))
                .body("allowanceVersion", equalTo(1));
        get(offline.till, "/v1/cards/" + offline.card + "/balance")
                .body("owed", equalTo(70))
                .body("balance", equalTo(-70));
        assertThat(offline.position(offline.brand)).isEqualTo(-70);

        post(offline.till, "/v1/sales", sale(offline.store, "2", 9_000, offline.card))
                .statusCode(201);

        assertThat(available(offline.card)).isEqualTo(20);
        assertThat(offline.position(offline.brand)).isZero();
    }

    @Test
    void what_the_till_had_asked_for_before_it_was_cut_off_is_spent_once() {
        String held = offline.hold("a", 20, 900).statusCode(201).extract().path("redemptionId");

        offline.tell("a", 20).statusCode(201).body("redemption.redemptionId", equalTo(held));
        offline.tell("a", 20).statusCode(200);

        assertThat(available(offline.card)).isEqualTo(10);
    }

    @Test
    void what_was_held_for_it_and_has_ended_is_spent_as_if_it_had_not_been_asked_for() {
        offline.allow(100, 150);
        String held = offline.hold("a", 30, 900).extract().path("redemptionId");
        post(offline.till, "/v1/redemptions/" + held + "/release", Map.of()).statusCode(200);
        offline.tell("b", 20).statusCode(201);

        offline.tell("a", 30)
                .statusCode(201)
                .body("redemption.redemptionId", equalTo(held))
                .body("redemption.status", equalTo("CAPTURED"))
                .body("shortfall", equalTo(20))
                .body("lenderPartnerId", equalTo(offline.brand.toString()));
        offline.tell("a", 30).statusCode(200).body("shortfall", equalTo(20));
        offline.tell("a", 31).statusCode(409);

        assertThat(available(offline.card)).isEqualTo(-20);
    }

    @Test
    void what_was_held_for_it_and_is_overdue_pays_for_it() {
        String held = offline.hold("a", 30, 1).extract().path("redemptionId");
        eventually(() -> assertThat(Instant.now())
                .isAfter(Instant.parse(
                        get(offline.till, "/v1/redemptions/" + held).extract().path("expiresAt"))));

        offline.tell("a", 30)
                .statusCode(201)
                .body("redemption.redemptionId", equalTo(held))
                .body("shortfall", equalTo(0));

        assertThat(available(offline.card)).isZero();
        get(offline.till, "/v1/cards/" + offline.card + "/balance").body("held", equalTo(0));
    }

    @Test
    void what_was_lent_beside_a_hold_and_is_not_needed_pays_its_lender() {
        offline.allow(100, 150);
        String released = offline.hold("h1", 10, 900).extract().path("redemptionId");
        offline.hold("h2", 10, 3).statusCode(201);
        offline.tell("a", 25).statusCode(201).body("shortfall", equalTo(15));
        String balance = "/v1/cards/" + offline.card + "/balance";
        get(offline.till, balance).body("owed", equalTo(15)).body("balance", equalTo(5));

        post(offline.till, "/v1/redemptions/" + released + "/release", Map.of()).statusCode(200);
        post(offline.till, "/v1/redemptions/" + released + "/release", Map.of()).statusCode(200);
        eventually(() -> get(offline.till, balance).body("held", equalTo(0)).body("owed", equalTo(0)));

        assertThat(available(offline.card)).isEqualTo(5);
        get(Tokens.admin(), "/v1/cards/" + offline.card + "/entries")
                .body("data.kind", hasItems("REPAID"))
                .body("data.findAll { it.kind == 'REPAID' }.points.sum()", equalTo(0));
        assertThat(offline.position(offline.brand)).isZero();
    }

    @Test
    void what_it_paid_for_comes_back_also_what_was_lent() {
        offline.allow(100, 150);
        String sold = post(offline.till, "/v1/sales", sale(offline.store, "2", 5_000))
                .extract()
                .path("saleId");
        Map<String, Object> told = offline.spent("a", 100);
        told.put("receiptNumber", "2");
        post(offline.till, "/v1/redemptions/offline", told).statusCode(201);

        post(
                        offline.till,
                        "/v1/sales/" + sold + "/returns",
                        Map.of(
                                "storeCode",
                                offline.store,
                                "receiptNumber",
                                "R2",
                                "returnedAt",
                                "2026-01-06T09:00:00Z",
                                "lines",
                                List.of(Map.of("lineNumber", 1, "amount", 5_000)),
                                "totalAmount",
                                5_000))
                .statusCode(201)
                .body("pointsGivenBack", equalTo(100));

        get(offline.till, "/v1/cards/" + offline.card + "/balance")
                .body("available", equalTo(30))
                .body("owed", equalTo(0));
        assertThat(offline.position(offline.brand)).isZero();
    }

    @Test
    void a_version_follows_the_last_one_though_clocks_differ() {
        offline.allow(100, 150);
        shop.execute("insert into offline_allowance select program_id, 2, 100, 160, 7, 'STORE', null,"
                + " now() + interval '1 hour', 'a clock ahead' from offline_allowance where program_id = '"
                + offline.program + "'");

        offline.allow(100, 170);

        get(Tokens.admin(), "/v1/programs/" + offline.program + "/offline-allowance")
                .body("version", equalTo(3))
                .body("pointsPerDay", equalTo(170));
        assertThat(shop.number("select count(distinct since) from offline_allowance where program_id = '"
                        + offline.program + "' and version > 1"))
                .isEqualTo(1);
    }

    @Test
    void an_allowance_names_its_bearer_and_keeps_its_versions() {
        String path = "/v1/programs/" + offline.program + "/offline-allowance";
        get(Tokens.admin(), path).statusCode(404).body("type", endsWith(":no-offline-allowance"));
        Map<String, Object> request = new HashMap<>(
                Map.of("pointsPerSale", 10, "pointsPerDay", 20, "toldWithinDays", 7, "bearer", "PARTNER"));
        put(Tokens.admin(), path, request).statusCode(422).body("type", endsWith(":bearer-unclear"));
        request.put("bearerPartnerId", UUID.randomUUID());
        put(Tokens.admin(), path, request).statusCode(422).body("type", endsWith(":unknown-funder"));
        request.put("bearerPartnerId", offline.brand);
        put(Tokens.admin(), path, request).statusCode(200).body("version", equalTo(1));
        put(Tokens.admin(), path, request).body("version", equalTo(1));
        request.put("pointsPerDay", 0);
        put(Tokens.admin(), path, request).body("version", equalTo(2));
        get(offline.till, "/v1/cards/" + offline.card + "/balance").body("offline", nullValue());
    }
}
