package io.dangol.loyalty.expiry;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static io.dangol.loyalty.Shop.till;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.Shop;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points whose time is nearly over. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class WarningsTest {

    private final Shop shop;
    private final Warnings warnings;
    private String store = "";
    private String till = "";

    WarningsTest(Shop shop, Warnings warnings) {
        this.shop = shop;
        this.warnings = warnings;
    }

    @BeforeEach
    void openShop() {
        store = shop.open();
        till = till(store);
    }

    @Test
    void members_are_warned_once_by_the_nearest_warning_with_the_amount() {
        String card = card(program(Map.of("pointsExpireAfterMonths", 1)));
        sell(card, "1", 10_000, Duration.ofDays(5));
        sell(card, "2", 2_000, Duration.ofDays(5));

        warn();
        warn();

        assertThat(told(card)).containsExactly("120 30");
    }

    @Test
    void members_are_warned_sixty_thirty_and_three_days_ahead() {
        String far = earned(3, Duration.ofDays(40));
        String near = earned(1, Duration.ofDays(5));
        String last = earned(1, Duration.ofDays(28));

        warn();

        assertThat(told(far)).containsExactly("10 60");
        assertThat(told(near)).containsExactly("10 30");
        assertThat(told(last)).containsExactly("10 3");
    }

    /** Ten points that live for so many months and are so old. */
    private String earned(int months, Duration age) {
        String card = card(program(Map.of("pointsExpireAfterMonths", months)));
        sell(card, card, 1_000, age);
        return card;
    }

    private void sell(String card, String receipt, long amount, Duration ago) {
        Map<String, Object> sale = sale(store, receipt, amount, card);
        sale.put("soldAt", Instant.now().minus(ago).toString());
        post(till, "/v1/sales", sale).statusCode(201);
    }

    private void warn() {
        Reach.EVERYTHING.run(() -> {
            var unused = warnings.give();
        });
    }

    /** Points and days ahead of each warning. */
    private List<String> told(String card) {
        String member = get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId");
        String all = shop.text("""
                select string_agg(payload::jsonb ->> 'points' || ' ' || (payload::jsonb ->> 'daysAhead'), ',' order by id)
                  from event_log where type = 'io.dangol.loyalty.PointsExpiring.v1' and payload like '%%%s%%'""".formatted(member));
        return List.of(all.split(",", -1));
    }
}
