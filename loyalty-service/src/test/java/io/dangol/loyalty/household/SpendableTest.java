package io.dangol.loyalty.household;

import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one of a household is told that it could spend, and what it could. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class SpendableTest {

    private final Shop shop;

    SpendableTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void what_it_is_told_it_could_spend_is_no_more_than_the_programme_lets_it() {
        Home home = new Home(shop, Map.of("maxDrawnPer30Days", 25), "mum", "son");
        home.sell("mum", 100, "2026-01-05");
        home.sell("son", 10, "2026-01-05");
        String household = home.together("mum", "son");
        get(Tokens.admin(), "/v1/households/" + household).body("available", equalTo(110));
        assertCouldSpend(home, "son", 35);

        home.spend("son", 30, true).statusCode(201);

        assertCouldSpend(home, "son", 5);
        assertCouldSpend(home, "mum", 80);
    }

    @Test
    void what_it_is_told_it_could_spend_is_nothing_where_it_owes_or_lies_on_a_lost_card() {
        Home home = new Home(shop, Map.of(), "mum", "son", "daughter");
        home.sell("mum", 100, "2026-01-05");
        home.together("mum", "son", "daughter");
        assertCouldSpend(home, "son", 100);
        home.awaitAvailable("mum", 100);

        home.sell("son", 10, "2026-01-05");
        home.spend("son", 10, true).statusCode(201);
        bringBack(home, shop.text("select id::text from sale where member_id = '" + home.member("son") + "'"), 1_000);
        assertCouldSpend(home, "son", 0);
        assertCouldSpend(home, "daughter", 100);
        post(Tokens.admin(), "/v1/cards/" + home.card("mum") + "/block", Map.of("reason", "LOST"))
                .statusCode(200);
        assertCouldSpend(home, "daughter", 0);
    }

    private static void bringBack(Home home, String sale, long amount) {
        post(
                        Shop.till(home.store),
                        "/v1/sales/" + sale + "/returns",
                        Map.of(
                                "storeCode",
                                home.store,
                                "receiptNumber",
                                "back",
                                "returnedAt",
                                Instant.now().toString(),
                                "lines",
                                List.of(Map.of("lineNumber", 1, "amount", amount)),
                                "totalAmount",
                                amount))
                .statusCode(201);
    }

    /** Once what was drawn before is back: that much, and no point more. */
    private static void assertCouldSpend(Home home, String name, int points) {
        eventually(() -> get(home.tokenOf(name), "/v1/cards/" + home.card(name) + "/household")
                .body("available", equalTo(points)));
        home.spend(name, points + 1, false).statusCode(422);
        if (points > 0) {
            home.release(home.held(name, points));
        }
    }
}
