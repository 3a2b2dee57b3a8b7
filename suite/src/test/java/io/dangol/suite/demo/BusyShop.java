package io.dangol.suite.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.chaos.Upload;
import io.dangol.suite.client.Credentials;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Json;
import io.dangol.suite.demo.KpiView.IdentifiedSales;
import io.dangol.suite.demo.KpiView.Row;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A shop that uploads a day's sales while its members spend points, in a month and a programme where nobody else sells. */
final class BusyShop {

    static final int LINES = 6_000;
    static final int REDEMPTIONS = 120;

    private static final int CARDS = 40;
    private static final int LANES = 4;
    private static final int HELD = 10;
    private static final int CAPTURED = 7;
    private static final int FIRST_PENNIES = 100_00;
    private static final int PENNIES = 1_00;
    private static final String STORE = "BUSY-01";
    private static final String BOARD = "/v1/kpis/identified-sales?from=2011-01&to=2011-01&groupBy=partner";

    private final URI gateway;
    private final Gateway.Caller admin;
    private final Gateway.Caller till;
    private final String partnerId;
    private final String programId;

    private BusyShop(SuiteUnderTest suite) {
        this.gateway = suite.launcher().gateway();
        this.admin = suite.admin();
        this.partnerId =
                created("/v1/partners", "{\"name\":\"Busy\",\"type\":\"FRANCHISE\",\"legalForm\":\"CORPORATION\"}");
        this.programId = created(
                "/v1/programs",
                "{\"name\":\"Busy\",\"currency\":\"GBP\",\"earnRule\":{\"points\":1,\"perAmount\":100}}");
        this.till = suite.gateway().as(credentials());
    }

    /** With a first sale on each card, so that there are points to spend. */
    static BusyShop open(SuiteUnderTest suite) {
        BusyShop shop = new BusyShop(suite);
        List<String> numbers =
                IntStream.range(0, CARDS).mapToObj(BusyShop::card).toList();
        var cards = shop.admin
                .post("/v1/cards/batches", Map.of("programId", shop.programId, "numbers", numbers))
                .orFail("The cards");
        assertThat(cards.isSuccess() && shop.till.awaitAdmission()).isTrue();
        await().until(() -> shop.till
                .post("/v1/sales", sale("FIRST-0", card(0), FIRST_PENNIES))
                .isSuccess());
        for (int number = 1; number < CARDS; number++) {
            var unused = shop.till
                    .post("/v1/sales", sale("FIRST-" + number, card(number), FIRST_PENNIES))
                    .orFail("A first sale");
        }
        return shop;
    }

    /** One sale of a pound on the first card, as a till sends it. */
    HttpRequest.Builder sale(String receipt) {
        return HttpRequest.newBuilder(gateway.resolve("/v1/sales"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + till.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(sale(receipt, card(0), PENNIES)));
    }

    /** Each holds points and captures a part of them; an answer that was lost is asked for again. */
    void spend(Runnable afterEach) {
        List<Integer> numbers = IntStream.range(0, REDEMPTIONS).boxed().collect(Collectors.toList());
        Parallel.forEach(numbers, LANES, Integer::intValue, number -> {
            String held = "{\"storeCode\":\"%s\",\"cardNumber\":\"%s\",\"points\":%d,\"reference\":\"R%d\"}"
                    .formatted(STORE, card(number % CARDS), HELD, number);
            JsonNode redemption =
                    till.post("/v1/redemptions", held).orFail("Authorising").body();
            JsonNode captured = till.post(
                            "/v1/redemptions/" + redemption.path("redemptionId").asText() + "/capture",
                            "{\"points\":" + CAPTURED + "}")
                    .orFail("Capturing")
                    .body();
            assertThat(captured.path("captured").asInt()).isEqualTo(CAPTURED);
            afterEach.run();
        });
    }

    /** Returns the status of each line that was answered, in order, also where the connection broke before the end. */
    List<Integer> upload(Runnable beforeTheLastThird) {
        int pause = LINES - LINES / 3;
        InputStream lines =
                new SequenceInputStream(lines(0, pause), new Later(beforeTheLastThird, lines(pause, LINES)));
        List<JsonNode> answers = new Upload(gateway).send(lines, till.token());
        assertThat(answers)
                .extracting(answer -> answer.path("line").asInt())
                .isEqualTo(IntStream.rangeClosed(1, answers.size()).boxed().toList());
        return answers.stream().map(answer -> answer.path("status").asInt()).toList();
    }

    void awaitUploaded(int lines) {
        await().atMost(Duration.ofMinutes(1)).until(() -> onBoard().total().count() >= CARDS + lines);
    }

    /** All lines and all redemptions, each exactly once, at the till and on the board. */
    void assertThatAllIsRight() {
        long issued = (long) CARDS * FIRST_PENNIES / 100 + (long) LINES * PENNIES / 100;
        long redeemed = (long) REDEMPTIONS * CAPTURED;
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(onBoard().total())
                    .isEqualTo(new KpiView.Figures(CARDS + LINES, issued * 100, 0, 0, issued * 100));
            assertThat(new Kpis(admin).overview().points().of(programId))
                    .isEqualTo(new KpiView.Points(issued, 0, redeemed, issued - redeemed));
        });
        long perCard = (issued - redeemed) / CARDS;
        for (int number = 0; number < CARDS; number++) {
            JsonNode balance =
                    admin.get("/v1/cards/" + card(number) + "/balance").body();
            assertThat(balance.path("available").asLong()).isEqualTo(perCard);
            assertThat(balance.path("held").asLong(-1)).isZero();
        }
    }

    /** The rest of an upload, which is not read before its time. */
    private static final class Later extends FilterInputStream {
        private final Runnable before;
        private boolean begun;

        private Later(Runnable before, InputStream rest) {
            super(rest);
            this.before = before;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (!begun) {
                begun = true;
                before.run();
            }
            return super.read(buffer, offset, length);
        }
    }

    private Row onBoard() {
        return Json.convert(admin.get(BOARD).orFail("The board").body(), IdentifiedSales.class)
                .row(partnerId)
                .orElseGet(() -> Row.empty(partnerId, partnerId));
    }

    private Credentials credentials() {
        var unused = created(
                "/v1/partners/" + partnerId + "/stores",
                "{\"code\":\"%s\",\"name\":\"Busy\",\"zone\":\"Europe/London\",\"currency\":\"GBP\"}".formatted(STORE));
        JsonNode client = admin.post(
                        "/v1/api-clients",
                        "{\"name\":\"Till\",\"role\":\"pos\",\"partnerId\":\"%s\",\"storeCodes\":[\"%s\"]}"
                                .formatted(partnerId, STORE))
                .orFail("The till")
                .body();
        return new Credentials(
                client.path("clientId").asText(), client.path("clientSecret").asText());
    }

    private String created(String path, String body) {
        return admin.post(path, body).orFail(path).body().path("id").asText();
    }

    private static InputStream lines(int from, int to) {
        String text = IntStream.range(from, to)
                .mapToObj(number -> sale("LINE-" + number, card(number % CARDS), PENNIES))
                .collect(Collectors.joining("\n", "", "\n"));
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    static String card(int number) {
        return "BUSY%04d".formatted(number);
    }

    private static String sale(String receipt, String card, int pennies) {
        return """
                {"storeCode":"%s","receiptNumber":"%s","soldAt":"2011-01-05T09:00:00Z","currency":"GBP","cardNumber":"%s",\
                "lines":[{"sku":"TEA","quantity":1,"unitPrice":%d,"amount":%d}],"totalAmount":%d}""".formatted(STORE, receipt, card, pennies, pennies, pennies);
    }
}
