package io.dangol.loyalty.funding;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However sales, returns and payments come, what is open is what is covered. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CoverageTest {

    private static final int AT_ONCE = 64;

    private final Shop shop;
    private final Covering covering;

    CoverageTest(Shop shop, Covering covering) {
        this.shop = shop;
        this.covering = covering;
    }

    @Test
    void sixty_four_tills_at_once_open_exactly_what_is_covered() throws Exception {
        Dealer dealer = new Dealer(shop).upTo(200);
        String program = program("ALLOW");
        List<String> cards = IntStream.range(0, 16).mapToObj(i -> card(program)).toList();
        List<Dealer> tills = IntStream.range(0, AT_ONCE).mapToObj(i -> dealer).toList();

        together(i -> {
            if (i == 20) {
                tills.get(i).pays("PAYMENT", "in-between", 55).statusCode(201);
            } else if (i % 16 == 7) {
                cover();
            } else {
                sellOnce(dealer, cards.get(i % 16), i);
            }
        });
        cover();

        long sold = (AT_ONCE - 1 - AT_ONCE / 16) * 10L;
        long open = cards.stream().mapToLong(Shop::available).sum();
        assertThat(open).isEqualTo(250);
        dealer.assertThatItGave(250 - 55, sold - 250);
        dealer.assertThatTheBooksSayTheSame(55);
        assertThatTheLedgerHolds();
    }

    @Test
    void any_parts_of_a_return_end_where_all_of_it_ends_also_where_a_payment_comes_between() {
        Dealer dealer = new Dealer(shop).upTo(0);
        String inParts = card(program("ALLOW"));
        String atOnce = card(program("ALLOW"));
        String first = dealer.sells(inParts, 60);
        String second = dealer.sells(atOnce, 60);

        dealer.takesBack(first, 20);
        dealer.pays("PAYMENT", "p", 100).statusCode(201);
        cover();
        dealer.takesBack(first, 40);
        dealer.takesBack(second, 60);
        cover();

        for (String card : List.of(inParts, atOnce)) {
            get(Tokens.admin(), "/v1/cards/" + card + "/balance")
                    .body("balance", equalTo(0))
                    .body("owed", equalTo(0))
                    .body("pending", equalTo(0));
        }
        dealer.assertThatItGave(-100, 0);
        dealer.assertThatTheBooksSayTheSame(100);
        assertThatTheLedgerHolds();
    }

    @Test
    void what_comes_back_makes_room_for_who_waits() {
        Dealer dealer = new Dealer(shop).upTo(50);
        String bought = card(program("ALLOW"));
        String waits = card(program("ALLOW"));
        String sale = dealer.sells(bought, 50);
        dealer.sells(waits, 30);

        dealer.takesBack(sale, 30);
        dealer.assertThatItGave(20, 30);
        cover();

        assertThat(available(waits)).isEqualTo(30);
        dealer.assertThatItGave(50, 0);
    }

    @Test
    void of_a_bonus_that_two_pay_it_waits_for_the_one_that_does_not_cover_its_part() {
        Dealer seller = new Dealer(shop).upTo(1_000);
        Dealer brand = new Dealer(shop).upTo(0);
        String program = program(Map.of("earnRule", Map.of("points", 0, "perAmount", 100)));
        put(
                        Tokens.admin(),
                        "/v1/programs/" + program + "/rules/launch",
                        Map.of(
                                "name",
                                "Launch",
                                "award",
                                Map.of("points", 1, "of", "AMOUNT", "per", 100),
                                "funding",
                                List.of(Map.of("weight", 1), Map.of("partnerId", brand.partner, "weight", 1))))
                .statusCode(201);
        String card = card(program);

        seller.sells(card, 40);

        assertThat(available(card)).isZero();
        seller.assertThatItGave(20, 0);
        brand.assertThatItGave(0, 20);
        brand.pays("PACK", "p", 20).statusCode(201);
        cover();
        assertThat(available(card)).isEqualTo(40);
        brand.assertThatItGave(0, 0);
        assertThatTheLedgerHolds();
    }

    @Test
    void whatever_happens_the_account_says_what_the_books_say() {
        for (long seed = 1; seed <= 4; seed++) {
            play(new Random(seed));
        }
        assertThatTheLedgerHolds();
    }

    private void play(Random random) {
        Dealer dealer = new Dealer(shop).upTo(random.nextInt(200));
        String program = program("ALLOW");
        List<String> cards = IntStream.range(0, 4).mapToObj(i -> card(program)).toList();
        List<String> sales = new ArrayList<>();
        long paid = 0;
        for (int step = 0; step < 25; step++) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    long points = 1L + random.nextInt(80);
                    dealer.pays("PAYMENT", "p" + step, points).statusCode(201);
                    paid += points;
                }
                case 1 -> {
                    if (!sales.isEmpty()) {
                        dealer.takesBack(sales.remove(random.nextInt(sales.size())), 1 + random.nextInt(30));
                    }
                }
                case 2 -> cover();
                default -> sales.add(dealer.sells(cards.get(random.nextInt(4)), 30 + random.nextInt(30)));
            }
            dealer.assertThatTheBooksSayTheSame(paid);
        }
        cover();
        dealer.assertThatTheBooksSayTheSame(paid);
    }

    private static void sellOnce(Dealer dealer, String card, int i) {
        Shop.post(Tokens.admin(), "/v1/sales", Shop.sale(dealer.store, "once-" + i, 1_000, card))
                .statusCode(201);
    }

    private void cover() {
        Reach.EVERYTHING.run(() -> {
            var unused = covering.cover(3);
        });
    }

    /** What one of many does. */
    private interface Step {
        void by(int i);
    }

    private static void together(Step step) throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Boolean>> all = new ArrayList<>();
            IntStream.range(0, AT_ONCE)
                    .forEach(i -> all.add(() -> {
                        step.by(i);
                        return true;
                    }));
            for (Future<Boolean> one : many.invokeAll(all)) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            many.shutdownNow();
        }
    }

    private static void assertThatTheLedgerHolds() {
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }
}
