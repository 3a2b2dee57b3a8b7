package io.dangol.loyalty.redemption;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class RedemptionResourceTest {

    private final Shop shop;
    private String store = "";
    private String till = "";
    private String card = "";

    RedemptionResourceTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void earnAHundredPoints() {
        store = shop.open();
        till = till(store);
        card = card(program("ALLOW"));
        post(till, "/v1/sales", sale(store, "1", 10_000, card)).statusCode(201);
    }

    @Test
    void a_hold_is_captured_in_part_and_the_rest_comes_back() {
        String id = authorise("a", 60)
                .statusCode(201)
                .body("status", equalTo("OPEN"))
                .body("balance.available", equalTo(40))
                .body("balance.held", equalTo(60))
                .extract()
                .path("redemptionId");

        post(till, "/v1/redemptions/" + id + "/capture", Map.of("points", 25))
                .statusCode(200)
                .body("status", equalTo("CAPTURED"))
                .body("captured", equalTo(25));

        assertThat(available(card)).isEqualTo(75);
        post(till, "/v1/redemptions/" + id + "/release", Map.of())
                .statusCode(409)
                .body("type", endsWith(":hold-ended"));
        assertThat(available(card)).isEqualTo(75);
    }

    @Test
    void a_released_hold_cannot_be_captured() {
        String id = authorise("a", 60).extract().path("redemptionId");
        post(till, "/v1/redemptions/" + id + "/release", Map.of())
                .statusCode(200)
                .body("status", equalTo("RELEASED"));

        post(till, "/v1/redemptions/" + id + "/capture", Map.of()).statusCode(409);

        assertThat(available(card)).isEqualTo(100);
    }

    @Test
    void all_can_be_held_and_not_a_point_more() {
        authorise("a", 101).statusCode(422).body("type", endsWith(":insufficient-points"));

        authorise("b", 100).statusCode(201);

        authorise("c", 1).statusCode(422);
    }

    @Test
    void the_same_reference_again_answers_the_same_and_holds_nothing_more() {
        authorise("a", 60).statusCode(201);

        authorise("a", 60).statusCode(200).header("Idempotency-Replayed", "true");

        assertThat(available(card)).isEqualTo(40);
        authorise("a", 61).statusCode(409).body("type", endsWith(":reference-conflict"));
    }

    @Test
    void of_64_who_spend_one_balance_at_once_exactly_those_succeed_whose_points_are_there() throws Exception {
        CyclicBarrier all = new CyclicBarrier(64);
        ExecutorService tills = Executors.newFixedThreadPool(64);
        List<Future<Integer>> answers = IntStream.range(0, 64)
                .mapToObj(i -> tills.submit(() -> {
                    all.await(30, TimeUnit.SECONDS);
                    return spend("p" + i, 3);
                }))
                .toList();

        int succeeded = 0;
        for (Future<Integer> answer : answers) {
            succeeded += answer.get() == 201 ? 1 : 0;
        }
        tills.shutdown();

        assertThat(succeeded).isEqualTo(33);
        assertThat(available(card)).isEqualTo(1);
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }

    @Test
    void a_ledger_that_was_tampered_with_is_found_out() throws SQLException {
        String member = get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId");
        tamper("update member set balance = balance + 1 where id = '" + member + "'");
        try {
            get(Tokens.admin(), "/v1/ledger/verification")
                    .body("holds", equalTo(false))
                    .body("findings.memberId", hasItem(member));
        } finally {
            tamper("update member set balance = balance - 1 where id = '" + member + "'");
        }
    }

    @Test
    void entries_cannot_be_changed_even_by_us() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> tamper("update ledger_entry set points = points + 1")))
                .hasMessageContaining("append-only");
    }

    @Test
    void a_redemption_of_another_store_is_not_there() {
        String id = authorise("a", 60).extract().path("redemptionId");
        String stranger = till(shop.open());

        for (ValidatableResponse answer : List.of(
                get(stranger, "/v1/redemptions/" + id),
                post(stranger, "/v1/redemptions/" + id + "/capture", Map.of()),
                post(stranger, "/v1/redemptions/" + id + "/release", Map.of()))) {
            answer.statusCode(404).body("type", endsWith(":no-such-redemption"));
        }
        get(till, "/v1/redemptions/" + id).body("status", equalTo("OPEN"));
    }

    private ValidatableResponse authorise(String reference, long points) {
        return post(
                till,
                "/v1/redemptions",
                Map.of("storeCode", store, "cardNumber", card, "points", points, "reference", reference));
    }

    private int spend(String reference, int points) {
        Map<String, Object> asked = Map.of(
                "storeCode", store, "cardNumber", card, "points", points, "reference", reference, "capture", true);
        return post(till, "/v1/redemptions", asked).extract().statusCode();
    }

    private void tamper(String sql) throws SQLException {
        try (Connection connection = Owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
