package io.dangol.loyalty.sale;

import static io.dangol.loyalty.CoalitionThings.CURRENCY;
import static io.dangol.loyalty.CoalitionThings.anonymous;
import static io.dangol.loyalty.CoalitionThings.claimable;
import static io.dangol.loyalty.CoalitionThings.claiming;
import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.line;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whenever a receipt is claimed among its returns, its card ends as one that was shown at the till: with rules that count a
 * share, a day's cap, a member's cap and what is carried over, and two receipts of one day.
 */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ClaimInAnyOrderTest {

    private static final int SEEDS = 10;

    private final Shop shop;

    ClaimInAnyOrderTest(Shop shop) {
        this.shop = shop;
    }

    /** What comes back of which receipt. */
    private record Back(int receipt, long amount) {}

    @Test
    void a_claim_among_returns_ends_as_the_card_at_the_till_would_have() {
        String program = claimable(Map.of("pointsExpireAfterMonths", 600));
        rule(program, "capped", Map.of("award", per(10), "maxPointsPerDay", 900));
        rule(program, "carried", Map.of("award", per(3_700), "carryRemainder", true));
        rule(program, "large", Map.of("when", "sale.total >= 4000", "award", Map.of("points", 25, "of", "VISIT")));
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<Long> amounts = List.of(1_000L + random.nextInt(9_000), 1_000L + random.nextInt(9_000));
            List<Back> backs = backs(amounts, random);
            String atTheTill = card(program);
            String claimed = card(program);

            played(atTheTill, amounts, backs, null);
            played(claimed, amounts, backs, random);

            assertThat(available(claimed)).as("seed " + seed).isEqualTo(available(atTheTill));
        }
        get(Tokens.admin(), "/v1/ledger/verification").body("holds", equalTo(true));
    }

    private static Map<String, ?> per(int amount) {
        return Map.of("points", 1, "of", "AMOUNT", "per", amount);
    }

    private static List<Back> backs(List<Long> amounts, Random random) {
        List<Back> backs = new ArrayList<>();
        for (int receipt = 0; receipt < amounts.size(); receipt++) {
            long left = amounts.get(receipt);
            for (int i = random.nextInt(4); i > 0 && left > 0; i--) {
                long amount = i == 1 && random.nextBoolean() ? left : 1 + random.nextLong(left);
                backs.add(new Back(receipt, amount));
                left -= amount;
            }
        }
        return backs;
    }

    /** With the card at the till, or with each receipt claimed at any moment, where there is chance. */
    private void played(String card, List<Long> amounts, List<Back> backs, @Nullable Random chance) {
        String store = shop.open(Shop.PARTNER, CURRENCY);
        String till = Shop.till(store);
        List<JsonPath> sold = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            Map<String, Object> sale = anonymous(store, "r" + i, amounts.get(i));
            sale.put("lines", List.of(line("BREAD", amounts.get(i))));
            if (chance == null) {
                sale.put("cardNumber", card);
            }
            sold.add(post(till, "/v1/sales", sale).statusCode(201).extract().jsonPath());
        }
        List<Integer> claims = new ArrayList<>(chance == null ? List.of() : List.of(0, 1));
        for (int i = 0; i < backs.size(); i++) {
            while (!claims.isEmpty() && chance != null && chance.nextInt(3) == 0) {
                claim(till, sold.get(claims.remove(chance.nextInt(claims.size()))), card);
            }
            back(
                    till,
                    store,
                    sold.get(backs.get(i).receipt()),
                    "c" + i,
                    backs.get(i).amount());
        }
        claims.forEach(receipt -> claim(till, sold.get(receipt), card));
    }

    private static void rule(String program, String code, Map<String, ?> terms) {
        Map<String, Object> all = new HashMap<>(Map.of("name", code));
        all.putAll(terms);
        put(Tokens.admin(), "/v1/programs/" + program + "/rules/" + code, all).statusCode(201);
    }

    private static void claim(String till, JsonPath sold, String card) {
        post(till, "/v1/receipt-claims", claiming(sold.getString("claim.code"), card))
                .statusCode(201);
    }

    private static void back(String till, String store, JsonPath sold, String receipt, long amount) {
        Map<String, Object> back = Map.of(
                "storeCode", store,
                "receiptNumber", receipt,
                "returnedAt", "2026-01-06T09:00:00Z",
                "lines", List.of(Map.of("lineNumber", 1, "amount", amount)),
                "totalAmount", amount);
        post(till, "/v1/sales/" + sold.getString("saleId") + "/returns", back).statusCode(201);
    }
}
