package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.suite.chaos.Books;
import io.dangol.suite.demo.KpiView.Row;
import io.dangol.suite.launcher.Faults;
import io.dangol.suite.launcher.Service;
import io.dangol.suite.retail.Receipt;
import io.dangol.suite.retail.RetailMonth;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A process dies in the middle of a replay, without a word, and comes back. Afterwards every total is what an undisturbed
 * run leaves: that is what the file says. Nothing is lost and nothing counts twice.
 */
class FaultTest {

    private static final RetailMonth MONTH = RetailMonth.shipped();
    private static final Parts PARTS = new Parts(8);

    /** Of a line of an upload: now, or by an upload before. */
    private static final int RECORDED = 201;

    private static final int RECORDED_BEFORE = 200;

    /** Longer than what is known to Kafka's clients as a passing failure; minutes are the chaos run's. */
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    @SuppressWarnings("NullAway.Init") // Started once for all tests of the class.
    private static SuiteUnderTest suite;

    @SuppressWarnings("NullAway.Init") // Opened once for all tests of the class.
    private static Retailer.Opened retailer;

    @BeforeAll
    static void start() {
        suite = SuiteUnderTest.start("faults");
        retailer = new Retailer(suite.gateway(), suite.admin(), MONTH, suite.tills()).open();
        new Holders(suite.admin()).register(List.copyOf(MONTH.cardNumbers()), () -> {});
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void the_board_survives_down_and_up() {
        Row before = new Kpis(suite.admin()).month();

        suite.launcher().down();
        suite.launcher().up();

        assertThat(new Kpis(suite.admin()).month()).isEqualTo(before);
    }

    @Test
    void killing_loyalty_service_loses_and_doubles_nothing() {
        replayAndInTheMiddle(() -> suite.faults().kill(Service.LOYALTY));

        assertThatTheBooksAreRight();
    }

    @Test
    void killing_analytics_service_loses_and_doubles_nothing() {
        replayAndInTheMiddle(() -> suite.faults().kill(Service.ANALYTICS));

        assertThatTheBooksAreRight();
    }

    @Test
    void killing_gateway_and_partner_service_loses_and_doubles_nothing() {
        replayAndInTheMiddle(() -> {
            suite.faults().kill(Service.GATEWAY);
            suite.faults().kill(Service.PARTNER);
        });

        assertThatTheBooksAreRight();
    }

    @Test
    void killing_kafka_loses_and_doubles_nothing() {
        replayAndInTheMiddle(() -> suite.faults().killKafka());

        assertThatTheBooksAreRight();
    }

    @Test
    void killing_postgresql_loses_and_doubles_nothing() {
        replayAndInTheMiddle(() -> suite.faults().killPostgres());

        assertThatTheBooksAreRight();
    }

    @Test
    void without_kafka_for_a_while_tills_keep_working_and_the_board_catches_up() {
        Replay replay = new Replay(suite.gateway(), suite.tills());
        List<Receipt> receipts = PARTS.next();
        long begin = System.nanoTime();
        suite.faults().killKafka();

        replay.run(receipts, () -> {});
        // Tills that heard no answer post again, until the while is over: that must count nothing twice either.
        do {
            replay.run(receipts, () -> {});
        } while (Duration.ofNanos(System.nanoTime() - begin).compareTo(A_WHILE) < 0);
        suite.launcher().up();

        assertThat(replay.known()).isGreaterThanOrEqualTo(receipts.size());
        assertThatTheBooksAreRight();
    }

    @Test
    void killing_loyalty_service_under_an_upload_and_redemptions_loses_and_doubles_nothing() {
        BusyShop shop = BusyShop.open(suite);
        Middle middle = new Middle(BusyShop.REDEMPTIONS);
        CompletableFuture<Void> spending = CompletableFuture.runAsync(() -> shop.spend(middle::advance));
        CompletableFuture<List<Integer>> upload = CompletableFuture.supplyAsync(() -> shop.upload(middle::awaitFault));
        shop.awaitUploaded(BusyShop.LINES / 3);

        middle.disturb(() -> suite.faults().kill(Service.LOYALTY));
        suite.launcher().up();
        spending.join();
        int answered = upload.join().size();
        List<Integer> again = shop.upload(() -> {});

        assertThat(answered).isLessThan(BusyShop.LINES);
        assertThat(again).hasSize(BusyShop.LINES).containsOnly(RECORDED, RECORDED_BEFORE);
        assertThat(Collections.frequency(again, RECORDED_BEFORE)).isGreaterThanOrEqualTo(BusyShop.LINES / 3);
        assertThat(Collections.frequency(again, RECORDED)).isGreaterThanOrEqualTo(BusyShop.LINES / 3);
        shop.assertThatAllIsRight();
        assertThatTheServicesAgree();
    }

    @Test
    void a_relay_that_is_cut_off_paused_and_killed_in_a_burst_loses_and_doubles_nothing() {
        Faults faults = suite.faults();

        replayAndInTheMiddle(() -> {
            long first = faults.endRelaySession(Service.LOYALTY);
            long second = faults.awaitRelaySession(Service.LOYALTY);
            faults.pause(Service.LOYALTY);
            assertThat(faults.endRelaySession(Service.LOYALTY))
                    .isEqualTo(second)
                    .isNotEqualTo(first);
            faults.resume(Service.LOYALTY);
            assertThat(faults.awaitRelaySession(Service.LOYALTY)).isNotEqualTo(second);
            faults.kill(Service.LOYALTY);
        });

        assertThatTheBooksAreRight();
    }

    /** A fault when a third is posted; then what is missing is started again, and the tills finish. */
    private static void replayAndInTheMiddle(Runnable fault) {
        List<Receipt> receipts = PARTS.next();
        Middle middle = new Middle(receipts.size());
        CompletableFuture<Void> replay = CompletableFuture.runAsync(
                () -> new Replay(suite.gateway(), suite.tills()).run(receipts, middle::advance));
        middle.disturb(fault);
        suite.launcher().up();
        replay.join();
    }

    private static void assertThatTheBooksAreRight() {
        RetailMonth expected = PARTS.soFar();
        Kpis kpis = new Kpis(suite.admin());
        var unused = kpis.awaitMonth(
                "The replay",
                row -> row.total().count() + row.total().returnCount()
                        >= expected.receipts().size());
        Comparison comparison = new Verdict(suite.console(), kpis, expected).compareWithFile(retailer);
        assertThat(comparison.differences()).isEmpty();
        assertThatTheServicesAgree();
    }

    private static void assertThatTheServicesAgree() {
        Books books = new Books(suite.launcher());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(books.differences()).isEmpty());
        assertThat(new Verification(suite.launcher(), suite.console()).run()).isTrue();
    }
}
