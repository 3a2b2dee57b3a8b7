package io.dangol.suite.demo;

import io.dangol.suite.client.CallFailed;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Json;
import io.dangol.suite.client.Pause;
import io.dangol.suite.demo.KpiView.IdentifiedSales;
import io.dangol.suite.demo.KpiView.Overview;
import io.dangol.suite.demo.KpiView.Row;
import java.time.Duration;
import java.util.function.Predicate;

/** The board's figures, read at the door like anybody would. */
final class Kpis {

    static final String MONTH = "2010-12";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_AGAIN_MS = 100;

    private final Gateway.Caller admin;

    Kpis(Gateway.Caller admin) {
        this.admin = admin;
    }

    IdentifiedSales by(String group) {
        String path = "/v1/kpis/identified-sales?from=%s&to=%s&groupBy=%s".formatted(MONTH, MONTH, group);
        return Json.convert(admin.get(path).orFail("The KPIs").body(), IdentifiedSales.class);
    }

    Row month() {
        return by("month").row(MONTH).orElseGet(() -> Row.empty(MONTH, MONTH));
    }

    Overview overview() {
        return Json.convert(
                admin.get("/v1/kpis/overview").orFail("The overview").body(), Overview.class);
    }

    /** Events need a moment to arrive. Waits for the figure to be there, not for an amount of time. */
    Row awaitMonth(String what, Predicate<Row> arrived) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Row row = month();
        while (!arrived.test(row)) {
            if (System.nanoTime() > end) {
                throw new CallFailed("%s did not reach the board within %d s; ./dangol logs analytics-service"
                        .formatted(what, PATIENCE.toSeconds()));
            }
            Pause.ms(LOOK_AGAIN_MS);
            row = month();
        }
        return row;
    }

    /** Points travel in events of their own. */
    Overview awaitOverview(Predicate<Overview> arrived) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Overview overview = overview();
        while (!arrived.test(overview) && System.nanoTime() < end) {
            Pause.ms(LOOK_AGAIN_MS);
            overview = overview();
        }
        return overview;
    }
}
