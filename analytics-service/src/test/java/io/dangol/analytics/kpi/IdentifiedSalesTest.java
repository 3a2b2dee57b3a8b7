package io.dangol.analytics.kpi;

import static io.dangol.analytics.Shop.DECEMBER;
import static io.dangol.analytics.Shop.JANUARY;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.dangol.analytics.OtherServices;
import io.dangol.analytics.Shop;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class IdentifiedSalesTest {

    private final OtherServices others = new OtherServices();
    private final KpiClient headquarters = KpiClient.headquarters();
    private final Shop shop = new Shop(others);
    private final UUID member = UUID.randomUUID();

    @BeforeEach
    void openShop() {
        shop.open();
    }

    @AfterEach
    void close() {
        others.close();
    }

    @Test
    void sales_are_told_apart_by_who_bought() {
        shop.identifies(member);
        shop.sells(DECEMBER, 300, member);
        shop.sells(DECEMBER, 50, UUID.randomUUID());
        shop.sells(DECEMBER, 7, null);

        eventually(
                Map.of(),
                rows -> assertThat(rows).singleElement().satisfies(row -> {
                    assertThat(row).containsEntry("key", "2010-12").containsEntry("label", "2010-12");
                    assertFigures(row, "total", 3, 357, 0, 0);
                    assertFigures(row, "identified", 1, 300, 0, 0);
                    assertFigures(row, "carded", 1, 50, 0, 0);
                    assertFigures(row, "anonymous", 1, 7, 0, 0);
                    assertThat(row.get("identifiedShare"))
                            .hasToString("{ofNet=0.840336, ofGross=0.840336, ofCount=0.333333}");
                }));
    }

    @Test
    void who_showed_a_coalitions_card_alone_is_served_but_unknown_until_the_receipt_is_claimed() {
        shop.sells(DECEMBER, 300, null);
        var sale = shop.shown(DECEMBER, 80, "OKCASHBAG");
        eventually(
                Map.of("groupBy", "store"),
                rows -> assertThat(rows).singleElement().satisfies(row -> {
                    assertFigures(row, "servedButUnknown", 1, 80, 0, 0);
                    assertFigures(row, "anonymous", 1, 300, 0, 0);
                    assertFigures(row, "total", 2, 380, 0, 0);
                }));

        shop.claimed(sale, member, UUID.randomUUID());

        eventually(
                Map.of(),
                rows -> assertThat(rows).singleElement().satisfies(row -> {
                    assertThat(row).containsEntry("key", "2010-12");
                    assertFigures(row, "servedButUnknown", 0, 0, 0, 0);
                    assertFigures(row, "identified", 1, 80, 0, 0);
                    assertFigures(row, "total", 2, 380, 0, 0);
                }));
    }

    @Test
    void registering_a_cards_holder_identifies_what_was_bought_and_brought_back_before() {
        UUID sale = shop.sells(DECEMBER, 300, member);
        shop.takesBack(JANUARY, 100, member, sale, DECEMBER);
        shop.sells(JANUARY, 40, member);
        eventually(
                Map.of(),
                rows -> assertThat(rows).hasSize(2).allSatisfy(row -> assertFigures(row, "identified", 0, 0, 0, 0)));

        shop.identifies(member);

        eventually(Map.of(), rows -> {
            assertThat(rows).hasSize(2).allSatisfy(row -> assertFigures(row, "carded", 0, 0, 0, 0));
            assertFigures(rows.get(0), "identified", 1, 300, 1, 100);
            assertFigures(rows.get(1), "identified", 1, 40, 0, 0);
        });
    }

    @Test
    void a_return_counts_on_the_day_of_its_sale_or_on_its_own_as_asked() {
        UUID sale = shop.sells(DECEMBER, 300, null);
        shop.takesBack(JANUARY, 100, null, sale, DECEMBER);

        eventually(
                Map.of("returnsBookedOn", "SALE_DATE"),
                rows -> assertThat(rows).singleElement().satisfies(row -> assertFigures(row, "total", 1, 300, 1, 100)));
        eventually(Map.of("returnsBookedOn", "RETURN_DATE"), rows -> {
            assertThat(rows).hasSize(2);
            assertFigures(rows.get(0), "total", 1, 300, 0, 0);
            assertFigures(rows.get(1), "total", 0, 0, 1, 100);
        });
    }

    @Test
    void a_return_that_names_no_sale_counts_on_its_own_day_in_both() {
        shop.takesBack(JANUARY, 100, null, null, null);

        for (String booking : List.of("SALE_DATE", "RETURN_DATE")) {
            eventually(
                    Map.of("returnsBookedOn", booking),
                    rows -> assertThat(rows).singleElement().satisfies(row -> {
                        assertThat(row).containsEntry("key", "2011-01");
                        assertFigures(row, "total", 0, 0, 1, 100);
                        assertThat(row.get("identifiedShare")).hasToString("{}");
                    }));
        }
    }

    @Test
    void a_sale_told_twice_counts_once() {
        Map<String, Object> sale = shop.sale(DECEMBER, 300, null);
        others.tellTwice("io.dangol.loyalty.SaleRecorded.v1", sale);
        others.tell("io.dangol.loyalty.SaleRecorded.v1", sale);
        shop.sells(JANUARY, 1, null);

        eventually(Map.of(), rows -> {
            assertThat(rows).hasSize(2);
            assertFigures(rows.get(0), "total", 1, 300, 0, 0);
        });
    }

    @Test
    void the_period_includes_both_its_ends() {
        shop.sells("2010-12-01", 1, null);
        shop.sells("2010-12-31", 10, null);
        shop.sells("2011-01-01", 100, null);

        eventually(period("2010-12-01", "2011-01-01"), rows -> assertGross(rows, "11", "100"));
        eventually(period("2010-12-02", "2010-12-31"), rows -> assertGross(rows, "10"));
        eventually(period("2010-12", "2010-12"), rows -> assertGross(rows, "11"));
        eventually(Map.of("from", "2011-01"), rows -> assertGross(rows, "100"));
        eventually(Map.of("to", "2010-12-30"), rows -> assertGross(rows, "1"));
    }

    @Test
    void stores_and_partners_are_named_once_they_are_known_though_they_sold_before() {
        Shop other = new Shop(others, shop.currency);
        other.sells(DECEMBER, 5, null);
        shop.sells(DECEMBER, 7, null);
        eventually(
                Map.of("groupBy", "store"),
                rows -> assertThat(rows)
                        .extracting(row -> row.get("label"))
                        .containsExactlyInAnyOrder(other.storeId.toString(), "Store " + shop.storeId));

        other.open();

        eventually(
                Map.of("groupBy", "store"),
                rows -> assertThat(rows)
                        .extracting(row -> row.get("key"), row -> row.get("label"), row -> row.get("code"))
                        .containsExactlyInAnyOrder(
                                tuple(other.storeId.toString(), "Store " + other.storeId, other.storeCode),
                                tuple(shop.storeId.toString(), "Store " + shop.storeId, shop.storeCode)));
        eventually(
                Map.of("groupBy", "partner"),
                rows -> assertThat(rows)
                        .extracting(row -> row.get("label"))
                        .containsExactlyInAnyOrder("Partner " + other.partnerId, "Partner " + shop.partnerId));
    }

    private void eventually(Map<String, ?> question, ThrowingConsumer<List<Map<String, Object>>> expected) {
        await().atMost(30, SECONDS).untilAsserted(() -> expected.accept(headquarters.rows(shop.currency, question)));
    }

    private static Map<String, String> period(String from, String to) {
        return Map.of("from", from, "to", to);
    }

    private static void assertGross(List<Map<String, Object>> rows, String... gross) {
        assertThat(rows)
                .extracting(row -> (Map<?, ?>) requireNonNull(row.get("total")))
                .extracting(total -> String.valueOf(total.get("gross")))
                .containsExactly(gross);
    }

    private static void assertFigures(
            Map<String, Object> row, String part, long count, long gross, long returnCount, long returns) {
        assertThat(row.get(part))
                .hasToString("{count=%d, gross=%d, returnCount=%d, returns=%d, net=%d}"
                        .formatted(count, gross, returnCount, returns, gross - returns));
    }
}
