package io.dangol.loyalty.program;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.newProgram;
import static io.dangol.loyalty.Shop.patch;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ProgramResourceTest {

    private final Shop shop;

    ProgramResourceTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void a_programme_is_read_as_it_was_made_with_what_was_left_out_filled_in() {
        ValidatableResponse made = post(
                        Tokens.admin(),
                        "/v1/programs",
                        Map.of(
                                "name",
                                "Dangol",
                                "currency",
                                "KRW",
                                "earnRule",
                                Map.of("points", 1, "perAmount", 1_000)))
                .statusCode(201);
        String id = made.extract().path("id");
        assertThat(made.extract().header("Location")).isEqualTo("/v1/programs/" + id);

        read(id).statusCode(200)
                .header("ETag", equalTo(made.extract().header("ETag")))
                .body("name", equalTo("Dangol"))
                .body("zone", equalTo("Asia/Seoul"))
                .body("negativeBalancePolicy", equalTo("ALLOW"))
                .body("pendingDays", equalTo(0))
                .body("earnRule.rounding", equalTo("FLOOR"))
                .body("ruleVersion", equalTo(1));
    }

    @Test
    void programmes_are_listed_page_by_page() {
        List<String> made = List.of(program("ALLOW"), program("CLAMP"), program("REFUSE"));

        List<String> listed = new ArrayList<>();
        String next = null;
        do {
            ValidatableResponse page = get(
                            Tokens.admin(), "/v1/programs?limit=2" + (next == null ? "" : "&cursor=" + next))
                    .statusCode(200);
            List<String> ids = page.extract().path("data.id");
            assertThat(ids).hasSizeBetween(1, 2);
            listed.addAll(ids);
            next = page.extract().path("next");
        } while (next != null);

        assertThat(listed).doesNotHaveDuplicates().containsSubsequence(made);
    }

    @Test
    void a_programme_that_nobody_made_is_not_there() {
        String nowhere = UUID.randomUUID().toString();

        read(nowhere).statusCode(404).body("type", endsWith(":no-such-program"));
        change(nowhere, "*", Map.of("name", "X")).statusCode(404).body("type", endsWith(":no-such-program"));
    }

    @Test
    void a_change_needs_the_version_it_was_made_on() {
        String id = program("ALLOW");
        String etag = read(id).extract().header("ETag");

        change(id, null, Map.of("name", "Friends")).statusCode(428);
        change(id, "\"77\"", Map.of("name", "Friends")).statusCode(412);
        ValidatableResponse changed = change(id, etag, Map.of("name", "Friends"))
                .statusCode(200)
                .body("name", equalTo("Friends"))
                .body("currency", equalTo("GBP"))
                .body("ruleVersion", equalTo(1));

        assertThat(changed.extract().header("ETag")).isNotEqualTo(etag);
        change(id, etag, Map.of("name", "Again")).statusCode(412).body("type", endsWith(":precondition-failed"));
        read(id).body("name", equalTo("Friends"));
    }

    @Test
    void of_many_who_change_the_rule_at_once_one_does_and_the_others_hear_that_it_has_changed() {
        String id = program("ALLOW");
        String etag = read(id).extract().header("ETag");

        List<Integer> answers = IntStream.range(2, 10)
                .parallel()
                .mapToObj(points -> change(id, etag, rule(points)).extract().statusCode())
                .toList();

        assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
        read(id).body("ruleVersion", equalTo(2));
    }

    @Test
    void another_rule_is_a_new_version_and_a_return_takes_back_by_the_one_of_its_sale() {
        String id = program("ALLOW");
        String store = shop.open();
        String card = card(id);
        String before = sell(store, "1", card)
                .body("pointsEarned", equalTo(100))
                .extract()
                .path("saleId");

        change(id, "*", rule(3)).statusCode(200).body("ruleVersion", equalTo(2));

        sell(store, "2", card).body("pointsEarned", equalTo(300));
        get(Tokens.admin(), "/v1/sales/" + before).body("ruleVersion", equalTo(1));
        giveBack(store, before).body("pointsReturned", equalTo(100));
        assertThat(available(card)).isEqualTo(300);
    }

    @Test
    void the_currency_may_change_until_there_is_a_card() {
        String id = program("ALLOW");
        change(id, "*", Map.of("currency", "EUR")).statusCode(200).body("currency", equalTo("EUR"));
        var unused = card(id);

        change(id, "*", Map.of("currency", "GBP"))
                .statusCode(409)
                .body("type", endsWith(":program-has-cards"))
                .body("errors[0].pointer", equalTo("#/currency"));

        change(id, "*", Map.of("currency", "EUR", "name", "Friends")).statusCode(200);
        read(id).body("currency", equalTo("EUR"));
    }

    @Test
    void points_must_become_available_before_they_expire() {
        newProgram(Map.of("pointsExpireAfterMonths", 1, "pendingDays", 28))
                .statusCode(422)
                .body("type", endsWith(":pending-beyond-expiry"))
                .body("errors[0].pointer", equalTo("#/pendingDays"));
        String id = program(Map.of("pointsExpireAfterMonths", 1, "pendingDays", 27));
        var unused = program(Map.of("pendingDays", 365));

        change(id, "*", Map.of("pendingDays", 28)).statusCode(422);
        change(id, "*", Map.of("pendingDays", 28, "pointsExpireAfterMonths", 2)).statusCode(200);
    }

    @Test
    void pending_points_are_seen_and_cannot_be_spent() {
        String store = shop.open();
        String card = card(program(Map.of("pendingDays", 3)));
        Map<String, Object> sale = sale(store, "1", 1_500, card);
        sale.put("soldAt", Instant.now().toString());

        post(till(store), "/v1/sales", sale)
                .statusCode(201)
                .body("pointsEarned", equalTo(15))
                .body("balance.available", equalTo(0))
                .body("balance.pending", equalTo(15));

        get(Tokens.admin(), "/v1/cards/" + card + "/balance")
                .body("available", equalTo(0))
                .body("pending", equalTo(15))
                .body("balance", equalTo(15));
        post(
                        till(store),
                        "/v1/redemptions",
                        Map.of("storeCode", store, "cardNumber", card, "points", 1, "reference", "a"))
                .statusCode(422)
                .body("type", endsWith(":insufficient-points"));
    }

    @Test
    void points_of_an_old_sale_that_have_expired_are_not_available() {
        String store = shop.open();
        String card = card(program(Map.of("pointsExpireAfterMonths", 1)));
        Map<String, Object> sale = sale(store, "1", 1_500, card);
        sale.put("soldAt", "2025-01-05T09:00:00Z");

        post(till(store), "/v1/sales", sale).statusCode(201).body("balance.available", equalTo(0));

        assertThat(available(card)).isZero();
    }

    @Test
    void a_programme_of_an_unknown_currency_or_zone_is_refused() {
        newProgram(Map.of("currency", "GBX")).statusCode(422).body("type", endsWith(":unknown-currency"));
        newProgram(Map.of("zone", "Europe/Camelot")).statusCode(422).body("type", endsWith(":unknown-zone"));
        newProgram(Map.of("earnRule", Map.of("points", 1, "perAmount", 0)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/earnRule/perAmount"));
    }

    private static ValidatableResponse read(String id) {
        return get(Tokens.admin(), "/v1/programs/" + id);
    }

    private static ValidatableResponse change(String id, @Nullable String ifMatch, Map<String, ?> changes) {
        return patch("/v1/programs/" + id, ifMatch, changes);
    }

    private static Map<String, Object> rule(int points) {
        return Map.of("earnRule", Map.of("points", points, "perAmount", 100));
    }

    private static ValidatableResponse sell(String store, String receipt, String card) {
        return post(till(store), "/v1/sales", sale(store, receipt, 10_000, card))
                .statusCode(201);
    }

    private static ValidatableResponse giveBack(String store, String sale) {
        Map<String, Object> all = Map.of(
                "storeCode",
                store,
                "receiptNumber",
                "R",
                "returnedAt",
                "2026-01-06T09:00:00Z",
                "lines",
                List.of(Map.of("lineNumber", 1, "amount", 10_000)),
                "totalAmount",
                10_000);
        return post(till(store), "/v1/sales/" + sale + "/returns", all).statusCode(201);
    }
}
