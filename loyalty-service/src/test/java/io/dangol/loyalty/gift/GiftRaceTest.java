package io.dangol.loyalty.gift;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
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

/** Many give one balance away at once, both ways. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class GiftRaceTest {

    private static final int THREADS = 16;

    private final Shop shop;

    GiftRaceTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void exactly_what_fits_is_given_away_once() throws InterruptedException, ExecutionException {
        Friends friends = new Friends(shop, Map.of("offered", true), "anna", "ben");
        friends.sell("anna", 100);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            work.add(() -> friends.give("anna", "ben", 30).extract().statusCode());
        }

        List<Integer> answers = together(work);

        assertThat(answers).containsOnly(201, 422);
        assertThat(answers.stream().filter(answer -> answer == 201)).hasSize(3);
        assertThat(friends.available("anna")).isEqualTo(10);
        assertThat(friends.available("ben")).isEqualTo(90);
        friends.assertThatTheLedgerHolds();
    }

    @Test
    void a_limit_holds_however_many_give_at_once() throws InterruptedException, ExecutionException {
        Friends friends = new Friends(shop, Map.of("offered", true, "maxReceivedPer30Days", 50), "anna", "ben", "carl");
        friends.sell("anna", 1_000);
        friends.sell("carl", 1_000);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String giver = i % 2 == 0 ? "anna" : "carl";
            work.add(() -> friends.give(giver, "ben", 20).extract().statusCode());
        }

        assertThat(together(work).stream().filter(answer -> answer == 201)).hasSize(2);
        assertThat(friends.available("ben")).isEqualTo(40);
    }

    @Test
    void nobody_waits_in_a_ring_where_all_give_each_other_and_shops_take_back()
            throws InterruptedException, ExecutionException {
        Friends friends = new Friends(shop, Map.of("offered", true), "anna", "ben", "carl");
        List<String> names = List.of("anna", "ben", "carl");
        names.forEach(name -> friends.sell(name, 100));
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String giver = names.get(i % 3);
            String receiver = names.get((i + 1 + i / 3 % 2) % 3);
            work.add(() -> giveAndTakeBack(friends, giver, receiver));
        }

        assertThat(together(work)).containsOnly(0);

        assertThat(names.stream().mapToLong(friends::available).sum()).isEqualTo(300);
        assertThat(names.stream().mapToLong(friends::available)).allMatch(points -> points >= 0);
        friends.assertThatTheLedgerHolds();
    }

    private static int giveAndTakeBack(Friends friends, String giver, String receiver) {
        for (int i = 0; i < 6; i++) {
            var answer = friends.give(giver, receiver, 25).extract();
            assertThat(answer.statusCode()).isIn(201, 422);
            if (answer.statusCode() == 201 && i % 2 == 0) {
                int back = friends.reverse(answer.path("giftId")).extract().statusCode();
                assertThat(back).isIn(200, 409);
            }
        }
        return 0;
    }

    private static List<Integer> together(List<Callable<Integer>> work)
            throws InterruptedException, ExecutionException {
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
