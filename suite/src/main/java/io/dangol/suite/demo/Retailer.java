package io.dangol.suite.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.client.Answer;
import io.dangol.suite.client.CallFailed;
import io.dangol.suite.client.Credentials;
import io.dangol.suite.client.Gateway;
import io.dangol.suite.demo.DemoApi.CardsRequest;
import io.dangol.suite.demo.DemoApi.PartnerRequest;
import io.dangol.suite.demo.DemoApi.ProductLine;
import io.dangol.suite.demo.DemoApi.ProductsRequest;
import io.dangol.suite.demo.DemoApi.ProgramRequest;
import io.dangol.suite.demo.DemoApi.StoreRequest;
import io.dangol.suite.demo.DemoApi.TillRequest;
import io.dangol.suite.retail.Country;
import io.dangol.suite.retail.RetailMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Creates what a retailer has before the first sale. All of it is looked up first, by the retailer's own references, so
 * that a second time nothing is created.
 */
final class Retailer {

    static final String PROGRAM = "Online Retail regulars";
    private static final int BATCH = 1_000;
    private static final int LANES = 4;

    private final Gateway gateway;
    private final Gateway.Caller admin;
    private final RetailMonth month;
    private final Tills tills;

    Retailer(Gateway gateway, Gateway.Caller admin, RetailMonth month, Tills tills) {
        this.gateway = gateway;
        this.admin = admin;
        this.month = month;
        this.tills = tills;
    }

    /** What the demo has to know of it later. */
    record Opened(String programId, Map<Country, String> partnerIds) {}

    Opened open() {
        Map<Country, String> partnerIds = new TreeMap<>();
        for (Country country : month.countries()) {
            String partnerId = partner(country);
            partnerIds.put(country, partnerId);
            openStore(country, partnerId);
            equipTill(country, partnerId);
        }
        String programId = program();
        upsertProducts();
        issueCards(programId);
        tills.awaitAdmission(gateway);
        return new Opened(programId, partnerIds);
    }

    private String partner(Country country) {
        JsonNode known = admin.get("/v1/partners?externalId=" + country.externalId())
                .orFail("Looking for a partner")
                .body()
                .path("data");
        if (!known.isEmpty()) {
            return known.path(0).path("id").asText();
        }
        return admin.post("/v1/partners", PartnerRequest.of(country), "demo-partner-" + country.externalId())
                .orFail("Creating the partner " + country.partnerName())
                .body()
                .path("id")
                .asText();
    }

    private void openStore(Country country, String partnerId) {
        Answer answer = admin.post(
                "/v1/partners/" + partnerId + "/stores", StoreRequest.of(country), "demo-store-" + country.storeCode());
        if (!answer.isProblem("store-code-taken")) {
            var unused = answer.orFail("Opening the store " + country.storeCode());
        }
    }

    /** Without an idempotency key: an earlier answer, replayed, would not show the secret that was lost. */
    private void equipTill(Country country, String partnerId) {
        if (tills.find(country).isPresent()) {
            return;
        }
        JsonNode client = admin.post("/v1/api-clients", TillRequest.of(country, partnerId))
                .orFail("Credentials for the till of " + country.storeCode())
                .body();
        tills.keep(
                country,
                new Credentials(
                        client.path("clientId").asText(),
                        client.path("clientSecret").asText()));
    }

    private String program() {
        for (JsonNode program : admin.get("/v1/programs?limit=200")
                .orFail("The programmes")
                .body()
                .path("data")) {
            if (PROGRAM.equals(program.path("name").asText())) {
                return program.path("id").asText();
            }
        }
        return admin.post("/v1/programs", ProgramRequest.onePointAPound(PROGRAM), "demo-program")
                .orFail("Creating the programme")
                .body()
                .path("id")
                .asText();
    }

    private void upsertProducts() {
        List<ProductLine> lines = month.products().stream()
                .map(product -> new ProductLine(product.sku(), product.nameOrSku(), product.category()))
                .toList();
        for (List<ProductLine> batch : batches(lines)) {
            var unused = admin.post("/v1/products", new ProductsRequest(batch)).orFail("The products");
        }
    }

    private void issueCards(String programId) {
        for (List<String> batch : batches(List.copyOf(month.cardNumbers()))) {
            Answer answer = admin.post("/v1/cards/batches", new CardsRequest(programId, batch));
            if (answer.isProblem("card-number-taken")) {
                issueMissing(programId, batch);
            } else {
                var unused = answer.orFail("Issuing the cards");
            }
        }
    }

    /** A batch is issued as a whole or not at all, and some of it is there already. */
    private void issueMissing(String programId, List<String> batch) {
        Set<String> missing = ConcurrentHashMap.newKeySet();
        Parallel.forEach(batch, LANES, String::hashCode, number -> {
            if (!isIssued(number, programId)) {
                missing.add(number);
            }
        });
        if (!missing.isEmpty()) {
            var unused = admin.post("/v1/cards/batches", new CardsRequest(programId, missing))
                    .orFail("Issuing the missing cards");
        }
    }

    private boolean isIssued(String number, String programId) {
        Answer card = admin.get("/v1/cards/" + number);
        if (card.isSuccess() && !programId.equals(card.body().path("programId").asText())) {
            throw new CallFailed("Card " + number + " belongs to another programme than the demo's.");
        }
        return card.isSuccess();
    }

    private static <T> List<List<T>> batches(List<T> items) {
        List<List<T>> batches = new ArrayList<>();
        for (int begin = 0; begin < items.size(); begin += BATCH) {
            batches.add(items.subList(begin, Math.min(items.size(), begin + BATCH)));
        }
        return batches;
    }
}
