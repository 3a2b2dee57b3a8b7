package io.dangol.partner;

import static io.dangol.partner.PartnerClient.ADMIN;
import static io.dangol.partner.PartnerClient.as;
import static io.dangol.partner.PartnerClient.get;
import static io.dangol.partner.PartnerClient.post;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Deliveries, as an ERP tells of them. */
public final class Shipping {

    private Shipping() {}

    public static String serial() {
        return "S-" + UUID.randomUUID();
    }

    /** Two pieces of which one has a serial. */
    public static Map<String, Object> details(String partner) {
        return details(partner, List.of(line("PLIER-200", 2, serial())));
    }

    public static Map<String, Object> details(String partner, List<Map<String, Object>> lines) {
        return new HashMap<>(Map.of(
                "number", "DN-" + UUID.randomUUID(), "partnerId", partner, "shippedOn", "2026-05-04", "lines", lines));
    }

    public static Map<String, Object> line(String sku, int quantity, String... serials) {
        return Map.of("sku", sku, "quantity", quantity, "serials", List.of(serials));
    }

    public static ValidatableResponse records(Map<String, Object> details) {
        return post(ADMIN, "/v1/shipments", details);
    }

    public static String shipped(String partner) {
        return records(details(partner)).statusCode(201).extract().path("id");
    }

    /** Of the same number, with another piece. */
    public static Map<String, Object> correction(String id) {
        ValidatableResponse before = get("/v1/shipments/" + id).statusCode(200);
        Map<String, Object> other = details(before.extract().path("partnerId"));
        other.put("number", before.extract().path("number"));
        return other;
    }

    public static void correct(String id) {
        corrects(id, "\"0\"", correction(id)).statusCode(200);
    }

    @com.google.errorprone.annotations.CanIgnoreReturnValue
    public static ValidatableResponse corrects(String id, String etag, Map<String, Object> details) {
        return as(ADMIN)
                .header("If-Match", etag)
                .contentType(ContentType.JSON)
                .body(details)
                .put("/v1/shipments/" + id)
                .then();
    }
}
