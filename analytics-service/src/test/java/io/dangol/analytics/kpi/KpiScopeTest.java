package io.dangol.analytics.kpi;

import static io.dangol.analytics.Shop.DECEMBER;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.analytics.OtherServices;
import io.dangol.analytics.Shop;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose figures a caller sees is decided by its token. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class KpiScopeTest {

    private final OtherServices others = new OtherServices();
    private final Shop own = new Shop(others);
    private final Shop foreign = new Shop(others, own.currency);

    @BeforeEach
    void bothSell() {
        own.open();
        foreign.open();
        foreign.sells(DECEMBER, 1_000, null);
        foreign.posts(UUID.randomUUID(), UUID.randomUUID(), "EARNED", 10);
        own.posts(UUID.randomUUID(), UUID.randomUUID(), "EARNED", 3);
        own.sells(DECEMBER, 7, null);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(KpiClient.headquarters().rows(own.currency, Map.of("groupBy", "store")))
                        .hasSize(2));
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(partner().overview().getLong("points.issued"))
                        .isEqualTo(3));
    }

    @AfterEach
    void close() {
        others.close();
    }

    @Test
    void a_partner_sees_its_own_sales_only() {
        assertThat(partner().rows(own.currency, Map.of("groupBy", "partner")))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("key", own.partnerId.toString()));
        assertThat(partner().rows(own.currency, Map.of("groupBy", "month")))
                .singleElement()
                .satisfies(row -> assertThat((Map<?, ?>) row.get("total"))
                        .hasToString("{count=1, gross=7, returnCount=0, returns=0, net=7}"));
    }

    @Test
    void a_caller_of_one_store_sees_that_store_only() {
        KpiClient ownStore = new KpiClient(Tokens.of("partner-staff", "kpis:read")
                .partner(own.partnerId)
                .stores(own.storeCode)
                .bearer());
        KpiClient foreignStore = new KpiClient(Tokens.of("partner-staff", "kpis:read")
                .partner(own.partnerId)
                .stores(foreign.storeCode)
                .bearer());

        assertThat(ownStore.rows(own.currency, Map.of())).hasSize(1);
        assertThat(ownStore.overview().getLong("stores")).isEqualTo(1);
        assertThat(foreignStore.rows(own.currency, Map.of())).isEmpty();
    }

    @Test
    void a_partners_board_shows_its_own_stores_and_nothing_of_the_whole_business() {
        JsonPath board = partner().overview();

        assertThat(board.getLong("sales[0].total.gross")).isEqualTo(7);
        assertThat(board.getLong("points.issued")).isEqualTo(3);
        assertThat(board.getLong("partners")).isEqualTo(1);
        assertThat(board.getLong("stores")).isEqualTo(1);
        assertThat(board.getMap("")).doesNotContainKeys("members", "cards", "customers", "events");
    }

    @Test
    void nobody_is_answered_without_a_valid_token_and_its_scope() {
        given().get("/v1/kpis/overview")
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:dangol:problem:unauthorized"));
        given().auth()
                .oauth2(Tokens.of("hq-marketer", "kpis:read").expired())
                .get("/v1/kpis/overview")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.of("hq-marketer", "kpis:read").foreign())
                .get("/v1/kpis/identified-sales")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.of("pos", "sales:write").bearer())
                .get("/v1/kpis/identified-sales")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:dangol:problem:scope-missing"));
    }

    private KpiClient partner() {
        return new KpiClient(
                Tokens.of("partner-admin", "kpis:read").partner(own.partnerId).bearer());
    }
}
