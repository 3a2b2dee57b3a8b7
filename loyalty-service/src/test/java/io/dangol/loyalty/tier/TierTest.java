package io.dangol.loyalty.tier;

import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.Shop;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member's tier, from the sale at the till to the end of its time. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class TierTest {

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    private final int year = today.getYear();

    private final Shop shops;
    private final TierUpkeep upkeep;

    TierTest(Shop shops, TierUpkeep upkeep) {
        this.shops = shops;
        this.upkeep = upkeep;
    }

    @Test
    void a_sale_lifts_the_member_moments_later_and_tells_what_is_missing_to_more() {
        TierShop shop = new TierShop(shops);
        shop.hasTiers(Map.of());

        var unused = shop.sell("1", 15_000, now());

        eventually(() -> assertThat(shop.told()).isEqualTo("SILVER"));
        shop.tier()
                .body("tier", equalTo("SILVER"))
                .body("since", equalTo(today.toString()))
                .body("validUntil", equalTo((year + 1) + "-12-31"))
                .body("figure.value", equalTo(15_000))
                .body("figure.from", equalTo(year + "-01-01"))
                .body("keep.missing", equalTo(0))
                .body("next.tier", equalTo("GOLD"))
                .body("next.missing", equalTo(5_000))
                .body("next.until", equalTo(year + "-12-31"))
                .body("projected.tier", nullValue())
                .body("projected.from", equalTo((year + 2) + "-01-01"))
                .body("history", hasSize(1))
                .body("history[0].reason", equalTo("QUALIFIED"));
        assertThat(shop.events()).isEqualTo(1);
    }

    @Test
    void at_the_top_there_is_no_next_and_its_benefits_are_shown() {
        TierShop shop = new TierShop(shops);
        shop.hasTiers(Map.of());

        var unused = shop.sell("1", 20_000, now());

        eventually(() -> assertThat(shop.told()).isEqualTo("GOLD"));
        shop.tier().body("next", nullValue()).body("benefits[0].code", equalTo("FREE_DELIVERY"));
    }

    @Test
    void a_tier_that_was_reached_by_what_came_back_is_undone_however_it_comes_back() {
        TierShop shop = new TierShop(shops);
        shop.hasTiers(Map.of());
        String small = shop.sell("1", 9_000, now());
        String large = shop.sell("2", 12_000, now());
        eventually(() -> assertThat(shop.told()).isEqualTo("GOLD"));

        shop.giveBack(large, "c1", 5_000);
        shop.giveBack(small, "c2", 9_000);
        shop.giveBack(large, "c3", 7_000);

        eventually(() -> shop.tier().body("figure.value", equalTo(0)));
        eventually(() -> assertThat(shop.told()).isNull());
        // As if none of it had been: nor is there a day since when.
        shop.tier().body("tier", nullValue()).body("since", nullValue()).body("history[0].reason", equalTo("RETURNED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VISITS", "POINTS"})
    void visits_and_points_that_came_back_do_not_count_either(String measure) {
        TierShop shop = new TierShop(shops);
        shop.hasTiers(Map.of(
                "qualifyBy",
                measure,
                "window",
                Map.of("kind", "ROLLING", "months", 12),
                "tiers",
                List.of(Map.of("code", "REGULAR", "name", "Regular", "from", 2))));
        var unused = shop.sell("1", 100, now().minus(Duration.ofDays(3)));
        String sale = shop.sell("2", 100, now());
        eventually(() -> assertThat(shop.told()).isEqualTo("REGULAR"));

        shop.giveBack(sale, "c1", 100);

        eventually(() -> assertThat(shop.told()).isNull());
        shop.tier().body("figure.value", equalTo(1)).body("next.missing", equalTo(1));
    }

    @Test
    void at_the_end_of_the_year_and_of_the_grace_it_goes_down_one_step_however_late_anybody_looks() {
        TierShop shop = new TierShop(shops);
        shop.hasTiers(Map.of("graceDays", 30));
        var unused = shop.sell("1", 20_000, now());
        eventually(() -> assertThat(shop.told()).isEqualTo("GOLD"));
        // As if the sale had been years ago and nobody had looked since.
        shops.execute("update member_day set day = '2021-06-01' where member_id = '%s'".formatted(shop.member));
        shops.execute("""
                update member_tier set since = '2021-06-01', valid_until = '2022-12-31', kept_until = '2023-01-30',
                    due_at = '2023-01-31T00:00:00Z' where member_id = '%s'""".formatted(shop.member));

        due();
        due();

        assertThat(shop.changes()).isEqualTo("->GOLD QUALIFIED, GOLD>SILVER EXPIRED, SILVER>- EXPIRED");
        assertThat(shop.told()).isNull();
        shop.tier().body("since", equalTo("2024-01-31"));
    }

    @Test
    void members_from_before_the_first_scheme_are_looked_at_by_it_and_again_by_the_next() {
        TierShop shop = new TierShop(shops);
        var unused = shop.sell("1", 15_000, now());
        shop.hasTiers(Map.of());

        changedSchemes();
        assertThat(shop.told()).isEqualTo("SILVER");

        TierShop.put(
                        shop.program,
                        "\"1\"",
                        TierShop.terms(
                                Map.of("tiers", List.of(Map.of("code", "GOLD", "name", "Gold", "from", 15_000)))))
                .statusCode(200)
                .body("version", equalTo(2));
        changedSchemes();
        assertThat(shop.told()).isEqualTo("GOLD");
        assertThat(shop.changes()).isEqualTo("->SILVER QUALIFIED, SILVER>GOLD SCHEME_CHANGED");
    }

    @Test
    void a_tier_from_the_system_before_is_granted_once_and_respected() {
        TierShop shop = new TierShop(shops);
        shop.hasTiers(Map.of());
        Map<String, String> grant = Map.of("reference", "m-" + UUID.randomUUID(), "since", "2025-02-01");

        shop.grant(grant).statusCode(201).body("grantId", notNullValue());
        shop.grant(grant).statusCode(200);

        assertThat(shop.told()).isEqualTo("GOLD");
        shop.tier()
                .body("since", equalTo("2025-02-01"))
                .body("validUntil", equalTo("2099-12-31"))
                .body("projected.tier", equalTo("SILVER"))
                .body("history", hasSize(1))
                .body("history[0].reason", equalTo("GRANTED"));
        shop.grant(Map.of("reference", grant.get("reference"), "tier", "SILVER"))
                .statusCode(409)
                .body("type", endsWith(":reference-conflict"));
    }

    @Test
    void a_grant_is_of_a_tier_that_there_is_and_of_a_time_that_is() {
        TierShop shop = new TierShop(shops);
        shop.grant(Map.of()).statusCode(404).body("type", endsWith(":no-tier-scheme"));
        shop.hasTiers(Map.of());

        shop.grant(Map.of("tier", "LEAD")).statusCode(422).body("type", endsWith(":unknown-tier"));
        shop.grant(Map.of("until", "2020-01-01"))
                .statusCode(422)
                .body("type", endsWith(":tier-grant-period"))
                .body("errors[0].pointer", equalTo("#/until"));
        shop.grant(Map.of("since", "2098-01-01")).statusCode(422).body("errors[0].pointer", equalTo("#/since"));
        assertThat(shop.told()).isNull();
    }

    @Test
    void a_till_reads_the_tier_of_any_card_and_a_member_its_own() {
        TierShop shop = new TierShop(shops);
        shop.hasTiers(Map.of());
        String path = "/v1/cards/" + shop.card + "/tier";

        get(Shop.strangersTill(), path).statusCode(200);
        get(Tokens.member("memberId", UUID.fromString(shop.member)).bearer(), path)
                .statusCode(200);
        get(Tokens.member("memberId", UUID.randomUUID()).bearer(), path)
                .statusCode(404)
                .body("type", endsWith(":no-such-card"));
        post(shop.till, path, Map.of()).statusCode(403);
    }

    private void due() {
        Reach.EVERYTHING.run(() -> {
            int unused = upkeep.lookAtDue();
        });
    }

    private void changedSchemes() {
        Reach.EVERYTHING.run(() -> {
            int unused = upkeep.lookAtChangedSchemes();
        });
    }

    private static Instant now() {
        return Instant.now();
    }
}
