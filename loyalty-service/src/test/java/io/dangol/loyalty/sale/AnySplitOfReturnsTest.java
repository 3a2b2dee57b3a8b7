package io.dangol.loyalty.sale;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.line;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Goods come back at once, or bit by bit in any order: the ledger ends the same, for the member and for who pays. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class AnySplitOfReturnsTest extends BonusShop {

    private static final int SEEDS = 8;
    private static final List<String> SKUS = List.of("TEAPOT", "CUP", "BREAD");

    AnySplitOfReturnsTest(Shop shop) {
        super(shop);
    }

    /** So much of a line of one of the sales. */
    private record Back(int sale, int line, long amount) {}

    @Test
    void a_bonus_that_ends_leaves_what_the_next_of_its_group_gives() {
        rule("top", inGroup(1, 300, "sale.total >= 5000"));
        rule("low", inGroup(2, 100, "sale.total >= 1000"));
        String id = sold("1", 6_000, 360);

        post(till, "/v1/sales/" + id + "/returns/preview", back("p", 2_000)).body("pointsReturned", equalTo(220));
        back(id, "b1", 2_000).body("pointsReturned", equalTo(220));
        back(id, "b2", 3_500).body("pointsReturned", equalTo(135));
        back(id, "b3", 500).body("pointsReturned", equalTo(5));

        assertThat(available(card)).isZero();
    }

    @Test
    void any_partition_in_any_order_ends_where_the_whole_return_ends() {
        rule("top", inGroup(1, 300, "sale.total >= 5000 || linesSold.size() == 3 && sale.total >= 4000"));
        rule("middle", inGroup(2, 120, "lines.exists(l, l.sku == 'TEAPOT' && l.amount >= 500)"));
        rule("low", inGroup(3, 40, "lines.size() >= 2"));
        rule("all", Map.of("when", "lines.size() == 3", "award", per(30), "maxPointsPerDay", 250));
        rule("tea", Map.of("lines", "line.amount >= 400", "award", per(700), "carryRemainder", true));
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<List<Long>> sales = List.of(amounts(random), amounts(random));
            List<Back> whole = backs(sales, random);
            List<Back> parts = new ArrayList<>();
            whole.forEach(back -> parts.addAll(split(back, random)));
            Collections.shuffle(parts, random);
            String atOnce = card(program);
            String bitByBit = card(program);

            played(atOnce, "w" + seed, sales, whole);
            played(bitByBit, "p" + seed, sales, parts);

            assertThat(available(bitByBit)).as("seed " + seed).isEqualTo(available(atOnce));
            assertThat(givenByMaker(bitByBit)).as("seed " + seed).isEqualTo(givenByMaker(atOnce));
        }
    }

    private static Map<String, ?> per(int amount) {
        return Map.of("points", 1, "of", "AMOUNT", "per", amount);
    }

    private static Map<String, ?> inGroup(int order, int points, String when) {
        return Map.of(
                "when",
                when,
                "order",
                order,
                "exclusiveGroup",
                "g",
                "award",
                Map.of("points", points, "of", "VISIT"),
                "funding",
                List.of(Map.of("partnerId", MAKER, "weight", 1)));
    }

    private static List<Long> amounts(Random random) {
        return random.longs(SKUS.size(), 300, 3_500).boxed().toList();
    }

    /** What comes back of each line, if anything does. */
    private static List<Back> backs(List<List<Long>> sales, Random random) {
        List<Back> backs = new ArrayList<>();
        for (int sale = 0; sale < sales.size(); sale++) {
            for (int line = 0; line < SKUS.size(); line++) {
                long sold = sales.get(sale).get(line);
                long amount = random.nextBoolean() ? sold : random.nextLong(sold + 1);
                if (amount > 0 && random.nextInt(3) > 0) {
                    backs.add(new Back(sale, line, amount));
                }
            }
        }
        return backs;
    }

    private static List<Back> split(Back back, Random random) {
        long first = random.nextLong(back.amount() + 1);
        return first == 0 || first == back.amount()
                ? List.of(back)
                : List.of(
                        new Back(back.sale(), back.line(), first),
                        new Back(back.sale(), back.line(), back.amount() - first));
    }

    private void played(String by, String name, List<List<Long>> sales, List<Back> backs) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < sales.size(); i++) {
            List<Long> amounts = sales.get(i);
            long total = amounts.stream().mapToLong(Long::longValue).sum();
            Map<String, Object> sale = sale(store, name + "-" + i, total, by);
            sale.put(
                    "lines",
                    IntStream.range(0, SKUS.size())
                            .mapToObj(line -> line(SKUS.get(line), amounts.get(line)))
                            .toList());
            ids.add(post(till, "/v1/sales", sale).statusCode(201).extract().path("saleId"));
        }
        for (int i = 0; i < backs.size(); i++) {
            Back back = backs.get(i);
            Map<String, Object> request = Map.of(
                    "storeCode",
                    store,
                    "receiptNumber",
                    name + "-back-" + i,
                    "returnedAt",
                    "2026-01-06T10:00:00Z",
                    "lines",
                    List.of(Map.of("lineNumber", back.line() + 1, "amount", back.amount())),
                    "totalAmount",
                    back.amount());
            post(till, "/v1/sales/" + ids.get(back.sale()) + "/returns", request)
                    .statusCode(201);
        }
    }

    private long givenByMaker(String to) {
        return shop.number("""
                select coalesce(sum(p.points), 0) from posting p join ledger_entry e on e.id = p.entry_id
                  join card c on c.member_id = e.member_id
                 where c.number = '%s' and p.owner_id = '%s'""".formatted(to, MAKER));
    }
}
