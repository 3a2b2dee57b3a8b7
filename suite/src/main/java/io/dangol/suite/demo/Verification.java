package io.dangol.suite.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.client.Answer;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Json;
import io.dangol.suite.client.Patience;
import io.dangol.suite.client.Pause;
import io.dangol.suite.console.Console;
import io.dangol.suite.console.Money;
import io.dangol.suite.demo.KpiView.Overview;
import io.dangol.suite.launcher.Launcher;
import java.time.Duration;
import java.util.List;

/** Do the books of the running suite agree? The ledger proves itself; the board must say the same; nothing lies aside. */
public final class Verification {

    private static final List<String> CONSUMERS = List.of("loyalty", "customer", "analytics");
    private static final List<String> AUDITED = List.of("customer", "loyalty", "partner");

    private static final int UNDER_WAY = 202;
    private static final long LOOK_AGAIN_MS = 100;

    private final Door door;
    private final Console console;

    public Verification(Launcher launcher, Console console) {
        this(Door.of(launcher), console);
    }

    public Verification(Door door, Console console) {
        this.door = door;
        this.console = console;
    }

    /** Returns whether they do. */
    public boolean run() {
        console.title("Verifying the books");
        Gateway gateway = door.gateway(new Patience(Duration.ofSeconds(10)));
        Gateway.Caller admin = gateway.as(door.admin());
        LedgerView ledger = ledger(admin);
        Overview overview = new Kpis(admin).awaitOverview(seen -> seen.events().waiting() == 0);
        boolean holds = say(
                "the ledger proves its %s entries of %s members"
                        .formatted(Money.number(ledger.entries()), Money.number(ledger.members())),
                ledger.holds());
        long onBoard = overview.points().outstanding();
        boolean agree = say(
                "points outstanding: %s in the ledger, %s on the board"
                        .formatted(Money.number(ledger.outstandingPoints()), Money.number(onBoard)),
                ledger.outstandingPoints() == onBoard);
        boolean clean = true;
        for (String service : CONSUMERS) {
            JsonNode letters = admin.get("/v1/operations/%s/dead-letters".formatted(service))
                    .orFail("The dead letters of " + service)
                    .body()
                    .path("data");
            clean &= say("%s has %d dead letters".formatted(service, letters.size()), letters.isEmpty());
        }
        boolean audited = true;
        for (String service : AUDITED) {
            audited &= say(service, AuditTrail.of(admin, service));
        }
        return holds && agree && clean && audited;
    }

    private boolean say(String service, AuditTrail trail) {
        return trail.asked()
                ? say(
                        "the audit log of %s proves its %s entries".formatted(service, Money.number(trail.entries())),
                        trail.intact())
                : say("the audit log of %s is not asked: the administrator lacks audit:read".formatted(service), true);
    }

    /** A ledger that takes long to prove answers 202, having waited itself: its outcome is there when asked again. */
    private static LedgerView ledger(Gateway.Caller admin) {
        Answer answer = admin.get("/v1/ledger/verification").orFail("The ledger");
        while (answer.status() == UNDER_WAY) {
            Pause.ms(LOOK_AGAIN_MS);
            answer = admin.get("/v1/ledger/verification").orFail("The ledger");
        }
        return Json.convert(answer.body(), LedgerView.class);
    }

    private boolean say(String what, boolean fine) {
        if (fine) {
            console.done(what);
        } else {
            console.failed(what);
        }
        return fine;
    }

    /** What is read of the ledger's own verification. */
    record LedgerView(boolean holds, long members, long entries, long outstandingPoints) {}
}
