package io.dangol.loyalty.referral;

import static io.dangol.loyalty.ReferralThings.asked;
import static io.dangol.loyalty.ReferralThings.codeOf;
import static io.dangol.loyalty.ReferralThings.programWith;
import static io.dangol.loyalty.ReferralThings.rewarded;
import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.loyalty.ReferralThings;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What two get when one brings the other. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ReferralTest extends ReferralShop {

    ReferralTest(Shop shop, ReferralRewards rewards) {
        super(shop, rewards);
    }

    @Test
    void both_get_points_that_wait_once_the_new_one_has_bought_enough() {
        String program = programWith(Map.of());
        String friend = card(program);
        String fresh = card(program);
        String code = codeOf(friend);
        assertThat(code).hasSize(14).doesNotContain(friend);
        String id = register(code, fresh)
                .statusCode(201)
                .body("points", equalTo(300))
                .extract()
                .path("referralId");

        register(code.toLowerCase(Locale.ROOT), fresh)
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("referralId", equalTo(id));
        buy(fresh, "1", 1_900);
        buy(fresh, "2", 2_000);

        eventually(() -> assertThat(pending(friend)).isEqualTo(500));
        assertThat(pending(fresh)).isEqualTo(300);
        assertThat(available(fresh)).isEqualTo(39);
        get(hq, "/v1/programs/" + program + "/referrals?status=PENDING")
                .body("data.referralId", contains(id))
                .body("data[0].referrerPoints", equalTo(500));
        get(hq, "/v1/cards/" + friend + "/referrals")
                .body("pending", equalTo(1))
                .body("pendingPoints", equalTo(500))
                .body("open", equalTo(0));
        get(hq, "/v1/programs/" + program + "/referral-scheme").body("budget.used", equalTo(800));
        assertThatTheLedgerHolds();
    }

    @Test
    void what_is_returned_in_parts_takes_all_of_it_back_and_another_sale_may_count() {
        String program = programWith(Map.of());
        String friend = card(program);
        String fresh = card(program);
        String id = referral(friend, fresh);
        String sale = buy(fresh, "1", 3_000);
        eventually(() -> assertThat(status(id)).isEqualTo("PENDING"));

        back(sale, "r1", 1_000);
        settled(id);
        assertThat(status(id)).isEqualTo("PENDING");
        back(sale, "r2", 1);

        eventually(() -> assertThat(status(id)).isEqualTo("RETURNED"));
        assertThat(List.of(pending(friend), pending(fresh))).containsOnly(0L);
        get(hq, "/v1/programs/" + program + "/referral-scheme").body("budget.used", equalTo(0));
        buy(fresh, "2", 2_000);
        eventually(() -> assertThat(pending(friend)).isEqualTo(500));
        assertThat(status(id)).isEqualTo("PENDING");
        assertThatTheLedgerHolds();
    }

    @Test
    void what_comes_back_after_the_waiting_changes_nothing() {
        String program = programWith(Map.of());
        String friend = card(program);
        String fresh = card(program);
        String id = longAgo(friend, fresh);
        Instant sold = Instant.now().minus(Duration.ofDays(20));
        String sale = buy(fresh, "1", 2_000, sold);
        eventually(() -> assertThat(available(friend)).isEqualTo(500));

        back(sale, "late", 2_000, sold.plus(Duration.ofDays(16)));
        settled(id);

        assertThat(status(id)).isEqualTo("REWARDED");
        assertThat(available(friend)).isEqualTo(500);
    }

    @Test
    void points_that_were_spent_are_owed_where_a_return_in_time_is_told_of_late() {
        String program = programWith(Map.of());
        String friend = card(program);
        String fresh = card(program);
        String id = longAgo(friend, fresh);
        Instant sold = Instant.now().minus(Duration.ofDays(20));
        String sale = buy(fresh, "1", 2_000, sold);
        eventually(() -> assertThat(available(friend)).isEqualTo(500));
        spend(friend, 500);

        back(sale, "in-time", 2_000, sold.plus(Duration.ofDays(1)));

        eventually(() -> assertThat(status(id)).isEqualTo("RETURNED"));
        assertThat(available(friend)).isEqualTo(-500);
        get(hq, "/v1/programs/" + program + "/referral-scheme").body("budget.used", equalTo(0));
        assertThatTheLedgerHolds();
    }

    @Test
    void beyond_its_limit_a_member_gets_nothing_and_who_it_brought_does() {
        String program = programWith(Map.of("perReferrer", Map.of("referrals", 1, "days", 365)));
        String friend = card(program);
        for (int i = 0; i < 2; i++) {
            String fresh = card(program);
            var unused = referral(friend, fresh);
            buy(fresh, "b" + i, 2_000);
            eventually(() -> assertThat(pending(fresh)).isEqualTo(300));
        }

        assertThat(pending(friend)).isEqualTo(500);
    }

    @Test
    void a_budget_that_does_not_cover_both_gives_neither_and_what_is_sold_too_late_does_not_count() {
        String program = programWith(Map.of("budgetPoints", 1_500));
        String friend = card(program);
        List<String> fresh = IntStream.range(0, 3).mapToObj(i -> card(program)).toList();
        List<String> ids = fresh.stream().map(card -> referral(friend, card)).toList();
        buy(fresh.get(0), "1", 2_000);
        eventually(() -> assertThat(status(ids.get(0))).isEqualTo("PENDING"));

        buy(fresh.get(1), "2", 2_000);
        eventually(() -> assertThat(status(ids.get(1))).isEqualTo("DENIED"));
        shop.execute("update referral set until = now() - interval '1 second' where id = '" + ids.get(2) + "'");
        buy(fresh.get(2), "3", 2_000);
        settled(ids.get(2));

        assertThat(status(ids.get(2))).isEqualTo("EXPIRED");
        assertThat(pending(fresh.get(1)) + pending(fresh.get(2))).isZero();
        get(hq, "/v1/cards/" + friend + "/referrals")
                .body("pendingPoints", equalTo(500))
                .body("ended", equalTo(2));
    }

    @Test
    void who_is_named_pays_and_else_the_store_that_sells() {
        UUID payer = UUID.randomUUID();
        String unused = shop.open(payer, "GBP");
        String program = asked(payer);
        String fresh = card(program);
        String id = referral(card(program), fresh);

        buy(fresh, "1", 2_000);

        eventually(() -> assertThat(status(id)).isEqualTo("PENDING"));
        assertThat(payer(id, "REFERRER")).isEqualTo(payer.toString());
        assertThat(payer(id, "REFERRED")).isEqualTo(Shop.PARTNER.toString());
        Map<String, Object> terms = ReferralThings.terms();
        terms.put("referrer", rewarded(UUID.randomUUID()));
        put(hq, "/v1/programs/" + Shop.program("ALLOW") + "/referral-scheme", terms)
                .statusCode(422)
                .body("type", endsWith(":unknown-funder"))
                .body("errors[0].pointer", equalTo("#/referrer/funding/0/partnerId"));
    }

    private String payer(String id, String side) {
        return shop.text(
                "select coalesce(l.funding, l.funder_id::text) from lot l join referral_award a on a.id = l.source_id"
                        + " where referral_id = '" + id + "' and side = '" + side + "'");
    }

    /** Sales, returns in any split and the same news again and again, all at once, and a budget that is not enough for all. */
    @Test
    void whatever_comes_at_once_each_gets_its_points_once_and_never_more_than_the_budget() {
        Random random = new Random(7);
        String program = programWith(Map.of("budgetPoints", 4 * 800));
        String friend = card(program);
        List<String> fresh = IntStream.range(0, 10).mapToObj(i -> card(program)).toList();
        List<String> ids = fresh.stream().map(card -> referral(friend, card)).toList();
        List<Integer> cuts =
                IntStream.range(0, 10).mapToObj(i -> 1 + random.nextInt(999)).toList();

        IntStream.range(0, 10).parallel().forEach(i -> {
            String sale = buy(fresh.get(i), "p" + i, 3_000);
            settled(ids.get(i));
            if (i % 2 == 0) {
                back(sale, "a" + i, cuts.get(i));
                settled(ids.get((i + 1) % 10));
                back(sale, "b" + i, 3_000 - cuts.get(i));
            }
            IntStream.range(0, 3).parallel().forEach(again -> settled(ids.get(i)));
        });

        ids.forEach(this::settled);
        long stand = ids.stream().filter(id -> status(id).equals("PENDING")).count();
        assertThat(IntStream.range(0, 10).filter(i -> i % 2 == 0).mapToObj(i -> status(ids.get(i))))
                .allMatch(status -> List.of("RETURNED", "DENIED", "OPEN").contains(status));
        assertThat(pending(friend)).isEqualTo(500 * stand);
        assertThat(fresh.stream().mapToLong(ReferralShop::pending).sum()).isEqualTo(300 * stand);
        get(hq, "/v1/programs/" + program + "/referral-scheme").body("budget.used", equalTo((int) (800 * stand)));
        assertThat(stand).isBetween(1L, 4L);
        get(hq, "/v1/programs/" + program + "/referrals").body("data", hasSize(10));
        assertThatTheLedgerHolds();
    }

    /** As if it had been registered a month ago. */
    private String longAgo(String friend, String fresh) {
        String id = referral(friend, fresh);
        shop.execute("update referral set registered_at = registered_at - interval '30 days' where id = '" + id + "'");
        return id;
    }

    private void spend(String card, long points) {
        Map<String, Object> spent =
                Map.of("storeCode", store, "cardNumber", card, "points", points, "reference", "1", "capture", true);
        post(hq, "/v1/redemptions", spent).statusCode(201);
    }
}
