package io.dangol.loyalty;

import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.put;

import io.dangol.testing.AccessTable;
import io.dangol.testing.Thing;
import io.dangol.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Bonus campaigns for {@link AccessTest} and {@link WallTest}. */
final class CampaignThings {

    private static final String ONE = "/v1/bonus-campaigns/{id}";

    private final Shop shop;

    CampaignThings(Shop shop) {
        this.shop = shop;
    }

    AccessTable in(AccessTable table) {
        return table.headquarters("POST /v1/bonus-campaigns", this::toBeOffered)
                .headquarters("PUT " + ONE + "/terms", () -> offered().sending(Map.of("terms", "Others.")))
                .headquarters("POST " + ONE + "/end", () -> offered().sending(Map.of()))
                .listed("GET /v1/bonus-campaigns", "data.campaignId", this::offered)
                .partners("GET " + ONE, this::offered)
                .partners("GET " + ONE + "/budgets", this::offered)
                .partners("GET " + ONE + "/stores", this::offered)
                .partners("GET " + ONE + "/decisions", this::offered)
                .partners("PUT " + ONE + "/stores/{storeCode}", this::toBeAccepted)
                .partners("POST " + ONE + "/forecasts", this::toBeForecast)
                .partners("GET " + ONE + "/forecasts/{forecastId}", this::aForecast);
    }

    private Thing toBeOffered() {
        UUID partner = UUID.randomUUID();
        var unused = shop.open(partner, "GBP");
        return Thing.of(partner).sending(offer(partner, program("ALLOW")));
    }

    /** To one partner, with a store. */
    private Thing offered() {
        UUID partner = UUID.randomUUID();
        return offered(partner, shop.open(partner, "GBP"));
    }

    private static Thing offered(UUID partner, String store) {
        String program = program("ALLOW");
        String id = post(Tokens.admin(), "/v1/bonus-campaigns", offer(partner, program))
                .statusCode(201)
                .extract()
                .path("campaignId");
        return Thing.of(partner)
                .in(store)
                .with("id", id)
                .with("programId", program)
                .listedAs(id);
    }

    private Thing toBeAccepted() {
        UUID partner = UUID.randomUUID();
        String store = shop.open(partner, "GBP");
        return accepting(offered(partner, store)).with("storeCode", store);
    }

    private static Thing accepting(Thing thing) {
        Map<String, Object> terms = get(
                        Tokens.admin(),
                        "/v1/bonus-campaigns/" + thing.parameters().get("id"))
                .extract()
                .path("terms");
        return thing.sending(Map.of(
                "decision", "ACCEPTED", "termsVersion", terms.get("version"), "termsSha256", terms.get("sha256")));
    }

    private Thing toBeForecast() {
        Thing thing = offered();
        return thing.sending(Map.of("partnerId", thing.partnerId()));
    }

    private Thing aForecast() {
        Thing thing = toBeForecast();
        String id = post(
                        Tokens.admin(),
                        "/v1/bonus-campaigns/" + thing.parameters().get("id") + "/forecasts",
                        Map.of("partnerId", thing.partnerId()))
                .statusCode(202)
                .extract()
                .path("forecastId");
        return thing.with("forecastId", id);
    }

    /** So that the partner has a row in each table of campaigns that is walled off. */
    static void takePart(UUID partner, String store) {
        Thing thing = accepting(offered(partner, store));
        String path = "/v1/bonus-campaigns/" + thing.parameters().get("id");
        put(Tokens.admin(), path + "/stores/" + store, bodyOf(thing)).statusCode(200);
        post(Tokens.admin(), path + "/forecasts", Map.of("partnerId", partner)).statusCode(202);
    }

    private static Object bodyOf(Thing thing) {
        Object body = thing.body();
        return body == null ? Map.of() : body;
    }

    private static Map<String, Object> offer(UUID partner, String program) {
        return new HashMap<>(Map.of(
                "programId",
                program,
                "code",
                "visits",
                "name",
                "Visits",
                "terms",
                "A point for each visit.",
                "budgetPoints",
                100,
                "partners",
                List.of(Map.of("partnerId", partner)),
                "rule",
                Map.of(
                        "name",
                        "A visit",
                        "award",
                        Map.of("points", 1, "of", "VISIT"),
                        "from",
                        Instant.now().minus(Duration.ofDays(1)).toString(),
                        "until",
                        Instant.now().plus(Duration.ofDays(9)).toString())));
    }
}
