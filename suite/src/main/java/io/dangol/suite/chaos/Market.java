package io.dangol.suite.chaos;

import io.dangol.suite.client.CallFailed;
import io.dangol.suite.client.Credentials;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Pause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Where the tills stand: a partner with one store, a programme of a point a pound, and its members. */
final class Market {

    static final String STORE = "CHAOS-01";
    static final int PENNIES_A_POINT = 100;

    static final String RETURNED_AT = "2025-06-04T10:00:00Z";

    private static final String SOLD_AT = "2025-06-03T10:00:00Z";
    private static final int SHARED = 6;
    private static final long LOOK_AGAIN_MS = 50;
    private static final int LOOKS = 1_200;

    private final String partnerId;
    private final String programId;
    private final Credentials till;
    private final List<Member> shared = new ArrayList<>();
    private final List<Member> members = new CopyOnWriteArrayList<>();

    private Market(String partnerId, String programId, Credentials till) {
        this.partnerId = partnerId;
        this.programId = programId;
        this.till = till;
    }

    static Market open(Gateway gateway, Gateway.Caller admin) {
        String partner = created(
                admin, "/v1/partners", Map.of("name", "Chaos", "type", "FRANCHISE", "legalForm", "CORPORATION"));
        String program = created(
                admin,
                "/v1/programs",
                Map.of(
                        "name", "Chaos",
                        "currency", "GBP",
                        "zone", "Europe/London",
                        "negativeBalancePolicy", "ALLOW",
                        "earnRule", Map.of("points", 1, "perAmount", PENNIES_A_POINT, "rounding", "FLOOR")));
        openStore(admin, partner, STORE);
        Market market = new Market(partner, program, till(admin, partner));
        for (int number = 0; number < SHARED; number++) {
            market.shared.add(market.issue(admin, "FAMILY%02d".formatted(number)));
        }
        market.awaitOpen(gateway);
        return market;
    }

    Credentials till() {
        return till;
    }

    /** Cards with which several tills sell at once. */
    List<Member> shared() {
        return shared;
    }

    List<Member> members() {
        return members;
    }

    /** One more store, of which the services must hear. */
    void openStore(Gateway.Caller admin, String code) {
        openStore(admin, partnerId, code);
    }

    private static void openStore(Gateway.Caller admin, String partnerId, String code) {
        var unused = admin.post(
                        "/v1/partners/" + partnerId + "/stores",
                        Map.of("code", code, "name", "Chaos", "zone", "Europe/London", "currency", "GBP"),
                        "open-" + code)
                .orFail("Opening a store");
    }

    Member issue(Gateway.Caller admin, String number) {
        var unused = admin.post("/v1/cards", Map.of("programId", programId, "number", number), "issue-" + number)
                .orFail("Issuing a card");
        Member member = new Member(number);
        members.add(member);
        return member;
    }

    /** The JSON of a sale of one line, sold long ago: whatever becomes of a clock, that is not yet to come. */
    static String sale(String receipt, @Nullable Member member, long amount, long total) {
        String card = member == null ? "" : "\"cardNumber\":\"" + member.card() + "\",";
        return """
                {"storeCode":"%s","receiptNumber":"%s","soldAt":"%s","currency":"GBP",%s\
                "lines":[{"sku":"TEA","quantity":1,"unitPrice":%d,"amount":%d}],"totalAmount":%d}""".formatted(STORE, receipt, SOLD_AT, card, amount, amount, total);
    }

    /** Stores, clients and cards become known by events. */
    private void awaitOpen(Gateway gateway) {
        Gateway.Caller caller = gateway.as(till);
        boolean admitted = caller.awaitAdmission();
        for (int look = 0; look < LOOKS && admitted; look++) {
            if (caller.post("/v1/sales", sale("OPENING", null, PENNIES_A_POINT, PENNIES_A_POINT))
                    .isSuccess()) {
                return;
            }
            Pause.ms(LOOK_AGAIN_MS);
        }
        throw new CallFailed("The market does not open");
    }

    private static Credentials till(Gateway.Caller admin, String partner) {
        var client = admin.post(
                        "/v1/api-clients",
                        Map.of("name", "Till", "role", "pos", "partnerId", partner, "storeCodes", List.of(STORE)))
                .orFail("The till")
                .body();
        return new Credentials(
                client.path("clientId").asText(), client.path("clientSecret").asText());
    }

    private static String created(Gateway.Caller admin, String path, Map<String, Object> body) {
        return admin.post(path, body).orFail("POST " + path).body().path("id").asText();
    }
}
