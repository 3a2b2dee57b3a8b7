package io.dangol.suite.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.client.CallFailed;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Pause;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** From the till's answer to the board that shows it: a sale in a store where nobody else sells, then looking. */
final class BoardDelay {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_MS = 5;
    private static final int LONGEST_REST_MS = 100;

    private final Gateway.Caller admin;
    private final Shop shop;
    private final SaleMaker sales;

    BoardDelay(Gateway.Caller admin, Shop shop, SaleMaker sales) {
        this.admin = admin;
        this.shop = shop;
        this.sales = sales;
    }

    /** Milliseconds. */
    record Delays(double p50, double p99, double max, long samples) {}

    Delays measure(int samples) {
        Histogram delays = new Histogram(3);
        long shown = shown();
        for (int i = 0; i < samples; i++) {
            // At no fixed beat, which some poll might share.
            Pause.ms(ThreadLocalRandom.current().nextInt(LONGEST_REST_MS));
            var unused = shop.till()
                    .post("/v1/sales", sales.next(Shop.QUIET_STORE, 1))
                    .orFail("The sale");
            long begin = System.nanoTime();
            while (shown() <= shown) {
                if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new CallFailed("A sale did not reach the board");
                }
                Pause.ms(LOOK_AGAIN_MS);
            }
            shown++;
            delays.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin));
        }
        return new Delays(ms(delays, 50), ms(delays, 99), delays.getMaxValue() / 1e3, delays.getTotalCount());
    }

    private long shown() {
        JsonNode stores = admin.get("/v1/kpis/identified-sales?groupBy=store")
                .orFail("The board")
                .body()
                .path("data");
        for (JsonNode row : stores) {
            if (row.toString().contains(Shop.QUIET_STORE)) {
                return row.path("total").path("count").asLong();
            }
        }
        return 0;
    }

    private static double ms(Histogram delays, double percentile) {
        return delays.getValueAtPercentile(percentile) / 1e3;
    }
}
