package io.dangol.suite.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.suite.console.Console;
import io.dangol.suite.demo.KpiView.AllPoints;
import io.dangol.suite.demo.KpiView.Events;
import io.dangol.suite.demo.KpiView.Figures;
import io.dangol.suite.demo.KpiView.IdentifiedSales;
import io.dangol.suite.demo.KpiView.Overview;
import io.dangol.suite.demo.KpiView.ProgramPoints;
import io.dangol.suite.demo.KpiView.Row;
import io.dangol.suite.demo.KpiView.Share;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures that all differ: each must stand in its own row, with its own definition beneath. */
class BoardTest {

    private static final List<String> DEFINED = List.of(
            "gross",
            "returns",
            "net",
            "identified",
            "carded",
            "anonymous",
            "identifiedShare",
            "points.issued",
            "points.returned",
            "points.outstanding",
            "events.perSecond",
            "events.lagMillis");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Map<String, String> definitions = new HashMap<>();
    private List<String> lines = List.of();

    @BeforeEach
    void print() {
        DEFINED.forEach(key -> definitions.put(key, "what " + key + " means"));
        Row month = row(Kpis.MONTH, Kpis.MONTH, 1_000, "0.740502");
        Row small = row("1", "Dealer", 2_000, null);
        Row large = row("2", "Own stores", 9_000, "0.5");
        Overview overview = new Overview(
                definitions,
                new AllPoints(
                        -1, -2, -3, -4, List.of(points("other", 40), points("ours", 50_000), points("another", 60))),
                948,
                949,
                new Events(3_838, new BigDecimal("1234.56"), 17, 321, 0));

        new Board(new Console(new PrintStream(printed, true, UTF_8), false, true, 110))
                .print(
                        new IdentifiedSales(definitions, List.of(month)),
                        new IdentifiedSales(definitions, List.of(small, large)),
                        overview,
                        "ours");
        lines = printed.toString(UTF_8).lines().toList();
    }

    @Test
    void each_figure_of_the_month_stands_in_its_row_above_its_definition() {
        assertFigure("gross sales", "£1,001.02   1,003 receipts", "gross");
        assertFigure("returns", "£1,001.05   1,004 receipts", "returns");
        assertFigure("net sales", "£1,001.06", "net");
        assertFigure("identified", "£1,002.06   net", "identified");
        assertFigure("carded", "£1,003.06   net", "carded");
        assertFigure("anonymous", "£1,004.06   net", "anonymous");
        assertFigure("identified share", "74.05 %   of net sales", "identifiedShare");
    }

    @Test
    void partners_are_listed_from_the_largest_to_the_smallest() {
        assertThat(table("Identified share by partner"))
                .containsExactly(
                        List.of("partner", "sales", "returns", "net", "identified net", "share"),
                        List.of("Own stores", "9,003", "9,004", "£9,001.06", "£9,002.06", "50.00 %"),
                        List.of("Dealer", "2,003", "2,004", "£2,001.06", "£2,002.06", "-"));
        assertThat(table("Identified share by month"))
                .contains(List.of("2010-12", "1,003", "1,004", "£1,001.06", "£1,002.06", "74.05 %"));
    }

    @Test
    void points_are_those_of_the_demos_programme_and_not_of_all() {
        assertFigure("issued", "50,001   one for each full pound of a receipt", "points.issued");
        assertFigure("returned", "50,002", "points.returned");
        assertFigure("outstanding", "50,004", "points.outstanding");
    }

    @Test
    void the_pace_of_the_events_and_their_lag_are_told_apart() {
        assertFigure("per second", "1,235   3,838 since the start", "events.perSecond");
        assertFigure("lag", "321 ms   17 waiting", "events.lagMillis");
    }

    private void assertFigure(String label, String figure, String definition) {
        assertThat(printed.toString(UTF_8))
                .containsPattern(
                        "(?m)^  " + label + " {2,}" + Pattern.quote(figure) + "\n    what " + definition + " means$");
    }

    private List<List<String>> table(String title) {
        int head = lines.indexOf(title) + 2;
        return lines.subList(head, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("  net, identified"))
                .map(line -> List.of(line.strip().split(" {2,}")))
                .toList();
    }

    private static Row row(String key, String label, long about, @Nullable String share) {
        return new Row(
                key,
                label,
                DemoApi.CURRENCY,
                figures(about, 1),
                figures(about, 2),
                figures(about, 3),
                figures(about, 4),
                new Share(share == null ? null : new BigDecimal(share)));
    }

    /** In pounds the thousands say which row, the units which part, the pence which figure. */
    private static Figures figures(long about, long part) {
        long pounds = (about + part) * 100;
        return new Figures(about + 3, pounds + 2, about + 4, pounds + 5, pounds + 6);
    }

    private static ProgramPoints points(String programId, long about) {
        return new ProgramPoints(programId, about + 1, about + 2, about + 3, about + 4);
    }
}
