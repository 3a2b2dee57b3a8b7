package io.dangol.analytics.kpi;

import static io.dangol.analytics.Shop.DECEMBER;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.analytics.OtherServices;
import io.dangol.analytics.Shop;
import io.dangol.testing.Access;
import io.dangol.testing.AccessTable;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Thing;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every operation by every role: on figures of its own, of another's, and of the whole business. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class AccessTest {

    private final OtherServices others = new OtherServices();
    private final Access access = new Access(new AccessTable()
            .listed("GET /v1/kpis/identified-sales", "data.code", this::storesThatSell)
            .listed("GET /v1/kpis/overview", "sales.currency", this::currenciesOfSales));

    @AfterEach
    void close() {
        others.close();
    }

    @Test
    void a_role_comes_in_by_its_scopes_and_by_nothing_else() {
        access.assertThatScopesDecide();
    }

    @Test
    void no_operation_is_forgotten() {
        access.assertThatNoneIsForgotten();
    }

    @Test
    void what_is_a_partner_s_is_out_of_the_reach_of_others() {
        access.assertThatRowsAreTheirPartners();
    }

    @Test
    void garbage_is_refused_without_a_word_on_our_insides() {
        access.assertThatGarbageIsRefusedCleanly();
    }

    @Test
    void the_matrix_is_the_published_one() throws IOException {
        access.assertPublished("analytics-service");
    }

    private Thing storesThatSell() {
        Shop shop = selling();
        return Thing.of(shop.partnerId)
                .in(shop.storeCode)
                .with("groupBy", "store")
                .listedAs(shop.storeCode);
    }

    /** Each shop has a currency that nobody else sells in. */
    private Thing currenciesOfSales() {
        Shop shop = selling();
        return Thing.of(shop.partnerId).in(shop.storeCode).listedAs(shop.currency);
    }

    private Shop selling() {
        Shop shop = new Shop(others);
        shop.open();
        shop.sells(DECEMBER, 7, null);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(
                                KpiClient.headquarters().rows(shop.currency, Map.of("groupBy", "store")))
                        .singleElement()
                        .asString()
                        .contains(shop.storeCode));
        return shop;
    }
}
