package io.dangol.suite.demo;

import io.dangol.suite.console.Console;
import io.dangol.suite.console.Money;
import io.dangol.suite.console.Table;
import io.dangol.suite.demo.KpiView.Events;
import io.dangol.suite.demo.KpiView.IdentifiedSales;
import io.dangol.suite.demo.KpiView.Overview;
import io.dangol.suite.demo.KpiView.Points;
import io.dangol.suite.demo.KpiView.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The board as it is printed: every figure with what it means beneath, in the words of the service that counted it. */
final class Board {

    private static final int LABEL = 24;
    private static final int VALUE = 16;

    private final Console console;

    Board(Console console) {
        this.console = console;
    }

    void print(IdentifiedSales byMonth, IdentifiedSales byPartner, Overview overview, String programId) {
        console.title("The board, December 2010");
        Row month = byMonth.row(Kpis.MONTH).orElseGet(() -> Row.empty(Kpis.MONTH, Kpis.MONTH));
        printSales(month, byMonth.definitions());
        printRows("Identified share by month", "month", byMonth);
        printRows("Identified share by partner", "partner", byPartner);
        printPoints(overview.points().of(programId), overview.definitions());
        printEvents(overview.events(), overview.definitions());
    }

    private void printSales(Row month, Map<String, String> definitions) {
        figure(
                "gross sales",
                pounds(month.total().gross()),
                Money.number(month.total().count()) + " receipts");
        define(definitions, "gross");
        figure(
                "returns",
                pounds(month.total().returns()),
                Money.number(month.total().returnCount()) + " receipts");
        define(definitions, "returns");
        figure("net sales", pounds(month.total().net()), "");
        define(definitions, "net");
        figure("identified", pounds(month.identified().net()), "net");
        define(definitions, "identified");
        figure("carded", pounds(month.carded().net()), "net");
        define(definitions, "carded");
        figure("anonymous", pounds(month.anonymous().net()), "net");
        define(definitions, "anonymous");
        figure("identified share", percent(month.identifiedShare().ofNet()), "of net sales");
        define(definitions, "identifiedShare");
    }

    private void printRows(String title, String group, IdentifiedSales sales) {
        console.title(title);
        Table table = new Table("lrrrrr", group, "sales", "returns", "net", "identified net", "share");
        sales.data().stream()
                .filter(row -> row.currency().equals(DemoApi.CURRENCY))
                .sorted(Comparator.comparingLong((Row row) -> row.total().net()).reversed())
                .forEach(row -> table.row(
                        row.label(),
                        Money.number(row.total().count()),
                        Money.number(row.total().returnCount()),
                        pounds(row.total().net()),
                        pounds(row.identified().net()),
                        percent(row.identifiedShare().ofNet())));
        table.print(console);
        console.remark("net, identified and share as defined above; business days of the stores' zone, Europe/London");
    }

    private void printPoints(Points points, Map<String, String> definitions) {
        console.title("Points of the programme " + Retailer.PROGRAM);
        figure("issued", Money.number(points.issued()), "one for each full pound of a receipt");
        define(definitions, "points.issued");
        figure("returned", Money.number(points.returned()), "");
        define(definitions, "points.returned");
        figure("outstanding", Money.number(points.outstanding()), "");
        define(definitions, "points.outstanding");
    }

    private void printEvents(@Nullable Events events, Map<String, String> definitions) {
        console.title("Events");
        if (events == null) {
            return;
        }
        figure("per second", decimal(events.perSecond()), Money.number(events.consumed()) + " since the start");
        define(definitions, "events.perSecond");
        figure("lag", Money.number(events.lagMillis()) + " ms", Money.number(events.waiting()) + " waiting");
        define(definitions, "events.lagMillis");
    }

    private void figure(String label, String value, String note) {
        String gap = " ".repeat(Math.max(1, VALUE - value.length()));
        String head = label + " ".repeat(Math.max(1, LABEL - label.length()));
        console.line(("  " + head + gap + console.styled(Console.Style.BOLD, value) + "   " + note).stripTrailing());
    }

    private void define(Map<String, String> definitions, String key) {
        String text = definitions.get(key);
        if (text != null) {
            console.wrapped(text, 4);
        }
    }

    private String pounds(long pennies) {
        return Money.pounds(pennies, console.signs());
    }

    static String percent(@Nullable BigDecimal share) {
        return share == null
                ? "-"
                : share.movePointRight(2).setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }

    private static String decimal(BigDecimal value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
