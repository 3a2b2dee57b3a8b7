package io.dangol.loyalty.card;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Segments for a time, and the birthday bonus that is made of one. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class SegmentTest {

    private final Shop shop;
    private String store = "";
    private String program = "";
    private String card = "";

    SegmentTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void openAStore() {
        store = shop.open();
        program = program(Map.of("pointsExpireAfterMonths", 600));
        card = card(program);
    }

    @Test
    void each_system_says_its_own() {
        put(Tokens.admin(), segments(), Map.of("segments", List.of("vip"))).statusCode(200);
        put(Tokens.admin(), segments() + "/birthday-month", Map.of("from", "2026-01-01", "until", "2026-02-01"))
                .statusCode(200)
                .body("segments", equalTo(List.of("vip")))
                .body("dated.segment", equalTo(List.of("birthday-month")));
        put(Tokens.admin(), segments() + "/birthday-month", Map.of("from", "2027-01-01", "until", "2027-02-01"))
                .body("dated.from", equalTo(List.of("2027-01-01")));

        get(Tokens.admin(), segments()).body("dated.until", equalTo(List.of("2027-02-01")));
        put(Tokens.admin(), segments(), Map.of("segments", List.of())).body("dated", empty());
    }

    @Test
    void days_that_are_none_are_refused() {
        put(Tokens.admin(), segments() + "/birthday-month", Map.of("from", "2026-02-01", "until", "2026-02-01"))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/until")));
        put(
                        Tokens.admin(),
                        segments(),
                        Map.of(
                                "segments",
                                List.of(),
                                "dated",
                                List.of(Map.of("segment", "x", "from", "2026-02-02", "until", "2026-02-01"))))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/dated/0/until")));
        put(Tokens.admin(), "/v1/cards/nobodys/segments/x", Map.of("until", "2026-02-01"))
                .statusCode(404);
    }

    /** As docs/rules.md tells it. */
    @Test
    void a_birthday_brings_points_once_a_year_and_only_in_its_days() {
        put(
                        Tokens.admin(),
                        "/v1/programs/" + program + "/rules/birthday-2026",
                        Map.of(
                                "name", "A birthday present",
                                "when", "'birthday-month' in member.segments",
                                "award", Map.of("points", 500, "of", "VISIT"),
                                "maxPointsPerMember", 500,
                                "from", "2026-01-01T00:00:00Z",
                                "until", "2027-01-01T00:00:00Z"))
                .statusCode(201);
        put(Tokens.admin(), segments() + "/birthday-month", Map.of("from", "2026-03-01", "until", "2026-04-01"))
                .statusCode(200);

        sold("before", "2026-02-28T23:30:00Z", 10);
        sold("first", "2026-03-01T00:30:00Z", 510);
        sold("second", "2026-03-31T12:00:00Z", 10);
        sold("after", "2026-03-31T23:30:00Z", 10); // Summer time in London: the first of April.
    }

    private void sold(String receipt, String at, int points) {
        Map<String, Object> sale = sale(store, receipt, 1_000, card);
        sale.put("soldAt", at);
        post(Shop.till(store), "/v1/sales", sale).statusCode(201).body("pointsEarned", equalTo(points));
    }

    private String segments() {
        return "/v1/cards/" + card + "/segments";
    }
}
