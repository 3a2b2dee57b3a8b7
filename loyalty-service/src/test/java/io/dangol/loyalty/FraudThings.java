package io.dangol.loyalty;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.sale;
import static java.util.Objects.requireNonNull;

import io.dangol.testing.AccessTable;
import io.dangol.testing.Thing;
import io.dangol.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What looks like fraud, and cards of staff, as a test of access needs them. */
final class FraudThings {

    private final Shop shop;

    FraudThings(Shop shop) {
        this.shop = shop;
    }

    AccessTable in(AccessTable table) {
        return table.headquarters("PUT /v1/programs/{id}/fraud-rules", FraudThings::toBeLookedFor)
                .headquarters("GET /v1/programs/{id}/fraud-rules", FraudThings::aProgramWithRules)
                .listed("GET /v1/fraud-signals", "data.signalId", this::aSignal)
                .partners("GET /v1/fraud-signals/{id}", this::aSignal)
                .headquarters("POST /v1/fraud-signals/{id}/releases", () -> ending("GENUINE"))
                .headquarters("POST /v1/fraud-signals/{id}/rejections", () -> ending("FRAUD"))
                .listed("GET /v1/staff-cards", "data.staffCardId", this::aStaffCard)
                .partners("POST /v1/staff-cards", this::toBeNamed)
                .partners("GET /v1/staff-cards/{id}", this::aStaffCard)
                .partners("DELETE /v1/staff-cards/{id}", this::aStaffCard);
    }

    private static Thing toBeLookedFor() {
        Map<String, ?> rule =
                Map.of("code", "many", "kind", "VELOCITY", "by", "CARD", "moreThan", 5, "withinMinutes", 60);
        return Thing.of(UUID.randomUUID()).with("id", program("ALLOW")).sending(Map.of("rules", List.of(rule)));
    }

    private static Thing aProgramWithRules() {
        Thing thing = toBeLookedFor();
        Shop.put(
                        Tokens.admin(),
                        "/v1/programs/" + thing.parameters().get("id") + "/fraud-rules",
                        requireNonNull(thing.body()))
                .statusCode(201);
        return thing;
    }

    /** As if it had been found. */
    Thing aSignal() {
        UUID partner = UUID.randomUUID();
        String store = shop.open(partner, "GBP");
        String id = raised(store);
        return Thing.of(partner).in(store).with("id", id).listedAs(id);
    }

    private Thing ending(String reason) {
        return aSignal().sending(Map.of("reason", reason));
    }

    String raised(String store) {
        String saleId = post(
                        Tokens.admin(),
                        "/v1/sales",
                        sale(store, "r-" + UUID.randomUUID(), 5_000, card(program("ALLOW"))))
                .statusCode(201)
                .extract()
                .path("saleId");
        String id = UUID.randomUUID().toString();
        shop.execute("""
                insert into fraud_signal (id, program_id, rule, kind, action, rules_version, source_id, source, sale_id,
                    member_id, partner_id, store_code, measured, allowed, held, happened_at, raised_at, status)
                select '%s', program_id, 'many', 'VELOCITY', 'SIGNAL', 1, id, 'SALE', id, member_id, partner_id,
                    store_code, 6, 5, 0, sold_at, recorded_at, 'OPEN' from sale where id = '%s'""".formatted(id, saleId));
        return id;
    }

    private Thing toBeNamed() {
        UUID partner = UUID.randomUUID();
        String store = shop.open(partner, "GBP");
        return Thing.of(partner)
                .in(store)
                .sending(Map.of("storeCode", store, "cardNumber", card(program("ALLOW")), "cashier", "op-17"));
    }

    Thing aStaffCard() {
        Thing naming = toBeNamed();
        String id = post(Tokens.admin(), "/v1/staff-cards", requireNonNull(naming.body()))
                .statusCode(201)
                .extract()
                .path("staffCardId");
        return naming.with("id", id).listedAs(id).sending(Map.of());
    }

    /** Rows of every walled table. */
    void rowsOf(String store) {
        var unused = raised(store);
        post(Tokens.admin(), "/v1/staff-cards", Map.of("storeCode", store, "cardNumber", card(program("ALLOW"))))
                .statusCode(201);
        shop.execute("""
                insert into fraud_activity (source_id, kind, program_id, member_id, partner_id, store_id, store_code, points,
                    happened_at, business_day, after_seconds)
                select id, 'SALE', program_id, member_id, partner_id, store_id, store_code, 1, sold_at, business_day, 0
                  from sale where store_code = '%s' and member_id is not null on conflict do nothing""".formatted(store));
    }
}
