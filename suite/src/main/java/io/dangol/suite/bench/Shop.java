package io.dangol.suite.bench;

import io.dangol.suite.client.CallFailed;
import io.dangol.suite.client.Credentials;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.client.Pause;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** What has to be there before the first sale: a partner, stores, a till, a programme, cards. */
record Shop(Gateway.Caller till, String storeId, String partnerId, String program) {

    /** Its only sales are those by which the way to the board is measured. */
    static final String QUIET_STORE = "BENCH-02";

    private static final int BATCH = 1_000;
    private static final long WAIT_MS = 50;
    private static final int WAITS = 600;

    static Shop open(Gateway gateway, Gateway.Caller admin, SaleMaker sales) {
        String partner = created(
                admin,
                "/v1/partners",
                Map.of("name", "Bench", "type", "FRANCHISE", "legalForm", "CORPORATION", "externalId", "bench"));
        String store = store(admin, partner, SaleMaker.STORE);
        var unused = store(admin, partner, QUIET_STORE);
        Gateway.Caller till = gateway.as(till(admin, partner));
        String program = program(admin);
        issueCards(admin, program, 1, 1);
        if (!till.awaitAdmission()) {
            throw new CallFailed("The gateway does not know the bench's till");
        }
        await(
                "the first sale",
                () -> till.post("/v1/sales", sales.next(QUIET_STORE, 1)).isSuccess());
        return new Shop(till, store, partner, program);
    }

    /** Hands out the cards with which everybody else buys. */
    void issueCards(Gateway.Caller admin) {
        for (int first = 2; first <= SaleMaker.CARDS; first += BATCH) {
            issueCards(admin, program, first, Math.min(first + BATCH - 1, SaleMaker.CARDS));
        }
    }

    /** With so many stores more, and the partner's own server in the place of the till, which speaks for all of them. */
    Shop withStores(Gateway gateway, Gateway.Caller admin, int stores, SaleMaker sales) {
        for (int number = 1; number <= stores; number++) {
            var unused = store(admin, partnerId, store(number));
        }
        Gateway.Caller server =
                gateway.as(client(admin, Map.of("name", "Server", "role", "partner-admin", "partnerId", partnerId)));
        if (!server.awaitAdmission()) {
            throw new CallFailed("The gateway does not know the bench's server");
        }
        await(
                "a sale in the last store",
                () -> server.post("/v1/sales", sales.next(store(stores), 1)).isSuccess());
        return new Shop(server, storeId, partnerId, program);
    }

    static String store(int number) {
        return "CHAIN-%03d".formatted(number);
    }

    private static Credentials till(Gateway.Caller admin, String partner) {
        List<String> stores = List.of(SaleMaker.STORE, QUIET_STORE);
        return client(admin, Map.of("name", "Till", "role", "pos", "partnerId", partner, "storeCodes", stores));
    }

    private static Credentials client(Gateway.Caller admin, Map<String, Object> of) {
        var client = admin.post("/v1/api-clients", of).orFail("The client").body();
        return new Credentials(
                client.path("clientId").asText(), client.path("clientSecret").asText());
    }

    private static String program(Gateway.Caller admin) {
        Map<String, Object> rule = Map.of("points", 1, "perAmount", 100, "rounding", "FLOOR");
        return created(
                admin,
                "/v1/programs",
                Map.of(
                        "name", "Bench",
                        "currency", "GBP",
                        "zone", "Europe/London",
                        "negativeBalancePolicy", "ALLOW",
                        "earnRule", rule));
    }

    static void await(String what, BooleanSupplier condition) {
        for (int i = 0; !condition.getAsBoolean(); i++) {
            if (i == WAITS) {
                throw new CallFailed("Waited in vain for " + what);
            }
            Pause.ms(WAIT_MS);
        }
    }

    private static String store(Gateway.Caller admin, String partner, String code) {
        return created(
                admin,
                "/v1/partners/" + partner + "/stores",
                Map.of("code", code, "name", code, "zone", "Europe/London", "currency", "GBP"));
    }

    private static void issueCards(Gateway.Caller admin, String program, int first, int last) {
        List<String> numbers =
                IntStream.rangeClosed(first, last).mapToObj(SaleMaker::card).toList();
        var unused = admin.post("/v1/cards/batches", Map.of("programId", program, "numbers", numbers))
                .orFail("The cards");
    }

    private static String created(Gateway.Caller admin, String path, Map<String, Object> body) {
        return admin.post(path, body, "bench-" + path + body.get("code"))
                .orFail("POST " + path)
                .body()
                .path("id")
                .asText();
    }
}
