package io.dangol.partner;

import static io.restassured.RestAssured.given;

import io.dangol.testing.Contract;
import io.dangol.testing.Tokens;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tests say to the service, in their own words; every answer is held against the API description. */
public final class PartnerCaller {

    private static final Filter DESCRIPTION = Contract.openApi();

    private final String token;

    private PartnerCaller(String token) {
        this.token = token;
    }

    public static PartnerCaller headquarters() {
        return with(Tokens.admin());
    }

    public static PartnerCaller with(String token) {
        return new PartnerCaller(token);
    }

    public RequestSpecification request() {
        return given().filter(DESCRIPTION)
                .auth()
                .oauth2(token)
                .accept(ContentType.JSON)
                .contentType(ContentType.JSON);
    }

    public ValidatableResponse get(String path) {
        return request().get(path).then();
    }

    public ValidatableResponse post(String path, Map<String, ?> body) {
        return request().body(body).post(path).then();
    }

    public ValidatableResponse post(String path, Map<String, ?> body, String idempotencyKey) {
        return request()
                .header("Idempotency-Key", idempotencyKey)
                .body(body)
                .post(path)
                .then();
    }

    public UUID partner() {
        return UUID.fromString(
                post("/v1/partners", partnerDetails()).statusCode(201).extract().path("id"));
    }

    public static Map<String, String> partnerDetails() {
        return Map.of("name", "Corner Bakery", "type", "FRANCHISE", "legalForm", "CORPORATION");
    }

    /** @return the store's code */
    public String store(UUID partnerId) {
        String code = "S-" + UUID.randomUUID();
        return post("/v1/partners/" + partnerId + "/stores", Map.of("code", code, "name", "x", "currency", "KRW"))
                .statusCode(201)
                .extract()
                .path("code");
    }

    /** Of a till that acts for these stores. */
    public String till(UUID partnerId, String... codes) {
        return makes(till(partnerId, List.of(codes))).statusCode(201).extract().path("clientId");
    }

    public ValidatableResponse makes(Map<String, ?> client) {
        return post("/v1/api-clients", client);
    }

    public static Map<String, Object> till(UUID partnerId, List<String> codes) {
        return Map.of("name", "Till", "role", "pos", "partnerId", partnerId, "storeCodes", codes);
    }
}
