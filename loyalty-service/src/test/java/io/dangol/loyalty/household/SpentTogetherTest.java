package io.dangol.loyalty.household;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What members of a household spend of each other's, and what comes back where one leaves. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class SpentTogetherTest {

    private final Shop shop;

    SpentTogetherTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void own_points_come_first_then_those_of_the_others_that_expire_first() {
        Home home = new Home(shop, Map.of(), "mum", "son", "daughter");
        home.sell("mum", 100, "2026-01-05");
        home.sell("son", 50, "2026-02-05");
        home.sell("daughter", 30, "2026-01-02");
        String household = home.together("mum", "son", "daughter");
        get(home.tokenOf("mum"), "/v1/households/" + household).body("available", equalTo(180));

        home.spend("son", 40, true).statusCode(201);
        assertThat(home.available("mum")).isEqualTo(100);
        home.spend("son", 60, true).statusCode(201).body("balance.available", equalTo(0));

        assertThat(home.available("son")).isZero();
        assertThat(home.available("daughter")).isZero();
        assertThat(home.available("mum")).isEqualTo(80);
        home.spend("son", 81, true).statusCode(422).body("type", endsWith(":insufficient-points"));
        assertThat(home.available("mum")).isEqualTo(80);
        home.assertThatTheLedgerHolds();
    }

    @Test
    void who_leaves_takes_along_what_is_its_own() {
        Home home = new Home(shop, Map.of(), "mum", "son");
        home.sell("mum", 100, "2026-01-05");
        home.sell("son", 10, "2026-01-05");
        String household = home.together("mum", "son");
        String held = home.held("son", 50);
        home.release(held);
        assertThat(home.available("son")).isEqualTo(50);

        home.leave("son").statusCode(200).body("wentBack", equalTo(40)).body("cameBack", equalTo(0));
        home.leave("son").statusCode(200).body("wentBack", equalTo(40));

        assertThat(home.available("son")).isEqualTo(10);
        assertThat(home.available("mum")).isEqualTo(100);
        home.spend("son", 11, true).statusCode(422);
        get(Tokens.admin(), "/v1/households/" + household).body("available", equalTo(100));
        home.assertThatTheLedgerHolds();
    }

    @Test
    void what_a_hold_relies_on_stays_and_what_was_spent_is_spent() {
        Home home = new Home(shop, Map.of(), "mum", "son");
        home.sell("mum", 100, "2026-01-05");
        home.together("mum", "son");
        home.spend("son", 30, true).statusCode(201);
        String held = home.held("son", 20);

        home.leave("mum").statusCode(200).body("cameBack", equalTo(0));

        post(Shop.till(home.store), "/v1/redemptions/" + held + "/capture", Map.of())
                .statusCode(200);
        assertThat(home.available("mum")).isEqualTo(50);
        assertThat(home.available("son")).isZero();
        home.assertThatTheLedgerHolds();
    }

    @Test
    void nobody_takes_more_than_the_programme_lets_it() {
        Home home = new Home(shop, Map.of("maxDrawnPer30Days", 25), "mum", "son");
        home.sell("mum", 100, "2026-01-05");
        home.together("mum", "son");

        home.spend("son", 20, true).statusCode(201);
        home.spend("son", 6, true).statusCode(422).body("type", endsWith(":household-beyond-limit"));
        home.spend("son", 5, true).statusCode(201);
        assertThat(home.available("mum")).isEqualTo(75);
    }

    @Test
    void the_same_redemption_again_draws_nothing_more() {
        Home home = new Home(shop, Map.of(), "mum", "son");
        home.sell("mum", 100, "2026-01-05");
        home.together("mum", "son");
        Map<String, Object> wish = Map.of(
                "storeCode",
                home.store,
                "cardNumber",
                home.card("son"),
                "points",
                40,
                "reference",
                "one",
                "capture",
                true);

        String first = post(Shop.till(home.store), "/v1/redemptions", wish)
                .statusCode(201)
                .extract()
                .path("redemptionId");
        post(Shop.till(home.store), "/v1/redemptions", wish).statusCode(200).body("redemptionId", equalTo(first));

        assertThat(home.available("mum")).isEqualTo(60);
    }

    @Test
    void a_merged_member_brings_its_household_along_and_takes_it_away_again() {
        Home home = new Home(shop, Map.of(), "mum", "son", "sonny");
        home.sell("mum", 100, "2026-01-05");
        home.sell("sonny", 10, "2026-01-05");
        home.together("mum", "son");
        String merge = home.merged("sonny", "son");

        home.spend("son", 40, true).statusCode(201);
        assertThat(home.available("mum")).isEqualTo(70);
        home.spend("sonny", 1, true).statusCode(422);
        String held = home.held("son", 20);
        home.release(held);
        assertThat(home.available("sonny")).isEqualTo(20);

        post(Tokens.admin(), "/v1/merges/" + merge + "/reverse", Map.of()).statusCode(200);

        assertThat(home.available("sonny")).isZero();
        assertThat(home.available("son")).isEqualTo(20);
        home.leave("son").statusCode(200).body("wentBack", equalTo(20));
        assertThat(home.available("mum")).isEqualTo(70);
        home.assertThatTheLedgerHolds();
    }

    @Test
    void two_of_a_household_who_become_one_draw_on_each_other_no_more() {
        Home home = new Home(shop, Map.of(), "mum", "son");
        home.sell("mum", 100, "2026-01-05");
        home.sell("son", 10, "2026-01-05");
        String household = home.together("mum", "son");
        home.release(home.held("son", 30));

        var unused = home.merged("mum", "son");

        get(Tokens.admin(), "/v1/households/" + household).body("available", equalTo(110));
        home.spend("son", 111, true).statusCode(422);
        home.leave("mum").statusCode(200);
        assertThat(home.available("mum")).isEqualTo(110);
        home.assertThatTheLedgerHolds();
    }

    @Test
    void exactly_what_all_have_is_spent_while_all_spend_at_once_and_one_comes_and_goes()
            throws InterruptedException, ExecutionException {
        Home home = new Home(shop, Map.of(), "mum", "son", "daughter");
        for (String name : List.of("mum", "son", "daughter")) {
            home.sell(name, 100, "2026-01-05");
        }
        String household = home.together("mum", "son", "daughter");
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String name = i % 2 == 0 ? "mum" : "son";
            work.add(() -> spendOften(home, name));
        }
        work.add(() -> comeAndGo(home, household));

        int spent = work(work).stream().mapToInt(Integer::intValue).sum();

        long left = home.available("mum") + home.available("son") + home.available("daughter");
        assertThat(left).isEqualTo(300 - spent).isNotNegative();
        home.assertThatTheLedgerHolds();
    }

    private static int spendOften(Home home, String name) {
        int spent = 0;
        for (int i = 0; i < 5; i++) {
            int status = home.spend(name, 7, true).extract().statusCode();
            assertThat(status).isIn(201, 422);
            spent += status == 201 ? 7 : 0;
        }
        return spent;
    }

    private static int comeAndGo(Home home, String household) {
        String path = "/v1/cards/" + home.card("daughter") + "/household";
        for (int i = 0; i < 4; i++) {
            home.leave("daughter").statusCode(200);
            post(Tokens.admin(), path, Map.of("householdId", household)).statusCode(201);
        }
        return 0;
    }

    private static List<Integer> work(List<Callable<Integer>> work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> one : threads.invokeAll(work)) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
