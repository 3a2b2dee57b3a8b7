package io.dangol.loyalty.redemption;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points that were spent offline and that a person decides about. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class RedemptionConflictTest {

    private final Shop shop;
    private final OfflineTill offline;

    RedemptionConflictTest(Shop shop) {
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
    void told_again_it_is_the_same_and_with_another_content_somebody_decides() {
        offline.allow(100, 150);
        Map<String, Object> told = offline.spent("a", 40);
        String id = post(offline.till, "/v1/redemptions/offline", told)
                .statusCode(201)
                .extract()
                .path("redemption.redemptionId");
        post(offline.till, "/v1/redemptions/offline", told)
                .statusCode(200)
                .body("redemption.redemptionId", equalTo(id))
                .body("shortfall", equalTo(10));
        assertThat(available(offline.card)).isEqualTo(-10);

        told.put("points", 5);
        post(offline.till, "/v1/redemptions/offline", told).statusCode(409);
        post(offline.till, "/v1/redemptions/offline", told).statusCode(409);
        String conflict = offline.only("REFERENCE_REUSED");
        offline.resolve(conflict, Map.of("decision", "ACCEPT", "ticket", "t")).statusCode(422);
        offline.resolve(conflict, Map.of("decision", "ACCEPT", "recordAs", "a", "ticket", "t"))
                .statusCode(409)
                .body("type", endsWith(":reference-conflict"));
        offline.resolve(conflict, Map.of("decision", "ACCEPT", "recordAs", "a-2", "ticket", "t"))
                .statusCode(200);

        assertThat(available(offline.card)).isEqualTo(-15);
    }

    @Test
    void beyond_the_allowance_it_is_kept_and_accepted_at_the_store_s_expense() {
        offline.allow(100, 150);
        offline.tell("a", 100).statusCode(201);
        Map<String, Object> told = offline.spent("b", 60);
        post(offline.till, "/v1/redemptions/offline", told).statusCode(409);
        assertThat(available(offline.card)).isEqualTo(-70);
        String conflict = offline.only("BEYOND_ALLOWANCE");
        get(offline.till, OfflineTill.CONFLICTS + "/" + conflict)
                .body("shortfall", equalTo(60))
                .body("status", equalTo("OPEN"));

        Map<String, Object> how = Map.of("decision", "ACCEPT", "ticket", "t");
        String id = offline.resolve(conflict, how).statusCode(200).extract().path("resolution.redemptionId");
        offline.resolve(conflict, how).statusCode(200).body("resolution.redemptionId", equalTo(id));
        offline.resolve(conflict, Map.of("decision", "REJECT", "ticket", "t"))
                .statusCode(409)
                .body("type", endsWith(":conflict-resolved"));

        post(offline.till, "/v1/redemptions/offline", told)
                .statusCode(200)
                .body("lenderPartnerId", equalTo(Shop.PARTNER.toString()));
        assertThat(available(offline.card)).isEqualTo(-130);
        assertThat(offline.position(offline.brand)).isEqualTo(-70);
    }

    @Test
    void who_tells_cannot_decide() {
        offline.tell("a", 1_000_000).statusCode(409);
        String conflict = offline.only("BEYOND_ALLOWANCE");
        for (String decision : List.of("ACCEPT", "REJECT")) {
            post(
                            offline.till,
                            OfflineTill.CONFLICTS + "/" + conflict + "/resolve",
                            Map.of("decision", decision, "ticket", "t"))
                    .statusCode(403);
        }

        assertThat(available(offline.card)).isEqualTo(30);
        offline.resolve(conflict, Map.of("decision", "REJECT", "recordAs", "a-2", "ticket", "t"))
                .statusCode(422);
        offline.resolve(conflict, Map.of("decision", "REJECT", "ticket", "t")).statusCode(200);
    }

    @Test
    void a_reference_that_was_free_and_is_taken_by_then_needs_another_one() {
        offline.tell("a", 40).statusCode(409);
        String conflict = offline.only("BEYOND_ALLOWANCE");
        offline.hold("a", 20, 900).statusCode(201);
        offline.resolve(conflict, Map.of("decision", "ACCEPT", "ticket", "t"))
                .statusCode(422)
                .body("type", endsWith(":record-as-unclear"));
        offline.resolve(conflict, Map.of("decision", "ACCEPT", "recordAs", "a-2", "ticket", "t"))
                .statusCode(200)
                .body("resolution.recordAs", equalTo("a-2"));

        assertThat(available(offline.card)).isEqualTo(-30);
    }

    @Test
    void what_is_rejected_stays_out_though_the_balance_would_cover_it_later() {
        Map<String, Object> told = offline.spent("a", 40);
        post(offline.till, "/v1/redemptions/offline", told).statusCode(409);
        post(offline.till, "/v1/sales", sale(offline.store, "2", 9_000, offline.card))
                .statusCode(201);
        post(offline.till, "/v1/redemptions/offline", told).statusCode(409);
        offline.resolve(offline.only("BEYOND_ALLOWANCE"), Map.of("decision", "REJECT", "ticket", "t"))
                .statusCode(200)
                .body("status", equalTo("RESOLVED"));

        post(offline.till, "/v1/redemptions/offline", told).statusCode(409);
        assertThat(available(offline.card)).isEqualTo(120);
    }

    @Test
    void a_day_s_allowance_is_given_once_however_many_tills_tell_at_once() {
        offline.allow(50, 100);
        offline.tell("first", 30).statusCode(201);
        List<Map<String, Object>> told =
                IntStream.range(0, 12).mapToObj(i -> offline.spent("p" + i, 35)).toList();

        long posted = told.parallelStream()
                .filter(one -> post(offline.till, "/v1/redemptions/offline", one)
                                .extract()
                                .statusCode()
                        == 201)
                .count();

        assertThat(posted).isEqualTo(2);
        assertThat(available(offline.card)).isEqualTo(-70);
        get(offline.till, OfflineTill.CONFLICTS + "?status=OPEN&storeCode=" + offline.store)
                .body("data", hasSize(10));
    }

    @Test
    void of_one_reference_so_many_contents_are_kept() {
        for (int i = 0; i < 20; i++) {
            offline.tell("a", 100 + i).statusCode(409).body("type", endsWith(":redemption-in-conflict"));
        }
        offline.tell("a", 120).statusCode(409).body("type", endsWith(":reference-conflict"));
        offline.tell("a", 119).statusCode(409).body("type", endsWith(":redemption-in-conflict"));

        get(offline.till, OfflineTill.CONFLICTS + "?storeCode=" + offline.store).body("data", hasSize(20));
    }

    @Test
    void days_that_are_told_late_and_blocked_cards_are_looked_at_by_a_person() {
        shop.execute("insert into offline_allowance values ('" + offline.program
                + "', 1, 100, 150, 2, 'STORE', null, '2020-01-01T00:00:00Z', 'test')");
        Map<String, Object> late = offline.spent("late", 50);
        late.put("spentAt", Instant.now().minus(Duration.ofDays(3)).toString());
        post(offline.till, "/v1/redemptions/offline", late).statusCode(409);
        post(Tokens.admin(), "/v1/cards/" + offline.card + "/block", Map.of("reason", "LOST"))
                .statusCode(200);
        offline.tell("blocked", 5).statusCode(409);

        get(offline.till, OfflineTill.CONFLICTS + "?storeCode=" + offline.store)
                .body("data.reason", equalTo(List.of("BEYOND_ALLOWANCE", "CARD_BLOCKED")));
    }
}
