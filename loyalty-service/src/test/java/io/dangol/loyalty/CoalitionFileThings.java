package io.dangol.loyalty;

import static io.dangol.loyalty.Shop.post;
import static io.restassured.RestAssured.given;

import io.dangol.testing.AccessTable;
import io.dangol.testing.Thing;
import io.dangol.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Files of coalitions. */
public final class CoalitionFileThings {

    public static final String HEADER = "storeCode,receiptNumber,soldAt,cardNumber,amount,points,fee\n";

    private static final String FILES = "/v1/coalitions/{code}/files";
    private static final String ONE = FILES + "/{fileId}";
    private static final String WHOLE = "A file is headquarters'; of its lines a partner is told of its own";

    private final Shop shop;

    public CoalitionFileThings(Shop shop) {
        this.shop = shop;
    }

    AccessTable in(AccessTable table) {
        return table.everybodys(WHOLE, "GET " + FILES, this::aFile)
                .everybodys(WHOLE, "GET " + ONE, this::aFile)
                .listed("GET " + ONE + "/totals", "data.partnerId", this::aFile)
                .listed("GET " + ONE + "/lines", "data.partnerId", this::aFile)
                .headquarters("POST " + FILES, this::toBeAFile)
                .headquarters("POST " + ONE + "/reconcile", this::aFile)
                .headquarters("POST " + ONE + "/close", this::aFile);
    }

    private Thing toBeAFile() {
        return Thing.of(UUID.randomUUID())
                .with("code", CoalitionThings.coalition())
                .with("period", "2026-01")
                .sending(HEADER + "S,r1,2026-01-05T09:00:00Z,,1000,10,12\n");
    }

    private Thing aFile() {
        return aFile(UUID.randomUUID());
    }

    /** With one sale of the partner. */
    Thing aFile(UUID partner) {
        String store = shop.open(partner, CoalitionThings.CURRENCY);
        String code = CoalitionThings.coalition();
        post(Tokens.admin(), "/v1/sales", CoalitionThings.shown(store, "r1", 1_000, code, "8800000000000000"))
                .statusCode(201);
        String file = sent(
                        code,
                        "period=2026-01",
                        HEADER + store + ",r1,2026-01-05T09:00:00Z,8800000000000000,1000,10,12\n")
                .statusCode(201)
                .extract()
                .path("fileId");
        return Thing.of(partner)
                .in(store)
                .with("code", code)
                .with("fileId", file)
                .listedAs(partner.toString());
    }

    public static ValidatableResponse sent(String code, String query, String file) {
        return sent(code, "text/csv", 0, query, file);
    }

    public static ValidatableResponse sent(String code, String type, int offset, String query, String file) {
        return given().filter(Shop.DESCRIPTION)
                .auth()
                .oauth2(Tokens.admin())
                .contentType(type)
                .header("Batch-Offset", offset)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/coalitions/" + code + "/files?" + query)
                .then();
    }
}
