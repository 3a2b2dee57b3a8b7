package io.dangol.loyalty.card;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose card it is, whichever is told first: the card or its holder. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CardHolderTest {

    private final Shop shop;
    private final CardService service;
    private final CardToken token;
    private String store = "";
    private String till = "";
    private String program = "";

    CardHolderTest(Shop shop, CardService service, CardToken token) {
        this.shop = shop;
        this.service = service;
        this.token = token;
    }

    @BeforeEach
    void openShop() {
        store = shop.open();
        till = till(store);
        program = program("ALLOW");
    }

    @Test
    void registering_the_holder_identifies_the_sales_after_it_and_leaves_earlier_answers_as_they_were() {
        String card = card(program);
        String before = sold("before", card, false);

        registered(card);

        sold("after", card, true);
        String again = post(till, "/v1/sales", sale(store, "before", 1_000, card))
                .statusCode(200)
                .extract()
                .asString();
        assertThat(again).isEqualTo(before);
        post(till, "/v1/returns", back("c1", card)).statusCode(201).body("identified", equalTo(true));
    }

    @Test
    void a_holder_who_registers_before_the_card_is_issued_is_known_from_its_first_sale() {
        String number = "N-" + UUID.randomUUID();
        registered(number);

        post(Tokens.admin(), "/v1/cards", Map.of("programId", program, "number", number))
                .statusCode(201)
                .body("identified", equalTo(true));

        sold("first", number, true);
    }

    @Test
    void a_holder_who_registers_with_the_replacement_before_it_is_issued_holds_the_past_of_the_old_card() {
        String old = card(program);
        sold("old", old, false);
        String next = "N-" + UUID.randomUUID();
        registered(next);

        post(Tokens.admin(), "/v1/cards/" + old + "/replace", Map.of("newNumber", next, "reason", "LOST"))
                .statusCode(201)
                .body("number", equalTo(next))
                .body("identified", equalTo(true));

        sold("new", next, true);
        get(till, "/v1/cards/" + next + "/balance").body("available", equalTo(20));
    }

    @Test
    void a_replaced_card_is_refused_and_its_points_are_on_the_new_one() {
        String old = card(program);
        sold("old", old, false);

        String next = post(Tokens.admin(), "/v1/cards/" + old + "/replace", Map.of("reason", "DAMAGED"))
                .statusCode(201)
                .extract()
                .path("number");

        post(till, "/v1/sales", sale(store, "late", 100, old)).statusCode(422).body("type", endsWith(":card-blocked"));
        get(till, "/v1/cards/" + next + "/balance").body("available", equalTo(10));
        get(till, "/v1/cards/" + old)
                .body("status", equalTo("REPLACED"))
                .body("reason", equalTo("DAMAGED"))
                .body("replacedBy", equalTo(next));
        post(Tokens.admin(), "/v1/cards/" + old + "/replace", Map.of())
                .statusCode(409)
                .body("type", endsWith(":card-not-active"));
    }

    @Test
    void holders_are_registered_by_the_hundred_while_their_cards_are_in_use() {
        List<String> cards = Stream.generate(() -> card(program)).limit(40).toList();
        Map<String, UUID> holders = new LinkedHashMap<>();
        for (int i = cards.size() - 1; i >= 0; i--) {
            holders.put(token.of(cards.get(i)), UUID.randomUUID());
        }

        IntStream.range(0, 400).parallel().forEach(i -> {
            if (i % 40 == 7) {
                service.identify(holders);
            }
            post(till, "/v1/sales", sale(store, "r" + i, 100, cards.get(i % 40)))
                    .statusCode(201);
        });

        assertThat(cards)
                .allSatisfy(card -> get(till, "/v1/cards/" + card + "/balance").body("available", equalTo(10)));
        assertThat(cards).allSatisfy(card -> get(till, "/v1/cards/" + card).body("identified", equalTo(true)));
    }

    private void registered(String number) {
        service.identify(Map.of(token.of(number), UUID.randomUUID()));
    }

    @CanIgnoreReturnValue
    private String sold(String receipt, String card, boolean identified) {
        return post(till, "/v1/sales", sale(store, receipt, 1_000, card))
                .statusCode(201)
                .body("identified", equalTo(identified))
                .extract()
                .asString();
    }

    private Map<String, Object> back(String receipt, String card) {
        Map<String, Object> back = sale(store, receipt, 100, card);
        back.put("returnedAt", back.remove("soldAt"));
        return back;
    }
}
