package io.dangol.loyalty.household;

import static io.dangol.loyalty.Shop.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was drawn from others and not spent is theirs again, whatever became of the redemption and of the household. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class BorrowedTest {

    private final Shop shop;

    BorrowedTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void what_was_drawn_for_a_redemption_that_did_not_happen_goes_back() {
        Home home = new Home(shop, Map.of(), "mum", "son");
        home.sell("mum", 100, "2026-01-05");
        home.sell("son", 10, "2026-01-05");
        home.together("mum", "son");

        home.release(home.held("son", 50));

        home.awaitAvailable("mum", 100);
        assertThat(home.available("son")).isEqualTo(10);
        home.leave("son").statusCode(200).body("wentBack", equalTo(0)).body("cameBack", equalTo(0));
        home.leave("son").statusCode(200);
        home.spend("son", 11, true).statusCode(422);
        home.assertThatTheLedgerHolds();
    }

    @Test
    void what_was_lent_on_goes_back_to_its_owner_and_is_nobody_s_to_give() {
        Home home = new Home(shop, Map.of(), "mum", "son", "daughter");
        home.sell("mum", 100, "2026-01-05");
        home.together("mum", "son", "daughter");
        String held = home.held("son", 100);

        home.spend("daughter", 1, true).statusCode(422);
        home.release(held);
        home.awaitAvailable("mum", 100);
        home.release(home.held("daughter", 100));
        home.awaitAvailable("mum", 100);

        home.leave("daughter").statusCode(200);
        home.leave("son").statusCode(200);
        assertThat(home.available("mum")).isEqualTo(100);
        assertThat(home.available("son") + home.available("daughter")).isZero();
        home.assertThatTheLedgerHolds();
    }

    @Test
    void a_void_brings_the_points_home_also_after_the_two_parted() {
        Home home = new Home(shop, Map.of(), "mum", "son");
        home.sell("mum", 100, "2026-01-05");
        home.together("mum", "son");
        String spent = home.spend("son", 30, true).statusCode(201).extract().path("redemptionId");
        home.leave("son").statusCode(200);

        post(Shop.till(home.store), "/v1/redemptions/" + spent + "/voids", Map.of("reference", "v", "points", 20))
                .statusCode(201);

        home.awaitAvailable("mum", 90);
        assertThat(home.available("son")).isZero();
        home.assertThatTheLedgerHolds();
    }

    @Test
    void what_a_hold_relies_on_stays_until_it_ends_and_what_was_spent_is_spent() {
        Home home = new Home(shop, Map.of(), "mum", "son");
        home.sell("mum", 100, "2026-01-05");
        home.together("mum", "son");
        home.spend("son", 30, true).statusCode(201);
        String taken = home.held("son", 20);
        String held = home.held("son", 10);

        home.leave("mum").statusCode(200).body("cameBack", equalTo(0));

        post(Shop.till(home.store), "/v1/redemptions/" + taken + "/capture", Map.of())
                .statusCode(200);
        assertThat(home.available("mum")).isEqualTo(40);
        home.release(held);
        home.awaitAvailable("mum", 50);
        assertThat(home.available("son")).isZero();
        home.assertThatTheLedgerHolds();
    }
}
