package io.dangol.analytics.kpi;

import static io.dangol.analytics.Shop.DECEMBER;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.analytics.OtherServices;
import io.dangol.analytics.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class OverviewTest {

    private final OtherServices others = new OtherServices();
    private final KpiClient headquarters = KpiClient.headquarters();
    private final Shop shop = new Shop(others);
    private final UUID member = UUID.randomUUID();
    private final UUID program = UUID.randomUUID();
    private JsonPath before = new JsonPath("{}");

    @BeforeEach
    void lookFirst() {
        before = headquarters.overview();
    }

    @AfterEach
    void close() {
        others.close();
    }

    @Test
    void the_board_counts_partners_stores_customers_cards_and_members() {
        String card = token();
        shop.open();
        others.tell("io.dangol.customer.CustomerRegistered.v1", Map.of("customerId", UUID.randomUUID()));
        others.tell("io.dangol.loyalty.CardIssued.v1", Map.of("cardToken", card, "memberId", member));
        others.tell("io.dangol.loyalty.CardIssued.v1", Map.of("cardToken", token(), "memberId", UUID.randomUUID()));
        others.tell("io.dangol.loyalty.CardBlocked.v1", Map.of("cardToken", card, "memberId", member));

        eventuallyMore("partners", 1);
        eventuallyMore("stores", 1);
        eventuallyMore("customers", 1);
        eventuallyMore("members", 2);
        eventuallyMore("cards", 1);
    }

    @Test
    void a_replaced_card_leaves_its_member_with_one() {
        String old = token();
        others.tell(
                "io.dangol.loyalty.CardReplaced.v1",
                Map.of("cardToken", token(), "replacedCardToken", old, "memberId", member));
        others.tell("io.dangol.loyalty.CardIssued.v1", Map.of("cardToken", old, "memberId", member));
        others.tell("io.dangol.loyalty.CardIssued.v1", Map.of("cardToken", token(), "memberId", UUID.randomUUID()));

        eventuallyMore("members", 2);
        eventuallyMore("cards", 2);
    }

    @Test
    void points_are_summed_up_by_kind_and_programme() {
        shop.posts(member, program, "EARNED", 100);
        shop.posts(member, program, "RETURNED", -20);
        shop.posts(member, program, "REDEEMED", -30);
        shop.posts(member, program, "VOIDED", 5);
        shop.posts(member, program, "EXPIRED", -4);

        eventuallyMore("points.outstanding", 51);
        eventuallyMore("points.issued", 100);
        eventuallyMore("points.redeemed", 30);
        assertThat(headquarters
                        .overview()
                        .param("id", program.toString())
                        .getMap("points.programs.find { it.programId == id }"))
                .hasToString(
                        "{programId=%s, issued=100, returned=20, redeemed=30, restored=5, expired=4, outstanding=51}"
                                .formatted(program));
    }

    @Test
    void sales_are_shown_per_currency_over_all_time() {
        shop.identifies(member);
        shop.sells(DECEMBER, 300, member);
        shop.sells("2026-02-01", 100, null);
        shop.takesBack("2026-02-02", 40, null, null, null);

        await().atMost(30, SECONDS).untilAsserted(() -> {
            JsonPath sales =
                    headquarters.overview().setRootPath("sales.find { it.currency == '" + shop.currency + "' }");
            assertThat(sales.getMap("total")).hasToString("{count=2, gross=400, returnCount=1, returns=40, net=360}");
            assertThat(sales.getMap("identifiedShare"))
                    .hasToString("{ofNet=0.833333, ofGross=0.750000, ofCount=0.500000}");
        });
    }

    @Test
    void the_board_says_how_many_events_it_is_made_of_and_how_fast_they_came() {
        shop.sells(DECEMBER, 1, null);
        others.tellOf("dangol.loyalty.sale", "io.dangol.loyalty.SomethingNew.v1", "{}");

        eventuallyMore("events.consumed", 2);
        JsonPath board = headquarters.overview();
        assertThat(new BigDecimal(board.getString("events.perSecond"))).isPositive();
        assertThat(board.getLong("events.lagMillis")).isNotNegative();
        assertThat(board.getMap("definitions")).containsKeys("events.perSecond", "points.outstanding", "net");
        assertThat(board.getString("asOf")).endsWith("Z");
    }

    @Test
    void an_event_that_cannot_be_folded_is_set_aside_and_holds_up_nothing() {
        Map<String, Object> incomplete = shop.sale(DECEMBER, 1, null);
        incomplete.remove("storeId");
        others.tell("io.dangol.loyalty.SaleRecorded.v1", incomplete);
        others.tellOf("dangol.loyalty.sale", "io.dangol.loyalty.SaleRecorded.v1", "{\"saleId\": 7}");
        shop.sells(DECEMBER, 5, null);

        await().atMost(30, SECONDS)
                .untilAsserted(() ->
                        assertThat(headquarters.rows(shop.currency, Map.of())).hasSize(1));
        eventuallyMore("events.deadLetters", 2);
    }

    private void eventuallyMore(String figure, long difference) {
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(headquarters.overview().getLong(figure) - before.getLong(figure))
                        .as(figure)
                        .isEqualTo(difference));
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }
}
