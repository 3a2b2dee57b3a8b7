package io.dangol.suite.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void money_has_thousands_and_pence() {
        Console.Signs signs = console(false, true).signs();

        assertThat(Money.pounds(823_746_14, signs)).isEqualTo("£823,746.14");
        assertThat(Money.pounds(5, signs)).isEqualTo("£0.05");
        assertThat(Money.pounds(-5, signs)).isEqualTo("-£0.05");
        assertThat(Money.pounds(0, signs)).isEqualTo("£0.00");
    }

    @Test
    void without_utf_8_every_sign_is_ascii() {
        Console ascii = console(false, false);
        ascii.title("Title");
        ascii.done("done");
        ascii.failed("failed");
        ascii.line(Money.pounds(100, ascii.signs()));

        assertThat(text()).isASCII().contains("GBP 1.00");
    }

    @Test
    void colours_are_for_terminals_only() {
        console(false, true).done("plain");
        assertThat(text()).doesNotContain("\u001b");

        console(true, true).done("coloured");
        assertThat(text()).contains("\u001b[32m");
    }

    @Test
    void a_table_is_as_wide_as_its_widest_cells() {
        Table table = new Table("lr", "store", "net");
        table.row("UK-01", "1");
        table.row("I", "12,345");

        table.print(console(false, false));

        assertThat(text().lines()).containsExactly("  store      net", "  UK-01        1", "  I       12,345");
    }

    @Test
    void progress_outside_a_terminal_is_a_line_now_and_then() {
        try (Progress progress = new Progress(console(false, false), "receipts", 10)) {
            for (int count = 0; count < 10; count++) {
                progress.advance();
            }
        }

        assertThat(text().lines()).hasSize(5).last().asString().startsWith("  * receipts 10 of 10");
    }

    @Test
    void progress_that_ends_early_is_not_called_done() {
        try (Progress progress = new Progress(console(false, false), "receipts", 10)) {
            progress.advance();
        }

        assertThat(text()).startsWith("  ! receipts 1 of 10");
    }

    @Test
    void a_long_remark_is_broken_between_words() {
        console(false, false).wrapped("word ".repeat(40).strip(), 4);

        assertThat(text().lines())
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.length() <= 110 && line.startsWith("    word"));
    }

    private Console console(boolean terminal, boolean unicode) {
        return new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), terminal, unicode, 100);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
