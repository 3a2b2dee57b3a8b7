package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.suite.launcher.Service;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service is replaced while tills sell: nobody notices, nothing is lost, nothing counts twice. */
@ExtendWith(WatchedSuite.Once.class)
class UpgradeTest {

    private final SuiteUnderTest suite;
    private final BusyShop shop;
    private final InnerBooks books;

    UpgradeTest(WatchedSuite watched) {
        this.suite = watched.suite();
        this.shop = watched.shop();
        this.books = new InnerBooks(suite.launcher());
    }

    @Test
    void no_sale_is_refused_lost_or_doubled_while_loyalty_service_is_replaced() {
        String before = port();
        BusyTills tills = BusyTills.open(shop, "UPGRADE-");
        awaitSales(tills, 50);

        suite.launcher().upgrade(Service.LOYALTY);
        awaitSales(tills, tills.sold() + 50);
        tills.close();

        assertThat(tills.troubles()).isEmpty();
        assertThat(port()).isNotEqualTo(before);
        assertThat(recorded(tills)).isEqualTo(tills.sold());
        books.assertThatAllServicesAgree();
    }

    /** What a migration may do while the version before it still works: add, never take away (docs/recovery.md). */
    @Test
    void a_replica_goes_on_when_a_migration_has_added_to_its_tables() {
        BusyTills tills = BusyTills.open(shop, "EXPANDED-");
        awaitSales(tills, 50);

        books.change(Service.LOYALTY, "alter table sale add column added_later text");
        books.change(Service.LOYALTY, "alter table member add column added_later text");
        books.change(Service.LOYALTY, "alter table event_log add column added_later text");
        books.change(Service.ANALYTICS, "alter table sale_fact add column added_later text");
        awaitSales(tills, tills.sold() + 100);
        tills.close();

        assertThat(tills.troubles()).isEmpty();
        assertThat(recorded(tills)).isEqualTo(tills.sold());
        books.assertThatAllServicesAgree();
    }

    private static void awaitSales(BusyTills tills, int sales) {
        await().atMost(Duration.ofMinutes(1)).until(() -> tills.sold() >= sales);
    }

    private int recorded(BusyTills tills) {
        return Integer.parseInt(books.column(
                        Service.LOYALTY,
                        "select count(*) from sale where receipt_number like '%s%%'".formatted(tills.prefix()))
                .get(0));
    }

    private String port() {
        return String.valueOf(suite.launcher().environment(Service.LOYALTY).get("QUARKUS_HTTP_PORT"));
    }
}
