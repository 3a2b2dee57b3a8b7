package io.dangol.suite.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.client.CallFailed;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Patience;
import io.dangol.suite.client.Pause;
import io.dangol.suite.console.Console;
import io.dangol.suite.launcher.Launcher;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What a till sold while its line was down, in one upload that is cut twice, on a suite of its own: it goes on where it was,
 * and in the end each sale is there once and no number of the terminal is missing.
 */
public final class OfflineBench {

    private static final String TERMINAL = "OFFLINE-1";
    private static final String BATCH = "offline-bench";
    private static final long SEED = 1;
    private static final int CUTS = 2;
    private static final long LOOK_AGAIN_MS = 50;
    private static final int LOOKS = 600;

    private final Console console;
    private final Launcher launcher;
    private final SaleMaker sales;

    public OfflineBench(Launcher launcher, Console console, Clock clock) {
        this.launcher = launcher;
        this.console = console;
        this.sales = new SaleMaker(clock);
    }

    /** On a suite that runs and is empty; answers whether all is there, once. */
    public boolean measure(int lines) {
        Gateway gateway = new Gateway(launcher.gateway(), Patience.USUAL);
        Gateway.Caller admin = gateway.as(launcher.admin());
        Shop shop = Shop.open(gateway, admin, sales);
        shop.issueCards(admin);
        List<String> sold = sold(lines);
        console.title("%,d sales of a till that was offline, in any order".formatted(lines));
        CutUpload upload = new CutUpload(launcher.gateway(), shop.till().token(), BATCH, sold);
        long begin = System.nanoTime();
        long recorded = 0;
        int after = 0;
        for (int part = 1; part <= CUTS + 1; part++) {
            recorded += upload.send(after, lines * part / (CUTS + 1));
            after = part > CUTS ? lines : cut(shop.till(), lines * part / (CUTS + 1));
        }
        double took = (System.nanoTime() - begin) / 1e9;
        console.done("%.1f s, %.0f lines/s; %,d answers 201 were heard".formatted(took, lines / took, recorded));
        MemberBench.awaitBoard(admin);
        boolean whole = isWhole(shop.till(), lines);
        return isUnchanged(upload, lines) && whole;
    }

    /** What was sent and not answered may still be worked on: the count stands still once it is not. */
    private int cut(Gateway.Caller till, int heard) {
        int before = -1;
        int answered = answered(till);
        for (int look = 0; answered != before || answered < heard; look++) {
            if (look == LOOKS) {
                throw new CallFailed("%d lines are known to be answered, %d were heard".formatted(answered, heard));
            }
            Pause.ms(LOOK_AGAIN_MS);
            before = answered;
            answered = answered(till);
        }
        console.done("cut: %,d answers heard, goes on after line %,d".formatted(heard, answered));
        return answered;
    }

    private static int answered(Gateway.Caller till) {
        return till.get("/v1/sales/batches/" + BATCH)
                .orFail("The batch")
                .body()
                .path("answered")
                .asInt();
    }

    private boolean isWhole(Gateway.Caller till, int lines) {
        JsonNode counts = till.get("/v1/terminals?storeCode=" + SaleMaker.STORE)
                .orFail("The terminals")
                .body()
                .path("data");
        for (JsonNode count : counts) {
            if (count.path("terminalId").asText().equals(TERMINAL)) {
                return told(
                        "%,d documents of the terminal, %d missing, %d twice"
                                .formatted(
                                        count.path("documents").asLong(),
                                        count.path("missing").asLong(),
                                        count.path("duplicates").asLong()),
                        count.path("documents").asLong() == lines
                                && count.path("missing").asLong() == 0
                                && count.path("duplicates").asLong() == 0);
            }
        }
        throw new CallFailed("Nothing is known of terminal " + TERMINAL);
    }

    private boolean isUnchanged(CutUpload upload, int lines) {
        long begin = System.nanoTime();
        long recorded = upload.send(0, lines);
        double took = (System.nanoTime() - begin) / 1e9;
        return told(
                "the whole file once more: %,d recorded, %.0f lines/s".formatted(recorded, lines / took),
                recorded == 0);
    }

    private boolean told(String what, boolean right) {
        if (right) {
            console.done(what);
        } else {
            console.failed(what);
        }
        return right;
    }

    /** As a till would not send them, so that nothing depends on it; the same ones whenever this is run. */
    private List<String> sold(int lines) {
        Random random = new Random(SEED);
        List<String> sold = new ArrayList<>(IntStream.rangeClosed(1, lines)
                .mapToObj(number -> sales.counted(TERMINAL, number, 1 + random.nextInt(SaleMaker.CARDS)))
                .toList());
        Collections.shuffle(sold, random);
        return sold;
    }
}
