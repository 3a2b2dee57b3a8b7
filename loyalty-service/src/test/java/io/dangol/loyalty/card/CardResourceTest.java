package io.dangol.loyalty.card;

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
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CardResourceTest {

    private final Shop shop;
    private String program = "";

    CardResourceTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void makeProgram() {
        program = program("ALLOW");
    }

    @Test
    void a_card_is_issued_with_the_number_it_was_given() {
        String number = unique();

        issue(Map.of("number", number))
                .statusCode(201)
                .header("Location", equalTo("/v1/cards/" + number))
                .body("number", equalTo(number))
                .body("programId", equalTo(program))
                .body("identified", equalTo(false))
                .body("status", equalTo("ACTIVE"));

        issue(Map.of("number", number)).statusCode(409).body("type", endsWith(":card-number-taken"));
    }

    @Test
    void a_card_is_read_as_its_issue_was_answered() {
        String number = unique();
        String issued =
                issue(Map.of("number", number)).statusCode(201).extract().asString();

        assertThat(get(Tokens.admin(), "/v1/cards/" + number)
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(issued);
    }

    @Test
    void a_number_that_is_made_has_16_digits_and_a_check_digit() {
        String number = issue(Map.of()).statusCode(201).extract().path("number");

        assertThat(number).matches("9[0-9]{15}");
        assertThat(Character.digit(number.charAt(15), 10)).isEqualTo(CardNumbers.checkDigit(number.substring(0, 15)));
    }

    @Test
    void cards_of_an_unknown_programme_are_not_issued() {
        UUID unknown = UUID.randomUUID();

        issue(Map.of("programId", unknown))
                .statusCode(422)
                .body("type", endsWith(":unknown-program"))
                .body("errors[0].pointer", equalTo("#/programId"));
        issueBatch(Map.of("programId", unknown, "count", 1)).statusCode(422).body("type", endsWith(":unknown-program"));
    }

    @Test
    void a_batch_of_numbers_is_issued_all_or_none() {
        String taken = card(program);
        String first = unique();
        String second = unique();

        issueBatch(Map.of("numbers", List.of(first, taken, second)))
                .statusCode(409)
                .body("type", endsWith(":card-number-taken"));
        issueBatch(Map.of("numbers", List.of(first, second, first)))
                .statusCode(409)
                .body("type", endsWith(":card-number-taken"));
        read(first).statusCode(404);
        read(second).statusCode(404);

        issueBatch(Map.of("numbers", List.of(first, second)))
                .statusCode(201)
                .body("issued", equalTo(2))
                .body("numbers", equalTo(List.of(first, second)));
        read(first).statusCode(200).body("status", equalTo("ACTIVE"));
        assertThat(read(first).extract().<String>path("memberId"))
                .isNotEqualTo(read(second).extract().path("memberId"));
    }

    @Test
    void so_many_numbers_are_made_as_were_asked_for() {
        List<String> numbers = issueBatch(Map.of("count", 500))
                .statusCode(201)
                .body("issued", equalTo(500))
                .extract()
                .path("numbers");

        assertThat(numbers).hasSize(500).doesNotHaveDuplicates();
        read(numbers.get(499)).statusCode(200);
    }

    @Test
    void a_batch_names_its_numbers_or_how_many_and_not_both() {
        issueBatch(Map.of()).statusCode(400).body("type", endsWith(":card-batch-unclear"));
        issueBatch(Map.of("numbers", List.of(unique()), "count", 1))
                .statusCode(400)
                .body("type", endsWith(":card-batch-unclear"));
        issueBatch(Map.of("numbers", List.of("not a number")))
                .statusCode(400)
                .body("type", endsWith(":invalid-request"));
        issueBatch(Map.of("count", 0)).statusCode(400);
        issueBatch(Map.of("count", 50_001)).statusCode(400);
    }

    @Test
    void a_card_that_nobody_issued_is_not_there() {
        String path = "/v1/cards/" + unique();

        for (ValidatableResponse answer : List.of(
                get(Tokens.admin(), path),
                get(Tokens.admin(), path + "/balance"),
                get(Tokens.admin(), path + "/entries"),
                post(Tokens.admin(), path + "/block", Map.of("reason", "LOST")),
                post(Tokens.admin(), path + "/replace", Map.of()))) {
            answer.statusCode(404).body("type", endsWith(":no-such-card"));
        }
    }

    @Test
    void the_entries_explain_the_balance_newest_first_page_by_page() {
        String store = shop.open();
        String card = card(program);
        for (int i = 1; i <= 4; i++) {
            post(till(store), "/v1/sales", sale(store, "r" + i, 1_000L * i, card))
                    .statusCode(201);
        }
        post(
                        till(store),
                        "/v1/redemptions",
                        Map.of("storeCode", store, "cardNumber", card, "points", 30, "reference", "a", "capture", true))
                .statusCode(201);

        List<Map<String, Object>> entries = entriesByTwo(card);

        assertThat(entries).extracting(entry -> entry.get("number")).containsExactly(5, 4, 3, 2, 1);
        assertThat(entries).extracting(entry -> entry.get("points")).containsExactly(-30, 40, 30, 20, 10);
        assertThat(entries).extracting(entry -> entry.get("balanceAfter")).containsExactly(70, 100, 60, 30, 10);
        assertThat(entries)
                .extracting(entry -> entry.get("kind"))
                .containsExactly("REDEEMED", "EARNED", "EARNED", "EARNED", "EARNED");
        assertThat(entries).extracting(entry -> entry.get("hash")).doesNotHaveDuplicates();
        assertThat(available(card)).isEqualTo(70);
    }

    @Test
    void a_card_without_entries_has_an_empty_page_and_a_cursor_that_was_not_given_is_refused() {
        String path = "/v1/cards/" + card(program) + "/entries";

        get(Tokens.admin(), path).statusCode(200).body("data", hasSize(0)).body("next", nullValue());
        get(Tokens.admin(), path + "?cursor=nonsense").statusCode(400).body("type", endsWith(":cursor-invalid"));
        get(Tokens.admin(), path + "?limit=201").statusCode(400);
    }

    private static List<Map<String, Object>> entriesByTwo(String card) {
        List<Map<String, Object>> entries = new ArrayList<>();
        String next = null;
        do {
            ValidatableResponse page = get(
                            Tokens.admin(),
                            "/v1/cards/" + card + "/entries?limit=2" + (next == null ? "" : "&cursor=" + next))
                    .statusCode(200);
            entries.addAll(page.extract().<List<Map<String, Object>>>path("data"));
            next = page.extract().path("next");
        } while (next != null);
        return entries;
    }

    private ValidatableResponse issue(Map<String, ?> wish) {
        return post(Tokens.admin(), "/v1/cards", ofProgram(wish));
    }

    private ValidatableResponse issueBatch(Map<String, ?> wish) {
        return post(Tokens.admin(), "/v1/cards/batches", ofProgram(wish));
    }

    private Map<String, Object> ofProgram(Map<String, ?> wish) {
        Map<String, Object> all = new HashMap<>(Map.of("programId", program));
        all.putAll(wish);
        return all;
    }

    private static ValidatableResponse read(String number) {
        return get(Tokens.admin(), "/v1/cards/" + number);
    }

    private static String unique() {
        return "C" + UUID.randomUUID();
    }
}
