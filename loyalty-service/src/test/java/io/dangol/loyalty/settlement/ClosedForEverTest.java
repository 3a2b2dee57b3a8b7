package io.dangol.loyalty.settlement;

import static io.dangol.loyalty.settlement.Coalition.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.loyalty.Shop;
import io.dangol.loyalty.account.Transactions;
import io.dangol.loyalty.catalog.Catalogs;
import io.dangol.loyalty.settlement.Settlement.Status;
import io.dangol.loyalty.settlement.SettlementApi.SettlementView;
import io.dangol.platform.eventlog.EventLog;
import io.dangol.platform.time.Ids;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A period that holds this day is closed by a service whose clock is some days ahead: what happens now comes late. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ClosedForEverTest {

    private final Shop shop;
    private final SettlementService later;
    private Coalition coalition;
    private String butcher = "";

    ClosedForEverTest(
            Shop shop,
            Transactions transactions,
            Catalogs catalogs,
            Computation computation,
            EventLog eventLog,
            Ids ids) {
        this.shop = shop;
        this.later = new SettlementService(
                transactions,
                catalogs,
                computation,
                eventLog,
                ids,
                Clock.offset(Clock.systemUTC(), Duration.ofDays(9)));
    }

    @BeforeEach
    void aCoalition() {
        coalition = new Coalition(Map.of());
        coalition.pointsAreWorth("0.5", "1");
        coalition.sell(shop.open(), "1", 100_000);
        butcher = shop.open(UUID.randomUUID(), "GBP");
    }

    @Test
    void nothing_of_it_is_changed_by_whatever_way() {
        coalition.spend(butcher, "x", 10);
        UUID id = coalition.opened();
        assertThat(closed(id).entries()).isEqualTo(1);
        String lines = "'" + id + "', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'REDEEMED', now(), null,"
                + " null, null, gen_random_uuid(), 1, 1";

        List.of(
                        "update settlement set status = 'COMPUTED', closed_at = null where id = '%s'",
                        "delete from settlement where id = '%s'",
                        "update settlement_statement set amount = 0 where settlement_id = '%s'",
                        "delete from settlement_statement where settlement_id = '%s'",
                        "update settlement_total set receivable = 0 where settlement_id = '%s'",
                        "delete from settlement_line where settlement_id = '%s'",
                        "update settlement_line set points = 0 where settlement_id = '%s'",
                        "insert into settlement_line values (" + lines + ")")
                .forEach(sql -> assertThatThrownBy(() -> shop.execute(sql.formatted(id)))
                        .as(sql)
                        .hasMessageContaining("closed"));
    }

    @Test
    void what_comes_late_is_in_the_next_one() {
        coalition.spend(butcher, "x", 10);
        UUID first = coalition.opened();
        var unused = closed(first);
        coalition.spend(butcher, "late", 7);

        SettlementView second = closed(next());

        assertThat(second.entries()).isEqualTo(1);
        assertThat(points("settlement_id = '" + second.settlementId() + "'")).isEqualTo(7);
        assertThat(points("settlement_id = '" + first + "'")).isEqualTo(10);
    }

    @Test
    void whoever_spends_while_it_is_closed_is_settled_once() {
        UUID first = coalition.opened();
        AtomicInteger spent = new AtomicInteger();
        CountDownLatch some = new CountDownLatch(5);
        List<CompletableFuture<Void>> tills = List.of("a", "b", "c").stream()
                .map(till -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 15; i++) {
                        coalition.spend(butcher, till + i, 1);
                        spent.incrementAndGet();
                        some.countDown();
                    }
                }))
                .toList();
        assertThat(awaited(some)).isTrue();

        long before = closed(first).entries();
        tills.forEach(CompletableFuture::join);
        long after = closed(next()).entries();

        assertThat(before).isPositive();
        assertThat(before + after).isEqualTo(spent.get()).isEqualTo(45);
        assertThat(points("settlement_id in (select id from settlement where program_id = '" + coalition.program()
                        + "')"))
                .isEqualTo(45);
    }

    private UUID next() {
        return Coalition.id(coalition.open(today().plusDays(2), today().plusDays(3)));
    }

    private SettlementView closed(UUID id) {
        return Reach.EVERYTHING.call(() -> {
            assertThat(later.compute(id).status()).isEqualTo(Status.COMPUTED);
            return later.close(id);
        });
    }

    private long points(String where) {
        return shop.number("select coalesce(sum(points), 0) from settlement_line where points > 0 and " + where);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
