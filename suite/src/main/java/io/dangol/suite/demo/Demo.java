package io.dangol.suite.demo;

import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Patience;
import io.dangol.suite.console.Console;
import io.dangol.suite.console.Money;
import io.dangol.suite.console.Progress;
import io.dangol.suite.demo.KpiView.Row;
import io.dangol.suite.launcher.Launcher;
import io.dangol.suite.retail.Receipt;
import io.dangol.suite.retail.RetailMonth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The main job, shown: a real month goes through the gateway, and the board moves. A second run changes nothing. */
public final class Demo {

    private final Supplier<Door> start;
    private final Console console;
    private final RetailMonth month = RetailMonth.shipped();

    /** On the suite of this machine, which it starts. */
    public Demo(Launcher launcher, Console console) {
        this(() -> started(launcher, console), console);
    }

    /** On a suite that runs already, here or elsewhere. */
    public Demo(Door door, Console console) {
        this(() -> door, console);
    }

    private Demo(Supplier<Door> start, Console console) {
        this.start = start;
        this.console = console;
    }

    /** Returns whether the board equals the file. */
    public boolean run() {
        Door door = start.get();
        Gateway gateway = door.gateway(Patience.USUAL);
        Gateway.Caller admin = gateway.as(door.admin());
        Tills tills = Tills.keptIn(door.tills());
        Retailer.Opened retailer = open(gateway, admin, tills);
        Kpis kpis = new Kpis(admin);
        Replay replay = new Replay(gateway, tills);
        replay(replay, new Holders(admin), kpis);
        boolean equal = new Verdict(console, kpis, month).print(retailer);
        new Farewell(console, door).print(replay.known());
        return equal;
    }

    private static Door started(Launcher launcher, Console console) {
        console.title("Starting the suite");
        launcher.up();
        return Door.of(launcher);
    }

    private Retailer.Opened open(Gateway gateway, Gateway.Caller admin, Tills tills) {
        console.title("Opening the retailer");
        Retailer.Opened retailer = new Retailer(gateway, admin, month, tills).open();
        console.done("%d partners, each with a store and a till with credentials of its own"
                .formatted(month.countries().size()));
        console.done("%s products, %s cards in the programme %s: 1 point for each full pound"
                .formatted(
                        Money.number(month.products().size()),
                        Money.number(month.cardNumbers().size()),
                        Retailer.PROGRAM));
        return retailer;
    }

    private void replay(Replay replay, Holders holders, Kpis kpis) {
        console.title("Replaying December 2010 through the gateway");
        int middle = month.receipts().size() / 2;
        List<Receipt> before = month.receipts().subList(0, middle);
        List<Receipt> after = month.receipts().subList(middle, month.receipts().size());

        post(replay, "first half: receipts", before);
        Row first = kpis.awaitMonth("The first half", row -> receipts(row) >= middle);
        say("no holder is registered yet", first);
        register(holders);
        long carded = before.stream().filter(receipt -> !receipt.isAnonymous()).count();
        say(
                "the same sales, holders registered: the past moved too",
                kpis.awaitMonth("The registered holders", row -> identified(row) >= carded));
        post(replay, "second half: receipts", after);
        say("the whole month", kpis.awaitMonth("The month", this::isComplete));
    }

    private void post(Replay replay, String label, List<Receipt> receipts) {
        try (Progress progress = new Progress(console, label, receipts.size())) {
            replay.run(receipts, progress::advance);
        }
    }

    private void register(Holders holders) {
        List<String> cards = List.copyOf(month.cardNumbers());
        try (Progress progress = new Progress(console, "holders registered", cards.size())) {
            holders.register(cards, progress::advance);
        }
    }

    private boolean isComplete(Row row) {
        long carded = month.receipts().stream()
                .filter(receipt -> !receipt.isAnonymous())
                .count();
        return receipts(row) >= month.receipts().size() && identified(row) >= carded;
    }

    private void say(String when, Row row) {
        String share = console.styled(
                Console.Style.BOLD, Board.percent(row.identifiedShare().ofNet()));
        console.line("      %s receipts on the board: %s of net sales identified, %s carded  (%s)"
                .formatted(Money.number(receipts(row)), share, Board.percent(cardedShare(row)), when));
    }

    private static @Nullable BigDecimal cardedShare(Row row) {
        return row.total().net() == 0
                ? null
                : BigDecimal.valueOf(row.carded().net())
                        .divide(BigDecimal.valueOf(row.total().net()), 6, RoundingMode.HALF_EVEN);
    }

    private static long receipts(Row row) {
        return row.total().count() + row.total().returnCount();
    }

    private static long identified(Row row) {
        return row.identified().count() + row.identified().returnCount();
    }
}
