package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.suite.console.Console;
import io.dangol.suite.demo.KpiView.Figures;
import io.dangol.suite.demo.KpiView.Row;
import io.dangol.suite.demo.KpiView.Share;
import io.dangol.suite.retail.FileFigures;
import io.dangol.suite.retail.FileFigures.Sum;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final FileFigures.Figures FILE =
            new FileFigures.Figures(new Sum(3, 1_000, 1, 200), new Sum(2, 700, 0, 0));

    private final Console console = new Console(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false, true, 100);

    @Test
    void the_same_figures_are_equal() {
        Comparison comparison =
                comparison(new Figures(3, 1_000, 1, 200, 800), new Figures(2, 700, 0, 0, 700), "0.875000");

        assertThat(comparison.isEqual()).isTrue();
        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void one_penny_is_a_difference_and_is_named() {
        Comparison comparison =
                comparison(new Figures(3, 1_001, 1, 200, 801), new Figures(2, 700, 0, 0, 700), "0.875000");

        assertThat(comparison.isEqual()).isFalse();
        assertThat(comparison.differences())
                .containsExactly(
                        new Comparison.Figure("month, gross", "£10.00", "£10.01"),
                        new Comparison.Figure("month, net", "£8.00", "£8.01"));
    }

    @Test
    void a_sale_counted_twice_is_a_difference() {
        Comparison comparison =
                comparison(new Figures(4, 1_000, 1, 200, 800), new Figures(2, 700, 0, 0, 700), "0.875000");

        assertThat(comparison.differences()).extracting(Comparison.Figure::name).containsExactly("month, sales");
    }

    @Test
    void another_share_is_a_difference() {
        Comparison comparison =
                comparison(new Figures(3, 1_000, 1, 200, 800), new Figures(2, 700, 0, 0, 700), "0.875001");

        assertThat(comparison.differences())
                .extracting(Comparison.Figure::name)
                .containsExactly("month, identified share");
    }

    private Comparison comparison(Figures total, Figures identified, String share) {
        Row row = new Row(
                "2010-12",
                "2010-12",
                "GBP",
                total,
                identified,
                Figures.NONE,
                Figures.NONE,
                new Share(new BigDecimal(share)));
        return new Comparison(console.signs()).row("month", FILE, row);
    }
}
