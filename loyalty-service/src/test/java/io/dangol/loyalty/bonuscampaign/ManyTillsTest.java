package io.dangol.loyalty.bonuscampaign;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All tills at once. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ManyTillsTest extends CampaignShop {

    private static final int AT_ONCE = 64;

    ManyTillsTest(Shop shop) {
        super(shop);
    }

    @Test
    void of_two_dealers_and_many_members_the_budget_is_given_and_not_a_point_more() throws Exception {
        UUID other = UUID.randomUUID();
        String othersStore = shop.open(other, "GBP");
        Map<String, Object> offer = offer(1_010);
        offer.put("partnerBudgetPoints", 700);
        String campaign = offered(offer);
        decided(campaign, "ACCEPTED").statusCode(200);
        decided(campaign, othersStore, dealer(other), "ACCEPTED").statusCode(200);
        List<String> cards = IntStream.range(0, 16).mapToObj(i -> card(program)).toList();

        List<Integer> points = together(i -> {
            Map<String, Object> sale = selling("r" + i, 1_500);
            sale.put("cardNumber", cards.get(i % 16));
            sale.put("storeCode", i % 2 == 0 ? store : othersStore);
            return points(i % 2 == 0 ? dealer() : dealer(other), sale);
        });

        assertThat(points.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_010);
        assertThat(points).allMatch(some -> some >= 0 && some <= 30);
        assertThat(cards.stream().mapToLong(Shop::available).sum()).isEqualTo(1_010);
        assertUsed(campaign, 1_010);
        get(Tokens.admin(), "/v1/bonus-campaigns/" + campaign + "/budgets")
                .body("data.every { it.used <= 700 }", equalTo(true));
        assertThat(shop.number("select count(*) from event_log where type like '%BonusCampaignBudgetUsed%' and key = '"
                        + campaign + "' and payload not like '%partnerId%'"))
                .as("one group may use it up without a warning before")
                .isBetween(1L, 2L);
    }

    @Test
    void sales_returns_and_repetitions_at_once_leave_what_members_have() throws Exception {
        String campaign = offered(offer(400));
        decided(campaign, "ACCEPTED").statusCode(200);
        List<String> cards = IntStream.range(0, 8).mapToObj(i -> card(program)).toList();
        List<String> earlier = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            card = cards.get(i % 8);
            earlier.add(sold("e" + i, 1_000, 20));
        }

        List<Map<String, Object>> sales = new ArrayList<>();
        for (int i = 0; i < AT_ONCE / 2; i++) {
            card = cards.get(i % 8);
            sales.add(selling("s" + i, 700));
        }
        String now = Instant.now().toString();

        List<Integer> answers = together(i -> {
            if (i % 3 == 0) {
                return back(dealer(), earlier.get(i % 16), "b" + i % 16, 1_000, now)
                        .extract()
                        .statusCode();
            }
            return points(dealer(), sales.get(i / 2));
        });

        assertThat(answers).allMatch(answer -> answer <= 14 || answer == 200 || answer == 201);
        long kept = cards.stream().mapToLong(Shop::available).sum();
        assertThat(kept).isBetween(1L, 400L);
        assertUsed(campaign, (int) kept);
    }

    private static int points(String token, Map<String, Object> sale) {
        return post(token, "/v1/sales", sale).extract().path("pointsEarned");
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
}
