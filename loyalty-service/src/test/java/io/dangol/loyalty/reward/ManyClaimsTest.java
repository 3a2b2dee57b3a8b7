package io.dangol.loyalty.reward;

import static io.dangol.loyalty.RewardThings.reward;
import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All at once. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ManyClaimsTest {

    private static final int AT_ONCE = 64;
    private static final int STOCK = 20;

    private final Shop shop;
    private String store = "";
    private String till = "";
    private String program = "";

    ManyClaimsTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void openAStore() {
        store = shop.open();
        till = till(store);
        program = program("ALLOW");
    }

    @Test
    void what_is_in_stock_is_had_and_no_more() throws Exception {
        String id = reward(program, Map.of("stock", STOCK));
        List<String> cards = IntStream.range(0, 8).mapToObj(i -> earned(10_000)).toList();

        List<Integer> answers = together(i -> claim(id, cards.get(i % 8), "s-" + i));

        assertThat(answers).filteredOn(status -> status == 201).hasSize(STOCK);
        assertThat(answers).filteredOn(status -> status == 422).hasSize(AT_ONCE - STOCK);
        get(Tokens.admin(), "/v1/rewards/" + id).body("stock", equalTo(0));
        assertThat(cards.stream().mapToLong(Shop::available).sum()).isEqualTo(8 * 100 - STOCK * 10);
        assertThatTheLedgerHolds();
    }

    @Test
    void points_of_one_card_and_its_limit_are_never_exceeded() throws Exception {
        String card = earned(5_000);
        String dear = reward(program, Map.of("limitPerMember", 4));

        List<Integer> answers = together(i -> claim(dear, card, "l-" + i));

        assertThat(answers).filteredOn(status -> status == 201).hasSize(4);
        assertThat(available(card)).isEqualTo(10);
        assertThatTheLedgerHolds();
    }

    @Test
    void one_reference_claims_once() throws Exception {
        String id = reward(program, Map.of("stock", STOCK));
        String card = earned(10_000);

        List<Integer> answers = together(i -> claim(id, card, "one"));

        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 200).hasSize(AT_ONCE - 1);
        get(Tokens.admin(), "/v1/rewards/" + id).body("stock", equalTo(STOCK - 1));
    }

    @Test
    void claims_cancels_and_deliveries_keep_the_stock_and_nobody_waits_for_ever() throws Exception {
        String id = reward(program, Map.of("stock", AT_ONCE));
        List<String> cards =
                IntStream.range(0, 4).mapToObj(i -> earned(100_000)).toList();

        List<Integer> answers = together(i -> {
            if (i % 4 == 3) {
                return post(
                                Tokens.admin(),
                                "/v1/rewards/" + id + "/stock-movements",
                                Map.of("reference", "m-" + i, "quantity", 1))
                        .extract()
                        .statusCode();
            }
            String claim = post(till, "/v1/rewards/" + id + "/claims", asked(cards.get(i % 3), "c-" + i))
                    .statusCode(201)
                    .extract()
                    .path("claimId");
            return i % 2 == 0
                    ? 201
                    : post(till, "/v1/reward-claims/" + claim + "/cancel", Map.of())
                            .extract()
                            .statusCode();
        });

        assertThat(answers).allMatch(status -> status == 200 || status == 201);
        long kept = shop.number(
                "select count(*) from reward_claim where reward_id = '%s' and status = 'CLAIMED'".formatted(id));
        get(Tokens.admin(), "/v1/rewards/" + id).body("stock", equalTo((int) (AT_ONCE + AT_ONCE / 4 - kept)));
        assertThatTheLedgerHolds();
    }

    private String earned(long amount) {
        String card = card(program);
        post(till, "/v1/sales", sale(store, "r-" + card, amount, card)).statusCode(201);
        return card;
    }

    private int claim(String reward, String card, String reference) {
        return post(till, "/v1/rewards/" + reward + "/claims", asked(card, reference))
                .extract()
                .statusCode();
    }

    private Map<String, ?> asked(String card, String reference) {
        return Map.of("cardNumber", card, "reference", reference, "storeCode", store);
    }

    /** What one of many does. */
    private interface Step {
        int by(int i);
    }

    private static List<Integer> together(Step step) throws InterruptedException, ExecutionException {
        ExecutorService many = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            IntStream.range(0, AT_ONCE).forEach(i -> all.add(() -> step.by(i)));
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> one : many.invokeAll(all)) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            many.shutdownNow();
        }
    }

    private static void assertThatTheLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }
}
