package io.dangol.loyalty.redemption;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a hold over time, and what its reference stands for. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class HoldTest {

    private final Shop shop;
    private String store = "";
    private String till = "";
    private String card = "";

    HoldTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void earnAHundredPoints() {
        store = shop.open();
        till = till(store);
        card = cardWithAHundredPoints();
    }

    @Test
    void a_hold_lasts_as_long_as_was_asked_and_then_its_points_come_back() {
        Instant before = Instant.now();
        String id = authorise(Map.of("expiresInSeconds", 1))
                .statusCode(201)
                .extract()
                .path("redemptionId");
        assertThat(Instant.parse(redemption(id).extract().path("expiresAt")))
                .isBetween(before.plusMillis(999), Instant.now().plusSeconds(1));

        eventually(() -> redemption(id).body("status", equalTo("EXPIRED")).body("balance.held", equalTo(0)));

        assertThat(available(card)).isEqualTo(100);
        post(till, "/v1/redemptions/" + id + "/capture", Map.of())
                .statusCode(409)
                .body("type", endsWith(":hold-ended"));
    }

    @Test
    void a_hold_that_cannot_end_keeps_none_of_the_others_waiting() throws SQLException {
        String broken = authorise(Map.of("expiresInSeconds", 1)).extract().path("redemptionId");
        String member = get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId");
        change("update member set held = 0 where id = '" + member + "'");
        try {
            String other = cardWithAHundredPoints();
            String behind = authorise(Map.of("expiresInSeconds", 1, "cardNumber", other, "reference", "b"))
                    .extract()
                    .path("redemptionId");

            eventually(() -> redemption(behind).body("status", equalTo("EXPIRED")));

            redemption(broken).body("status", equalTo("OPEN"));
        } finally {
            change("update member set held = 60 where id = '" + member + "'");
        }
        eventually(() -> redemption(broken).body("status", equalTo("EXPIRED")));
    }

    @Test
    void a_hold_is_captured_although_its_points_have_expired_since() throws SQLException {
        String id = authorise(Map.of()).extract().path("redemptionId");
        String lots = "update lot set expires_at = %s where member_id ="
                + " (select member_id from card where number = '" + card + "')";
        change(lots.formatted("now()"));
        try {
            assertThat(available(card)).isEqualTo(-60);

            post(till, "/v1/redemptions/" + id + "/capture", Map.of())
                    .statusCode(200)
                    .body("captured", equalTo(60));

            assertThat(available(card)).isZero();
        } finally {
            change(lots.formatted("null"));
        }
        assertThat(available(card)).isEqualTo(40);
    }

    @Test
    void a_hold_is_captured_although_its_card_was_blocked_since_but_no_other_is_made() {
        String id = authorise(Map.of()).extract().path("redemptionId");
        post(Tokens.admin(), "/v1/cards/" + card + "/block", Map.of("reason", "LOST"))
                .statusCode(200);

        authorise(Map.of("reference", "b")).statusCode(422).body("type", endsWith(":card-blocked"));
        authorise(Map.of()).statusCode(200);
        post(till, "/v1/redemptions/" + id + "/capture", Map.of())
                .statusCode(200)
                .body("captured", equalTo(60));
    }

    @Test
    void a_card_that_is_blocked_while_a_redemption_waits_for_its_member_spends_nothing() throws Exception {
        CompletableFuture<Integer> waiting;
        try (Connection connection = Owner.connect()) {
            connection.setAutoCommit(false);
            lockMember(connection);
            waiting = CompletableFuture.supplyAsync(
                    () -> authorise(Map.of()).extract().statusCode());
            eventually(() -> assertThat(shop.number("select count(*) from pg_stat_activity"
                            + " where datname = current_database() and wait_event_type = 'Lock'"))
                    .isPositive());
            post(Tokens.admin(), "/v1/cards/" + card + "/block", Map.of("reason", "STOLEN"))
                    .statusCode(200);
            connection.rollback();
        }

        assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(422);
        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void a_redemption_is_read_while_somebody_else_changes_its_member() throws Exception {
        String id = authorise(Map.of()).extract().path("redemptionId");
        try (Connection connection = Owner.connect()) {
            connection.setAutoCommit(false);
            lockMember(connection);

            ValidatableResponse read =
                    CompletableFuture.supplyAsync(() -> redemption(id)).get(20, TimeUnit.SECONDS);

            read.statusCode(200)
                    .body("reference", equalTo("a"))
                    .body("points", equalTo(60))
                    .body("balance.available", equalTo(40))
                    .body("balance.held", equalTo(60));
            connection.rollback();
        }
    }

    @Test
    void a_reference_stands_for_all_that_was_asked_for() {
        authorise(Map.of()).statusCode(201);

        authorise(Map.of("expiresInSeconds", 900)).statusCode(200).header("Idempotency-Replayed", "true");
        authorise(Map.of("capture", false)).statusCode(200);
        for (Map<String, Object> other : List.<Map<String, Object>>of(
                Map.of("capture", true),
                Map.of("points", 61),
                Map.of("expiresInSeconds", 901),
                Map.of("cardNumber", card(program("ALLOW"))))) {
            authorise(other).statusCode(409).body("type", endsWith(":reference-conflict"));
        }
        assertThat(available(card)).isEqualTo(40);
    }

    @Test
    void what_was_spent_at_once_stays_spent_once() {
        authorise(Map.of("capture", true)).statusCode(201).body("status", equalTo("CAPTURED"));

        authorise(Map.of("capture", true))
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("status", equalTo("CAPTURED"));

        assertThat(available(card)).isEqualTo(40);
        authorise(Map.of()).statusCode(409).body("type", endsWith(":reference-conflict"));
    }

    @Test
    void nothing_is_held_for_a_card_store_or_wish_that_is_not_right() {
        authorise(Map.of("cardNumber", "nobodys"))
                .statusCode(422)
                .body("type", endsWith(":unknown-card"))
                .body("errors[0].pointer", equalTo("#/cardNumber"));
        authorise(Map.of("storeCode", "nowhere")).statusCode(422).body("type", endsWith(":unknown-store"));
        authorise(Map.of("storeCode", shop.open())).statusCode(403).body("type", endsWith(":not-your-store"));
        authorise(Map.of("reference", "a\u0000b")).statusCode(400).body("errors[0].pointer", equalTo("#/reference"));
        authorise(Map.of("expiresInSeconds", 0)).statusCode(400);
        authorise(Map.of("expiresInSeconds", 86_401)).statusCode(400);
        assertThat(available(card)).isEqualTo(100);

        authorise(Map.of("expiresInSeconds", 86_400)).statusCode(201);
    }

    private String cardWithAHundredPoints() {
        String issued = card(program("ALLOW"));
        post(till, "/v1/sales", sale(store, "of " + issued, 10_000, issued)).statusCode(201);
        return issued;
    }

    /** 60 points with reference a, unless said otherwise. */
    private ValidatableResponse authorise(Map<String, Object> otherwise) {
        Map<String, Object> wish =
                new HashMap<>(Map.of("storeCode", store, "cardNumber", card, "points", 60, "reference", "a"));
        wish.putAll(otherwise);
        return post(till, "/v1/redemptions", wish);
    }

    private ValidatableResponse redemption(String id) {
        return get(till, "/v1/redemptions/" + id);
    }

    private void lockMember(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute("select id from member where id = (select member_id from card where number = '" + card
                    + "') for update");
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = Owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
