package io.dangol.suite.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.chaos.Roll.Fate;
import io.dangol.suite.chaos.Roll.Kind;
import io.dangol.suite.chaos.Roll.Paper;
import io.dangol.suite.client.CallFailed;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Patience;
import io.dangol.suite.client.Pause;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All who work while things break: tills that never give up, one that always does, and uploads. */
final class Tills {

    private static final int PATIENT = 6;
    private static final int LINES = 60;
    private static final long BETWEEN_CUSTOMERS_MS = 25;
    private static final long BETWEEN_UPLOADS_MS = 500;
    private static final Patience STUBBORN = new Patience(Duration.ofMinutes(4));
    private static final Patience NONE = new Patience(Duration.ZERO);
    private static final int CREATED = 201;
    private static final int KNOWN = 200;

    private final String round;
    private final URI gateway;
    private final Market market;
    private final Gateway.Caller admin;
    private final Gateway.Caller patient;
    private final Gateway.Caller impatient;
    private final Roll roll = new Roll();
    private final List<CompletableFuture<Void>> working = new ArrayList<>();
    private volatile boolean closing;

    Tills(String round, URI gateway, Market market, Answers answers, Gateway.Caller admin) {
        this.round = round;
        this.gateway = gateway;
        this.market = market;
        this.admin = admin;
        this.patient = new Gateway(gateway, STUBBORN, answers).as(market.till());
        this.impatient = new Gateway(gateway, NONE, answers).as(market.till());
    }

    static Gateway stubborn(URI gateway, Answers answers) {
        return new Gateway(gateway, STUBBORN, answers);
    }

    Roll roll() {
        return roll;
    }

    void open(long seed) {
        for (int number = 0; number < PATIENT; number++) {
            Till till = new Till(round + "T" + number, market, patient, admin, roll, new Random(seed * 31 + number));
            start("till " + number, () -> untilClosing(till::work));
        }
        Random random = new Random(seed * 31 + PATIENT);
        start("impatient till", () -> untilClosing(() -> sellOnce(random)));
        AtomicInteger first = new AtomicInteger();
        start("upload", () -> untilClosing(() -> upload(first.getAndAdd(LINES))));
    }

    /** Until so much more has been done; a till that is refused for minutes says so itself. */
    void awaitSteps(int more) {
        int enough = roll.steps() + more;
        while (roll.steps() < enough && working.stream().noneMatch(CompletableFuture::isCompletedExceptionally)) {
            Pause.ms(BETWEEN_CUSTOMERS_MS);
        }
    }

    /** Everybody finishes what was begun. */
    void close() {
        closing = true;
        for (CompletableFuture<Void> one : working) {
            try {
                one.join();
            } catch (CompletionException e) {
                roll.surprise("A till gave up: " + e.getCause());
            }
        }
    }

    private void start(String who, Runnable work) {
        working.add(CompletableFuture.runAsync(work, task -> new Thread(task, who).start()));
    }

    private void untilClosing(Runnable work) {
        while (!closing) {
            work.run();
            Pause.ms(BETWEEN_CUSTOMERS_MS);
        }
    }

    /** It asks once and does not want to know. */
    private void sellOnce(Random random) {
        String receipt = round + "I" + roll.steps() + "x" + random.nextInt(1_000_000);
        Member member = market.shared().get(random.nextInt(market.shared().size()));
        long amount = 100L + random.nextInt(5_000);
        Consumer<Fate> note =
                fate -> roll.add(new Paper(Kind.SALE, receipt, member, amount, Till.points(amount), fate));
        try {
            boolean recorded = impatient
                    .post("/v1/sales", Market.sale(receipt, member, amount, amount))
                    .isSuccess();
            note.accept(recorded ? Fate.RECORDED : Fate.REFUSED);
        } catch (CallFailed unanswered) {
            note.accept(Fate.UNKNOWN);
        }
    }

    /** All lines again until each was answered, as who uploads a file does. */
    private void upload(int first) {
        List<Integer> missing =
                new ArrayList<>(IntStream.range(first, first + LINES).boxed().toList());
        Upload upload = new Upload(gateway);
        while (!missing.isEmpty()) {
            byte[] lines = missing.stream()
                    .map(this::line)
                    .collect(Collectors.joining("\n", "", "\n"))
                    .getBytes(StandardCharsets.UTF_8);
            List<JsonNode> answers = upload.send(new ByteArrayInputStream(lines), patient.token());
            for (int at = answers.size() - 1; at >= 0; at--) {
                int status = answers.get(at).path("status").asInt();
                if (status == CREATED || status == KNOWN) {
                    note(missing.remove(at));
                } else if (status < 500) {
                    roll.surprise("Line %d of the upload was answered %d".formatted(at + 1, status));
                    missing.remove(at);
                }
            }
            Pause.ms(BETWEEN_UPLOADS_MS);
        }
    }

    private void note(int number) {
        roll.add(new Paper(
                Kind.SALE, receipt(number), buyer(number), amount(number), Till.points(amount(number)), Fate.RECORDED));
    }

    private String line(int number) {
        return Market.sale(receipt(number), buyer(number), amount(number), amount(number));
    }

    private String receipt(int number) {
        return round + "U" + number;
    }

    private Member buyer(int number) {
        return market.shared().get(number % market.shared().size());
    }

    private static long amount(int number) {
        return 100 + 7L * (number % 1_000);
    }
}
