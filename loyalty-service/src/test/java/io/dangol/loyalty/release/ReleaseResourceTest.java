package io.dangol.loyalty.release;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.newProgram;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.loyalty.Shop;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points that wait for a delivery. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ReleaseResourceTest {

    private final Shop shop;
    private final ReleaseService releases;
    private String store = "";
    private String till = "";
    private String card = "";

    ReleaseResourceTest(Shop shop, ReleaseService releases) {
        this.shop = shop;
        this.releases = releases;
    }

    @BeforeEach
    void openShop() {
        store = shop.open();
        till = till(store);
        card = card(awaiting("WITHDRAW"));
    }

    private static String awaiting(String otherwise) {
        return program(
                Map.of("earnRule", Map.of("points", 1, "perAmount", 100, "awaits", awaits("DELIVERED", otherwise))));
    }

    private static Map<String, ?> awaits(String event, String otherwise) {
        return Map.of("event", event, "withinDays", 30, "otherwise", otherwise);
    }

    @Test
    void what_waits_for_a_delivery_can_be_spent_once_it_was_delivered() {
        String sale = sells("1", 5_000);

        get(till, "/v1/cards/" + card + "/balance")
                .body("available", equalTo(0))
                .body("pending", equalTo(50))
                .body("pendingFor[0].reason", equalTo("EVENT"));
        happened(sale, "DELIVERED")
                .statusCode(201)
                .body("points", equalTo(50))
                .body("parts[0].outcome", equalTo("RELEASED"));

        assertThat(available(card)).isEqualTo(50);
        assertThat(shop.number("select count(*) from event_log where type = 'io.dangol.loyalty.PointsReleased.v1'"
                        + " and payload like '%" + sale + "%' and payload like '%\"reason\":\"EVENT\"%'"))
                .isOne();
        assertThatTheLedgerHolds();
    }

    @Test
    void told_again_it_answers_the_same_and_tells_nobody() {
        String sale = sells("1", 5_000);
        happened(sale, "DELIVERED").statusCode(201);

        List<Integer> again = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> happened(sale, "DELIVERED").extract().statusCode())
                .toList();

        assertThat(again).containsOnly(200);
        assertThat(shop.number("select count(*) from event_log where type = 'io.dangol.loyalty.PointsReleased.v1'"
                        + " and payload like '%" + sale + "%'"))
                .isOne();
        assertThat(available(card)).isEqualTo(50);
    }

    @Test
    void told_six_times_at_once_it_is_released_once() {
        String sale = sells("1", 5_000);

        List<Integer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> happened(sale, "DELIVERED").extract().statusCode())
                .toList();

        assertThat(answers).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(available(card)).isEqualTo(50);
    }

    @Test
    void each_rule_waits_for_its_own_event() {
        String program = awaiting("WITHDRAW");
        put(
                        Tokens.admin(),
                        "/v1/programs/" + program + "/rules/course",
                        Map.of(
                                "name", "A course",
                                "award", Map.of("points", 7, "of", "VISIT"),
                                "awaits", awaits("COURSE_ATTENDED", "OPEN")))
                .statusCode(201)
                .body("terms.awaits.event", equalTo("COURSE_ATTENDED"));
        card = card(program);
        String sale = sells("1", 5_000);

        happened(sale, "COURSE_ATTENDED")
                .statusCode(201)
                .body("parts", hasSize(1))
                .body("points", equalTo(7));

        assertThat(available(card)).isEqualTo(7);
        happened(sale, "DELIVERED").statusCode(201);
        assertThat(available(card)).isEqualTo(57);
    }

    @Test
    void nobody_tells_of_it_in_time_and_the_points_go_back_as_the_rule_says() {
        String sale = sells("1", 5_000);
        overdue(sale);

        endOverdue();

        get(till, "/v1/cards/" + card + "/balance").body("balance", equalTo(0)).body("pending", equalTo(0));
        get(till, "/v1/cards/" + card + "/entries").body("data[0].kind", equalTo("WITHDRAWN"));
        happened(sale, "DELIVERED").statusCode(200).body("parts[0].outcome", equalTo("WITHDRAWN"));
        assertThat(available(card)).isZero();
        assertThatTheLedgerHolds();
    }

    @Test
    void a_return_after_they_were_withdrawn_takes_nothing_more() {
        String sale = sells("1", 5_000);
        overdue(sale);
        endOverdue();

        comesBack(sale, 5_000).body("pointsReturned", equalTo(0));

        get(till, "/v1/cards/" + card + "/balance").body("balance", equalTo(0)).body("owed", equalTo(0));
        assertThatTheLedgerHolds();
    }

    @Test
    void nobody_tells_of_it_in_time_and_the_points_open_as_the_rule_says() {
        card = card(awaiting("OPEN"));
        String sale = sells("1", 5_000);
        endOverdue();
        assertThat(available(card)).isZero();
        overdue(sale);

        endOverdue();

        assertThat(available(card)).isEqualTo(50);
        happened(sale, "DELIVERED").statusCode(200).body("parts[0].outcome", equalTo("OPENED"));
    }

    @Test
    void what_came_back_is_not_released() {
        String sale = sells("1", 5_000);
        comesBack(sale, 2_000).body("pointsReturned", equalTo(20));

        happened(sale, "DELIVERED").statusCode(201).body("points", equalTo(30));

        assertThat(available(card)).isEqualTo(30);
        comesBack(sale, 3_000).body("pointsReturned", equalTo(30));
        assertThatTheLedgerHolds();
    }

    @Test
    void an_event_that_nothing_waits_for_is_refused() {
        String sale = sells("1", 5_000);

        happened(sale, "PAID").statusCode(422).body("type", equalTo("urn:dangol:problem:nothing-waits"));
        happened(sale, "delivered").statusCode(400);
        happened(UUID.randomUUID().toString(), "DELIVERED").statusCode(404);
        post(Shop.strangersTill(), "/v1/sales/" + sale + "/releases", Map.of("event", "DELIVERED"))
                .statusCode(404);
    }

    @Test
    void a_rule_that_waits_without_saying_how_long_is_refused() {
        Map<String, ?> half = Map.of("event", "DELIVERED", "otherwise", "OPEN");

        newProgram(Map.of("earnRule", Map.of("points", 1, "perAmount", 100, "awaits", half)))
                .statusCode(400);
    }

    private String sells(String receipt, long amount) {
        return post(till, "/v1/sales", sale(store, receipt, amount, card))
                .statusCode(201)
                .extract()
                .path("saleId");
    }

    private ValidatableResponse happened(String sale, String event) {
        return post(till, "/v1/sales/" + sale + "/releases", Map.of("event", event));
    }

    private ValidatableResponse comesBack(String sale, long amount) {
        return post(
                        till,
                        "/v1/sales/" + sale + "/returns",
                        Map.of(
                                "storeCode",
                                store,
                                "receiptNumber",
                                "c" + amount,
                                "returnedAt",
                                "2026-01-06T09:00:00Z",
                                "lines",
                                List.of(Map.of("lineNumber", 1, "amount", amount)),
                                "totalAmount",
                                amount))
                .statusCode(201);
    }

    private void overdue(String sale) {
        shop.execute("update lot_event set until = now() - interval '1 second' where sale_id = '" + sale + "'");
    }

    private void endOverdue() {
        Reach.EVERYTHING.run(() -> {
            var unused = releases.endOverdue();
        });
    }

    private static void assertThatTheLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }
}
