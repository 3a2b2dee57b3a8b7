package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens at the same moment to the same card. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class TogetherTest {

    private final Shop shop;
    private String store = "";
    private String till = "";

    TogetherTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void openShop() {
        store = shop.open();
        till = till(store);
    }

    @Test
    void each_till_hears_the_balance_as_it_is_after_its_own_sale() {
        String card = card(pendingFor(300));
        String today = Instant.now().toString();

        List<JsonPath> answers = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> {
                    Map<String, Object> sale = sale(store, "r" + i, 100, card);
                    sale.put("soldAt", today);
                    return post(till, "/v1/sales", sale)
                            .statusCode(201)
                            .extract()
                            .jsonPath();
                })
                .toList();

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.getLong("balance.available")).isZero());
        assertThat(answers)
                .extracting(answer -> answer.getLong("balance.pending"))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void a_return_that_comes_twice_at_once_is_one_return_and_both_hear_of_it() {
        for (int round = 0; round < 10; round++) {
            String card = card(program("REFUSE"));
            post(till, "/v1/sales", sale(store, "s" + round, 1_500, card)).statusCode(201);
            Map<String, Object> back = sale(store, "c" + round, 1_500, card);
            back.put("returnedAt", back.remove("soldAt"));

            List<Integer> statuses = IntStream.range(0, 6)
                    .parallel()
                    .mapToObj(i -> post(till, "/v1/returns", back).extract().statusCode())
                    .toList();

            assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
            assertThat(available(card)).isZero();
        }
    }

    @Test
    void the_same_anonymous_receipts_from_two_sides_are_recorded_once_and_answered_twice() {
        List<Integer> statuses = IntStream.range(0, 120)
                .parallel()
                .mapToObj(i -> post(till, "/v1/sales", sale(store, "a" + i / 3, 100))
                        .extract()
                        .statusCode())
                .toList();

        assertThat(statuses).containsOnly(200, 201);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(40);
    }

    private static String pendingFor(int days) {
        return post(
                        Tokens.admin(),
                        "/v1/programs",
                        Map.of(
                                "name", "Tomorrow",
                                "currency", "GBP",
                                "zone", "Europe/London",
                                "pendingDays", days,
                                "earnRule", Map.of("points", 1, "perAmount", 100)))
                .statusCode(201)
                .extract()
                .path("id");
    }
}
