package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.suite.launcher.Service;
import io.dangol.suite.retail.Receipt;
import io.dangol.suite.retail.RetailMonth;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    void without_kafka_for_a_minute_tills_keep_working_and_the_board_catches_up() {
        long begin = System.nanoTime();
        suite.faults().killKafka();

        new Replay(suite.gateway(), suite.tills()).run(PARTS.next(), () -> {});
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        sleep(Duration.ofMinutes(1).minus(taken));
        suite.launcher().up();

        assertThat(taken).isLessThan(Duration.ofMinutes(1));
        assertThatTheBooksAreRight();
    }

    /** Kills when a third is posted, starts again what is missing, and lets the tills finish. */
    private static void replayAndInTheMiddle(Runnable kill) {
        List<Receipt> receipts = PARTS.next();
        CountDownLatch aThird = new CountDownLatch(receipts.size() / 3);
        CompletableFuture<Void> replay = CompletableFuture.runAsync(
                () -> new Replay(suite.gateway(), suite.tills()).run(receipts, aThird::countDown));
        await(aThird);
        kill.run();
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
        assertThat(new Verification(suite.launcher(), suite.console()).run()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(Math.max(0, pause.toMillis()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
