package io.dangol.suite.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.suite.client.Json;
import io.dangol.suite.console.Money;
import io.dangol.suite.demo.KpiView.Overview;
import io.dangol.suite.demo.KpiView.Row;
import io.dangol.suite.retail.Receipt;
import io.dangol.suite.retail.RetailMonth;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person sees of the demo: the share that jumps, the board, and commands that work. */
@ExtendWith(DemoRun.Once.class)
class DemoOutputTest {

    private final RetailMonth month = RetailMonth.shipped();
    private final DemoRun demo;

    DemoOutputTest(DemoRun demo) {
        this.demo = demo;
    }

    @Test
    void registering_the_holders_in_the_middle_identifies_the_sales_that_were_posted_before() {
        int middle = month.receipts().size() / 2;
        String carded = cardedShare(month.receipts().subList(0, middle));

        assertThat(carded).isNotEqualTo("0.00 %");
        assertThat(stations())
                .containsExactly(
                        List.of(Money.number(middle), "0.00 %", carded, "no holder is registered yet"),
                        List.of(
                                Money.number(middle),
                                carded,
                                "0.00 %",
                                "the same sales, holders registered: the past moved too"),
                        List.of(Money.number(month.receipts().size()), "74.05 %", "0.00 %", "the whole month"));
    }

    @Test
    void the_printed_board_has_the_figures_of_the_api_and_says_that_they_are_the_files() {
        Row board = new Kpis(demo.suite().admin()).month();

        assertFigure("gross sales", pounds(board.total().gross()));
        assertFigure("returns", pounds(board.total().returns()));
        assertFigure("net sales", pounds(board.total().net()));
        assertFigure("identified", pounds(board.identified().net()));
        assertFigure("anonymous", pounds(board.anonymous().net()));
        assertFigure("issued", Money.number(demo.overview().points().issued()));
        assertFigure("outstanding", Money.number(demo.overview().points().outstanding()));
        assertThat(demo.printed()).contains("equals the file to the penny: yes");
    }

    @Test
    void the_pace_of_the_events_and_their_lag_are_printed() {
        long receipts = month.receipts().size();

        Matcher pace = Pattern.compile("(?m)^  per second +([0-9,]+)   ([0-9,]+) since the start$")
                .matcher(demo.printed());
        assertThat(pace.find()).isTrue();
        assertThat(number(pace.group(1))).isPositive();
        assertThat(number(pace.group(2))).isGreaterThanOrEqualTo(receipts);
        assertThat(demo.printed()).containsPattern("(?m)^  lag +[0-9,]+ ms   0 waiting$");
    }

    @Test
    void a_shell_logs_in_and_reads_the_board_with_the_printed_commands() throws IOException {
        String logIn = printed("(?s)log in +(TOKEN=.*?access_token.*?'\\))\n");
        String readBoard = printed("the board +(curl [^\n]+)\n");

        Process shell = new ProcessBuilder("sh", "-c", logIn + "\n" + readBoard).start();
        String answer = new String(shell.getInputStream().readAllBytes(), UTF_8);

        assertThat(Json.read(answer, Overview.class).customers()).isGreaterThanOrEqualTo(948);
    }

    @Test
    void the_addresses_of_the_api_document_answer() throws IOException {
        String gateway = printed("API document +(\\S+)/docs");

        for (String path : new String[] {"/docs", "/openapi"}) {
            Process curl =
                    new ProcessBuilder("sh", "-c", "curl -sfL -o /dev/null " + gateway + path + "; echo $?").start();
            assertThat(new String(curl.getInputStream().readAllBytes(), UTF_8)).isEqualTo("0\n");
        }
    }

    /** Where the replay stood when it said so: receipts, identified, carded, and why. */
    private List<List<String>> stations() {
        return Pattern.compile(
                        "(?m)^ +(\\S+) receipts on the board: (.+) of net sales identified, (.+) carded  \\((.+)\\)$")
                .matcher(demo.printed())
                .results()
                .map(found -> List.of(found.group(1), found.group(2), found.group(3), found.group(4)))
                .toList();
    }

    private static String cardedShare(List<Receipt> receipts) {
        BigDecimal carded = BigDecimal.valueOf(
                net(receipts.stream().filter(receipt -> !receipt.isAnonymous()).toList()));
        BigDecimal share = carded.divide(BigDecimal.valueOf(net(receipts)), 6, RoundingMode.HALF_EVEN);
        return share.movePointRight(2).setScale(2, RoundingMode.HALF_EVEN) + " %";
    }

    private static long net(List<Receipt> receipts) {
        return receipts.stream()
                .mapToLong(receipt ->
                        receipt.kind() == Receipt.Kind.SALE ? receipt.totalInPennies() : -receipt.totalInPennies())
                .sum();
    }

    private void assertFigure(String label, String figure) {
        assertThat(demo.printed()).containsPattern("(?m)^  " + label + " {2,}" + Pattern.quote(figure) + "( |$)");
    }

    private String pounds(long pennies) {
        return Money.pounds(pennies, demo.suite().console().signs());
    }

    private String printed(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(demo.printed());
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }
}
