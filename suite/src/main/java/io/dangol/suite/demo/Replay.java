package io.dangol.suite.demo;

import io.dangol.suite.client.Answer;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Pause;
import io.dangol.suite.demo.DemoApi.ReturnRequest;
import io.dangol.suite.demo.DemoApi.SaleRequest;
import io.dangol.suite.retail.Receipt;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Posts receipts as the tills would have: each with its store's own credentials, several at a time, one card's in the
 * order of time. A receipt whose answer was lost is posted again; its number makes that harmless.
 */
final class Replay {

    private static final int LANES = 8;
    private static final int ATTEMPTS = 50;
    private static final long PAUSE_MS = 200;

    private final Gateway gateway;
    private final Tills tills;
    private final AtomicInteger known = new AtomicInteger();

    Replay(Gateway gateway, Tills tills) {
        this.gateway = gateway;
        this.tills = tills;
    }

    void run(List<Receipt> receipts, Runnable afterEach) {
        Parallel.forEach(receipts, LANES, Replay::lane, receipt -> {
            if (post(receipt).isReplay()) {
                known.incrementAndGet();
            }
            afterEach.run();
        });
    }

    /** How many the suite had recorded before. */
    int known() {
        return known.get();
    }

    private Answer post(Receipt receipt) {
        Gateway.Caller till = gateway.as(tills.of(receipt.country()));
        Answer answer = post(till, receipt);
        // A store that was opened a moment ago is heard of a moment later.
        for (int attempt = 0; answer.isProblem("unknown-store") && attempt < ATTEMPTS; attempt++) {
            Pause.ms(PAUSE_MS);
            answer = post(till, receipt);
        }
        return answer.orFail("Receipt " + receipt.number());
    }

    private static Answer post(Gateway.Caller till, Receipt receipt) {
        return switch (receipt.kind()) {
            case SALE -> till.post("/v1/sales", SaleRequest.of(receipt));
            case RETURN -> till.post("/v1/returns", ReturnRequest.of(receipt));
        };
    }

    private static int lane(Receipt receipt) {
        String card = receipt.cardNumber();
        return card == null ? receipt.number().hashCode() : card.hashCode();
    }
}
