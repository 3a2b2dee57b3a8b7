package io.dangol.loyalty.merge;

import static io.dangol.loyalty.Shop.available;
import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dangol.loyalty.RewardThings;
import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What counts of two members who are one, and what stays with each of them. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CountedTogetherTest {

    private final Shop shop;

    CountedTogetherTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void segments_that_one_system_says_leave_those_of_the_account() {
        Twins twins = new Twins(shop, "ALLOW");
        String days = "{\"from\":\"2026-01-01\",\"until\":\"2099-01-01\"}";
        put(Tokens.admin(), segments(twins, "s"), Map.of("segments", List.of("vip")))
                .statusCode(200);
        var unused = twins.merged();

        put(Tokens.admin(), segments(twins, "a") + "/birthday", days).statusCode(200);

        get(Tokens.admin(), segments(twins, "s"))
                .body("segments", contains("vip"))
                .body("dated.segment", contains("birthday"));
    }

    private static String segments(Twins twins, String name) {
        return "/v1/cards/" + twins.card(name) + "/segments";
    }

    @Test
    void what_both_bought_makes_one_tier_until_they_are_parted() {
        Twins twins = new Twins(shop, "ALLOW");
        put(
                        Tokens.admin(),
                        "/v1/programs/" + twins.program() + "/tier-scheme",
                        Map.of(
                                "qualifyBy",
                                "SPEND",
                                "window",
                                Map.of("kind", "CALENDAR", "unit", "YEAR"),
                                "tiers",
                                List.of(Map.of("code", "SILVER", "name", "Silver", "from", 10_000))))
                .statusCode(201);
        soldNow(twins, "a", "a1");
        soldNow(twins, "s", "s1");
        eventually(() -> tierOf(twins, "a", null));

        String id = twins.merged();

        eventually(() -> tierOf(twins, "s", "SILVER"));
        tierOf(twins, "a", "SILVER");
        eventually(() -> assertThat(shop.text("select tier from member where id = '" + twins.member("s") + "'"))
                .isEqualTo("SILVER"));
        post(Tokens.admin(), "/v1/merges/" + id + "/reverse", Map.of()).statusCode(200);
        eventually(() -> tierOf(twins, "s", null));
        tierOf(twins, "a", null);
        eventually(() -> assertThat(shop.number("select count(*) from member where tier is not null and program_id = '"
                        + twins.program() + "'"))
                .isZero());
    }

    @Test
    void what_is_owed_to_members_and_among_partners_stays_the_same() {
        Twins twins = new Twins(shop, "ALLOW");
        put(
                        Tokens.admin(),
                        "/v1/programs/" + twins.program() + "/point-values/2020-01-01",
                        Map.of("value", 0.5, "expectedRedemptionRate", 1))
                .statusCode(200);
        twins.sell("a", "a1", 10_000);
        twins.sell("s", "s1", 5_000);
        twins.spend("a", 30);
        List<Object> before = liability(twins);

        String id = twins.merged();

        assertThat(liability(twins)).isEqualTo(before);
        post(Tokens.admin(), "/v1/merges/" + id + "/reverse", Map.of()).statusCode(200);
        assertThat(liability(twins)).isEqualTo(before);
    }

    @Test
    void a_reward_s_limit_counts_what_both_claimed_and_each_keeps_its_own() {
        Twins twins = new Twins(shop, "ALLOW");
        twins.sell("a", "a1", 10_000);
        twins.sell("s", "s1", 10_000);
        String reward =
                RewardThings.reward(twins.program(), Map.of("kind", "GOODS", "voucher", "", "limitPerMember", 1));
        String claim = claim(reward, twins, "a", 201);
        String id = twins.merged();

        claim(reward, twins, "s", 422);
        get(Tokens.admin(), "/v1/cards/" + twins.card("s") + "/reward-claims").body("data", hasSize(1));

        post(Tokens.admin(), "/v1/merges/" + id + "/reverse", Map.of()).statusCode(200);
        post(Tokens.admin(), "/v1/reward-claims/" + claim + "/cancel", Map.of()).statusCode(200);
        assertThat(available(twins.card("a"))).isEqualTo(100);
        claim(reward, twins, "s", 201);
        assertThat(available(twins.card("s"))).isEqualTo(90);
        twins.assertThatTheLedgerHolds();
    }

    @Test
    void what_a_bonus_rule_counted_stays_with_the_card_so_that_returns_take_what_was_given() {
        Twins twins = new Twins(shop, "ALLOW");
        put(
                        Tokens.admin(),
                        "/v1/programs/" + twins.program() + "/rules/extra",
                        Map.of(
                                "name",
                                "Extra",
                                "award",
                                Map.of("points", 1, "of", "AMOUNT", "per", 100),
                                "maxPointsPerDay",
                                60))
                .statusCode(201);
        String first = twins.sell("a", "a1", 5_000);
        String second = twins.sell("s", "s1", 5_000);
        var unused = twins.merged();
        String third = twins.sell("a", "a2", 5_000);
        assertThat(available(twins.card("s"))).isEqualTo(150 + 50 + 50 + 10);

        twins.comeBack(first, "r1", 5_000);
        twins.comeBack(second, "r2", 5_000);
        twins.comeBack(third, "r3", 5_000);

        assertThat(available(twins.card("a"))).isZero();
        twins.assertThatTheLedgerHolds();
    }

    private static List<Object> liability(Twins twins) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String program = "?programId=" + twins.program();
        JsonPath now = get(Tokens.admin(), "/v1/liability" + program)
                .statusCode(200)
                .body("points", equalTo(120))
                .extract()
                .jsonPath();
        JsonPath postings = get(
                        Tokens.admin(),
                        "/v1/liability/postings" + program + "&from=" + today.minusDays(1) + "&until="
                                + today.plusDays(2))
                .statusCode(200)
                .extract()
                .jsonPath();
        return List.of(
                now.get("fairValue"),
                now.getList("byAge"),
                now.getList("byExpiry"),
                now.getList("byFunder"),
                postings.getList("postings"),
                twins.clearing());
    }

    private static void soldNow(Twins twins, String name, String receipt) {
        Map<String, Object> sale = Shop.sale(twins.store, receipt, 6_000, twins.card(name));
        sale.put("soldAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        post(twins.till(), "/v1/sales", sale).statusCode(201);
    }

    private static void tierOf(Twins twins, String name, @Nullable String tier) {
        get(Tokens.admin(), "/v1/cards/" + twins.card(name) + "/tier")
                .statusCode(200)
                .body("tier", tier == null ? nullValue() : equalTo(tier));
    }

    @CanIgnoreReturnValue
    private static String claim(String reward, Twins twins, String name, int status) {
        Map<String, Object> claim = Map.of("cardNumber", twins.card(name), "reference", "c-" + UUID.randomUUID());
        var answer =
                post(Tokens.admin(), "/v1/rewards/" + reward + "/claims", claim).statusCode(status);
        return status == 201
                ? answer.extract().path("claimId")
                : answer.body("type", endsWith(":reward-limit-reached"))
                        .extract()
                        .path("type");
    }
}
