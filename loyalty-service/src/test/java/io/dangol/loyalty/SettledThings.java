package io.dangol.loyalty;

import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.settlement.Coalition.today;

import io.dangol.loyalty.settlement.Coalition;
import io.dangol.testing.AccessTable;
import io.dangol.testing.Thing;
import io.dangol.testing.Tokens;
import java.util.Map;
import java.util.UUID;

/** Periods and what they come to, as a test of access needs them. */
public final class SettledThings {

    private static final String NOBODYS_PERIOD =
            "A period and the value of a point are no partner's; what a period comes to for whom is in its statements";

    private final Shop shop;

    public SettledThings(Shop shop) {
        this.shop = shop;
    }

    /** The table with what settles between partners. */
    AccessTable in(AccessTable table) {
        return table.everybodys(
                        NOBODYS_PERIOD,
                        "GET /v1/settlements",
                        "GET /v1/settlements/{id}",
                        "GET /v1/programs/{id}/point-values")
                .listed("GET /v1/settlements/{id}/statements", "data.partnerId", this::aStatement)
                .partners("GET /v1/settlements/{id}/statements/{partnerId}", this::aStatement)
                .partners("GET /v1/settlements/{id}/statements/{partnerId}/lines", this::aStatement)
                .headquarters("GET /v1/liability", "GET /v1/liability/postings")
                .listed("GET /v1/funding-accounts", "data.partnerId", this::aFundingAccount)
                .partners("GET /v1/funding-accounts/{partnerId}", this::aFundingAccount)
                .partners("GET /v1/funding-accounts/{partnerId}/changes", this::aFundingAccount)
                .headquarters("PUT /v1/funding-accounts/{partnerId}", this::aFundingAccount)
                .headquarters("POST /v1/funding-accounts/{partnerId}/payments", this::toBePaid)
                .headquarters("PUT /v1/programs/{id}/point-values/{since}", this::aPointValue)
                .headquarters("POST /v1/settlements", this::toBeSettled)
                .headquarters("POST /v1/settlements/{id}/compute", this::aSettlement)
                .headquarters("DELETE /v1/settlements/{id}", this::aSettlement)
                .headquarters("POST /v1/settlements/{id}/close", this::aSettlement);
    }

    Thing aPointValue() {
        return Thing.of(UUID.randomUUID())
                .with("id", new Coalition(Map.of()).program())
                .with("since", today().toString())
                .sending(Map.of("value", 1));
    }

    Thing toBeSettled() {
        return Thing.of(UUID.randomUUID())
                .sending(Map.of(
                        "programId", new Coalition(Map.of()).program(),
                        "from", "2026-01-01",
                        "until", "2026-02-01"));
    }

    /** Computed, and to be closed. */
    Thing aSettlement() {
        Coalition coalition = new Coalition(Map.of());
        coalition.pointsAreWorth("0.5", "1");
        UUID id = Coalition.id(coalition.open(today().minusDays(60), today().minusDays(30)));
        compute(id);
        return Thing.of(UUID.randomUUID()).with("id", id.toString()).sending(Map.of());
    }

    Thing aStatement() {
        return aStatement(UUID.randomUUID());
    }

    /** Of a partner whose points were spent at another one's. */
    public Thing aStatement(UUID partner) {
        Coalition coalition = new Coalition(Map.of());
        coalition.pointsAreWorth("0.5", "1");
        coalition.sell(shop.open(partner, "GBP"), "1", 10_000);
        coalition.spend(shop.open(UUID.randomUUID(), "GBP"), "x", 10);
        UUID id = coalition.opened();
        compute(id);
        return Thing.of(partner)
                .with("id", id.toString())
                .with("partnerId", partner.toString())
                .listedAs(partner.toString());
    }

    Thing aFundingAccount() {
        UUID partner = UUID.randomUUID();
        var unused = shop.open(partner, "GBP");
        Map<String, ?> line = Map.of("line", "LIMITED", "points", 100);
        put(Tokens.admin(), "/v1/funding-accounts/" + partner, line).statusCode(200);
        return Thing.of(partner)
                .with("partnerId", partner.toString())
                .listedAs(partner.toString())
                .sending(line);
    }

    Thing toBePaid() {
        return aFundingAccount().sending(Map.of("kind", "PACK", "points", 50, "reference", "p-" + UUID.randomUUID()));
    }

    private static void compute(UUID id) {
        post(Tokens.admin(), "/v1/settlements/" + id + "/compute", Map.of()).statusCode(200);
    }
}
