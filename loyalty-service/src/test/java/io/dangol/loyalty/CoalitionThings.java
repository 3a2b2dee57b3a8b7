package io.dangol.loyalty;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.get;
import static io.dangol.loyalty.Shop.post;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.put;
import static io.dangol.loyalty.Shop.sale;

import io.dangol.testing.Thing;
import io.dangol.testing.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Coalitions, their cards and receipts without an own card, in a currency of their own: other tests' receipts stay as they are. */
public final class CoalitionThings {

    public static final String CURRENCY = "SEK";

    private final Shop shop;

    public CoalitionThings(Shop shop) {
        this.shop = shop;
    }

    CoalitionFileThings files() {
        return new CoalitionFileThings(shop);
    }

    public static String code() {
        return "C-" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }

    /** Cards of 16 digits that begin with 88. */
    public static Map<String, Object> terms() {
        return new HashMap<>(Map.of(
                "name",
                "OK Cashbag",
                "currency",
                CURRENCY,
                "cardNumbers",
                Map.of("prefixes", List.of("88"), "minLength", 16, "maxLength", 16)));
    }

    public static String coalition() {
        String code = code();
        put(Tokens.admin(), "/v1/coalitions/" + code, terms()).statusCode(201);
        return code;
    }

    /** Without an own card. */
    public static Map<String, Object> anonymous(String store, String receipt, long amount) {
        Map<String, Object> sale = sale(store, receipt, amount);
        sale.put("currency", CURRENCY);
        return sale;
    }

    public static Map<String, Object> shown(String store, String receipt, long amount, String code, String number) {
        Map<String, Object> sale = anonymous(store, receipt, amount);
        sale.put("coalition", Map.of("code", code, "cardNumber", number));
        return sale;
    }

    /** A programme that lets receipts be claimed. */
    public static String claimable(Map<String, ?> otherwise) {
        Map<String, Object> terms = new HashMap<>(Map.of("currency", CURRENCY, "receiptClaimDays", 14));
        terms.putAll(otherwise);
        return program(terms);
    }

    public static Map<String, Object> claiming(String code, String card) {
        return new HashMap<>(Map.of(
                "code",
                code,
                "cardNumber",
                card,
                "consent",
                Map.of("version", "v1", "textHash", "ab".repeat(32), "at", "2026-01-06T18:00:00Z")));
    }

    Thing toBeACoalition() {
        return Thing.of(UUID.randomUUID()).with("code", code()).sending(terms());
    }

    Thing aSaleWithACoalitionsCard() {
        UUID partner = UUID.randomUUID();
        String store = shop.open(partner, CURRENCY);
        String code = coalition();
        post(Tokens.admin(), "/v1/sales", shown(store, "r1", 1_000, code, "8800000000000000"))
                .statusCode(201);
        return Thing.of(partner)
                .in(store)
                .with("code", code)
                .with("from", "2026-01-01")
                .with("until", "2026-02-01")
                .listedAs(partner.toString());
    }

    Thing aReceipt() {
        String store = shop.open(UUID.randomUUID(), CURRENCY);
        String card = card(claimable(Map.of()));
        String code = post(Tokens.admin(), "/v1/sales", anonymous(store, "r1", 1_000))
                .statusCode(201)
                .extract()
                .path("claim.code");
        String member = get(Tokens.admin(), "/v1/cards/" + card).extract().path("memberId");
        return Thing.of(UUID.randomUUID()).listedAs(member).sending(claiming(code, card));
    }

    static void claimWithACoalitionsCard(Shop shop) {
        String store = shop.open(Shop.PARTNER, CURRENCY);
        String card = card(claimable(Map.of()));
        String code = post(Shop.till(store), "/v1/sales", shown(store, "r1", 1_000, coalition(), "8800000000000000"))
                .statusCode(201)
                .extract()
                .path("claim.code");
        post(Shop.till(store), "/v1/receipt-claims", claiming(code, card)).statusCode(201);
        var unused = new CoalitionFileThings(shop).aFile(Shop.PARTNER);
    }
}
