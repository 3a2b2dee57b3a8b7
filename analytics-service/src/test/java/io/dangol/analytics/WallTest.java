package io.dangol.analytics;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.platform.wall.Reach;
import io.dangol.testing.OpenTables;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Wall;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With no filter in any query, PostgreSQL keeps partners' figures apart. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class WallTest {

    private static final OpenTables OPEN = new OpenTables()
            .because(
                    "ids by which others' events are understood; only headquarters is told how many",
                    "customer",
                    "card",
                    "member");

    private final Wall wall;
    private final OtherServices others = new OtherServices();

    WallTest(DataSource database) {
        this.wall = new Wall(database);
    }

    @AfterEach
    void close() {
        others.close();
    }

    @Test
    void every_table_is_behind_the_wall_or_open_for_a_reason() throws IOException {
        OPEN.assertThatAllOthersAreWalled();
        OPEN.assertPublished("analytics-service");
    }

    @Test
    void partners_figures_are_kept_apart() throws SQLException {
        Shop shop = new Shop(others);
        UUID member = UUID.randomUUID();
        shop.open();
        UUID sale = shop.sells(Shop.DECEMBER, 1_000, member);
        shop.takesBack(Shop.JANUARY, 100, member, sale, Shop.DECEMBER);
        shop.posts(member, UUID.randomUUID(), "EARNED", 10);

        assertThat(Wall.walled())
                .containsExactly(
                        "partner", "points_fact", "points_total", "return_fact", "sale_fact", "sales_total", "store");
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(wall.rows(Reach.ofPartner(shop.partnerId), "points_total"))
                        .isPositive());
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(wall.rows(Reach.ofPartner(shop.partnerId), "return_fact"))
                        .isPositive());
        wall.assertThatRowsAreKeptApart(shop.partnerId);
    }
}
