package io.dangol.partner;

import static io.restassured.RestAssured.given;

import io.dangol.testing.Contract;
import io.dangol.testing.Tokens;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls the API as a client would; every answer is held to the API description. */
public final class PartnerClient {

    public static final String ADMIN = Tokens.admin();
    private static final Filter DESCRIPTION = Contract.openApi();

    private PartnerClient() {}

    public static RequestSpecification as(String token) {
        return given().filter(DESCRIPTION).auth().oauth2(token);
    }

    public static ValidatableResponse get(String path, Object... parameters) {
        return as(ADMIN).get(path, parameters).then();
    }

    public static ValidatableResponse post(String token, String path, Map<String, ?> body) {
        return as(token).contentType(ContentType.JSON).body(body).post(path).then();
    }

    /** With an Idempotency-Key. */
    public static ValidatableResponse post(String path, Map<String, ?> body, String key) {
        return as(ADMIN)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    public static ValidatableResponse patch(String path, @Nullable String etag, Map<String, ?> body) {
        RequestSpecification request =
                as(ADMIN).contentType("application/merge-patch+json").body(body);
        return (etag == null ? request : request.header("If-Match", etag))
                .patch(path)
                .then();
    }

    public static String partner() {
        return post(ADMIN, "/v1/partners", details()).statusCode(201).extract().path("id");
    }

    @com.google.errorprone.annotations.CanIgnoreReturnValue
    public static String store(String partner, String code) {
        return post(ADMIN, "/v1/partners/" + partner + "/stores", Map.of("code", code, "name", "x", "currency", "GBP"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Map<String, Object> details() {
        return new HashMap<>(Map.of("name", "Corner Bakery", "type", "FRANCHISE", "legalForm", "CORPORATION"));
    }

    public static Map<String, Object> till(String partner, String code) {
        return Map.of("name", "Till", "role", "pos", "partnerId", partner, "storeCodes", List.of(code));
    }

    public static String code() {
        return "S-" + UUID.randomUUID();
    }

    /** What the list of that path holds behind the instant, page by page of one. */
    public static List<String> walk(String path, String name, String updatedAfter) {
        java.util.ArrayList<String> found = new java.util.ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification page = as(ADMIN).queryParam("limit", 1).queryParam("updatedAfter", updatedAfter);
            ValidatableResponse answer = (cursor == null ? page : page.queryParam("cursor", cursor))
                    .get(path)
                    .then()
                    .statusCode(200);
            found.addAll(answer.extract().<List<String>>path("data." + name));
            cursor = answer.extract().path("next");
        } while (cursor != null);
        return found;
    }
}
