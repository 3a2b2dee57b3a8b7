package io.dangol.loyalty.merge;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tills go on selling while members are merged and parted. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class MergeRaceTest {

    private static final int TILLS = 16;
    private static final int SALES = 12;

    private final Shop shop;

    MergeRaceTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void no_point_is_lost_while_sixteen_tills_sell_on_both_cards() throws InterruptedException, ExecutionException {
        Twins twins = new Twins(shop, "REFUSE");
        List<Callable<Integer>> work = new ArrayList<>();
        for (int till = 0; till < TILLS; till++) {
            String name = till % 2 == 0 ? "a" : "s";
            String prefix = "t" + till + "-";
            work.add(() -> sell(twins, name, prefix));
        }
        work.add(() -> mergeAndPart(twins));

        together(work);

        assertThat(available(twins.card("a"))).isEqualTo(TILLS / 2 * SALES * 10);
        assertThat(available(twins.card("s"))).isEqualTo(TILLS / 2 * SALES * 10);
        var unused = twins.merged();
        assertThat(available(twins.card("a"))).isEqualTo(TILLS * SALES * 10);
        twins.assertThatTheLedgerHolds();
    }

    @Test
    void exactly_what_both_had_is_spent_once_while_they_are_merged() throws InterruptedException, ExecutionException {
        Twins twins = new Twins(shop, "REFUSE");
        twins.sell("a", "a1", 30_000);
        twins.sell("s", "s1", 20_000);
        AtomicInteger spent = new AtomicInteger();
        List<Callable<Integer>> work =
                new ArrayList<>(List.of(() -> twins.merge().extract().statusCode()));
        for (int i = 0; i < TILLS; i++) {
            String name = i % 2 == 0 ? "a" : "s";
            work.add(() -> spent.addAndGet(spend(twins, name)));
        }

        together(work);

        assertThat(available(twins.card("a"))).isEqualTo(500 - spent.get()).isNotNegative();
        twins.assertThatTheLedgerHolds();
    }

    @Test
    void two_who_merge_them_at_once_do_so_once_and_neither_way_twice() throws InterruptedException, ExecutionException {
        Twins twins = new Twins(shop, "REFUSE");
        twins.sell("a", "a1", 30_000);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            boolean around = i % 2 == 0;
            work.add(() -> twins.merge(around ? "s" : "a", around ? "a" : "s")
                    .extract()
                    .statusCode());
        }

        List<Integer> answers = together(work);

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(available(twins.card("a"))).isEqualTo(300);
        assertThat(available(twins.card("s"))).isEqualTo(300);
        twins.assertThatTheLedgerHolds();
    }

    private static int sell(Twins twins, String name, String prefix) {
        for (int i = 0; i < SALES; i++) {
            post(twins.till(), "/v1/sales", sale(twins.store, prefix + i, 1_000, twins.card(name)))
                    .statusCode(201);
        }
        return SALES;
    }

    /** Ends parted. */
    private static int mergeAndPart(Twins twins) {
        for (int i = 0; i < 10; i++) {
            String id = twins.merged();
            post(Tokens.admin(), "/v1/merges/" + id + "/reverse", Map.of()).statusCode(200);
        }
        return 0;
    }

    private static int spend(Twins twins, String name) {
        Map<String, Object> wish = twins.spending(name, 60);
        int status = post(twins.till(), "/v1/redemptions", wish).extract().statusCode();
        assertThat(status).isIn(201, 422);
        return status == 201 ? 60 : 0;
    }

    @CanIgnoreReturnValue
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
