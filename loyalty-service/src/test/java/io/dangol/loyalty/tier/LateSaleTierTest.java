package io.dangol.loyalty.tier;

import static io.dangol.loyalty.Shop.eventually;
import static io.dangol.loyalty.Shop.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sale that comes late is told the tier of its day, whatever the member became since. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class LateSaleTierTest {

    private static final Map<String, ?> ROLLING = Map.of("kind", "ROLLING", "months", 12);

    private final Instant now = Instant.now();
    private final Shop shops;

    LateSaleTierTest(Shop shops) {
        this.shops = shops;
    }

    @Test
    void a_late_sale_earns_by_the_tier_of_the_day_on_which_it_was_sold() {
        TierShop shop = new TierShop(shops);
        shop.hasTiers(Map.of("window", ROLLING));
        gives(shop, "SILVER", 100);
        gives(shop, "GOLD", 1_000);
        var unusedFirst = shop.sell("1", 10_000, daysAgo(30));
        eventually(() -> assertThat(shop.told()).isEqualTo("SILVER"));
        var unusedSecond = shop.sell("2", 10_000, daysAgo(10));
        eventually(() -> assertThat(shop.told()).isEqualTo("GOLD"));

        assertThat(earned(shop, "3", daysAgo(31))).isEqualTo(1);
        assertThat(earned(shop, "4", daysAgo(30))).isEqualTo(101);
        assertThat(earned(shop, "5", daysAgo(11))).isEqualTo(101);
        assertThat(earned(shop, "6", daysAgo(10))).isEqualTo(1_001);
        assertThat(earned(shop, "7", now)).isEqualTo(1_001);
        assertThat(shop.told()).isEqualTo("GOLD");
    }

    @Test
    void who_lost_a_tier_had_it_until_then_and_the_sale_keeps_what_it_was_told() {
        TierShop shop = new TierShop(shops);
        shop.hasTiers(Map.of("window", ROLLING));
        gives(shop, "SILVER", 100);
        gives(shop, "GOLD", 1_000);
        var unusedFirst = shop.sell("1", 20_000, daysAgo(800));
        var unusedSecond = shop.sell("2", 10_000, daysAgo(20));
        eventually(() -> assertThat(shop.told()).isEqualTo("SILVER"));
        eventually(() -> assertThat(
                        shops.number("select count(*) from member_day where member_id = '%s'".formatted(shop.member)))
                .isEqualTo(2));

        assertThat(earned(shop, "3", daysAgo(790))).isEqualTo(1_001);
        assertThat(earned(shop, "4", daysAgo(5))).isEqualTo(101);
    }

    @Test
    void sales_of_many_days_at_once_are_each_told_the_tier_of_its_own_day() {
        TierShop shop = new TierShop(shops);
        shop.hasTiers(Map.of("window", ROLLING));
        gives(shop, "SILVER", 100);
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        shop.grant(Map.of("tier", "SILVER", "since", today.minusDays(3).toString()))
                .statusCode(201);
        eventually(() -> assertThat(shop.told()).isEqualTo("SILVER"));

        List<Long> each = List.of(4L, 3L, 2L, 5L).stream()
                .parallel()
                .map(days -> earned(shop, "d" + days, daysAgo(days)))
                .toList();

        assertThat(each).containsExactly(1L, 101L, 101L, 1L);
    }

    private Instant daysAgo(long days) {
        return now.minus(Duration.ofDays(days));
    }

    private static void gives(TierShop shop, String tier, int points) {
        Shop.put(
                        Tokens.admin(),
                        "/v1/programs/" + shop.program + "/rules/" + tier.toLowerCase(Locale.ROOT),
                        Map.of(
                                "name",
                                tier,
                                "when",
                                "member.tier == '" + tier + "'",
                                "award",
                                Map.of("points", points, "of", "VISIT")))
                .statusCode(201);
    }

    private static long earned(TierShop shop, String receipt, Instant at) {
        Map<String, Object> sale = Shop.sale(shop.store, receipt, 100, shop.card);
        sale.put("soldAt", at.toString());
        int earned =
                post(shop.till, "/v1/sales", sale).statusCode(201).extract().path("pointsEarned");
        return earned;
    }
}
