package io.dangol.customer;

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
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What tests say to the service, in their own words; every answer is held against the API description. */
public final class CustomerClient extends RecordRequests {

    private static final String SCOPES = "customers:read customers:write consents:read consents:write"
            + " contact-permits:read contact-permits:write contact-policies:read contact-policies:write"
            + " leave-alone:write"
            + " accounts:read accounts:write custodies:write customers:import changes:read customers:export";

    private static final String IDENTITY =
            " match-reviews:read match-reviews:write match-weights:read match-weights:write customer-merges:read"
                    + " customer-merges:write";

    private static final Filter DESCRIPTION = Contract.openApi();

    private final String token;

    private CustomerClient(String token) {
        this.token = token;
    }

    public static CustomerClient headquarters() {
        return new CustomerClient(Tokens.of("hq-agent", SCOPES + IDENTITY).bearer());
    }

    public static CustomerClient partner(UUID partnerId) {
        return new CustomerClient(
                Tokens.of("partner-admin", SCOPES).partner(partnerId).bearer());
    }

    public static CustomerClient with(String token) {
        return new CustomerClient(token);
    }

    @Override
    public RequestSpecification request() {
        return given().filter(DESCRIPTION)
                .auth()
                .oauth2(token)
                .accept(ContentType.JSON)
                .contentType(ContentType.JSON);
    }

    public ValidatableResponse register(Map<String, ?> fields) {
        return request().body(withChannel(fields)).post("/v1/customers").then();
    }

    public UUID registered(Map<String, ?> fields) {
        return UUID.fromString(register(fields).statusCode(201).extract().path("id"));
    }

    public UUID registered() {
        return registered(Map.of());
    }

    public ValidatableResponse put(String system, String id, Map<String, ?> fields) {
        return request()
                .body(withChannel(fields))
                .put("/v1/customers/by-external-id/{system}/{id}", system, id)
                .then();
    }

    /** Several at once, each with what it is to be called or not. */
    public ValidatableResponse writeAll(List<Map<String, Object>> items) {
        return request()
                .body(Map.of("items", items))
                .post("/v1/customers/batches")
                .then();
    }

    /** An item of several. */
    public static Map<String, Object> item(@Nullable String externalId, Map<String, ?> fields) {
        Map<String, Object> item = new HashMap<>(Map.of("customer", withChannel(fields)));
        if (externalId != null) {
            item.put("externalId", Map.of("system", "erp", "id", externalId));
        }
        return item;
    }

    /** What changed behind this place, or all there is. */
    public ValidatableResponse changes(@Nullable String after) {
        RequestSpecification request = request().queryParam("limit", 1000);
        return (after == null ? request : request.queryParam("after", after))
                .get("/v1/changes")
                .then()
                .statusCode(200);
    }

    public ValidatableResponse get(UUID id) {
        return request().get("/v1/customers/{id}", id).then();
    }

    public ValidatableResponse getInClear(UUID id) {
        return request()
                .queryParam("unmask", true)
                .queryParam("purpose", "helpdesk-call")
                .get("/v1/customers/{id}", id)
                .then();
    }

    public ValidatableResponse patch(UUID id, String ifMatch, String patch) {
        return request()
                .contentType("application/merge-patch+json")
                .header("If-Match", ifMatch)
                .body(patch)
                .patch("/v1/customers/{id}", id)
                .then();
    }

    public ValidatableResponse search(Map<String, ?> by) {
        return request().body(by).post("/v1/customers/search").then();
    }

    public ValidatableResponse holds(UUID id, String cardNumber) {
        return request()
                .body(Map.of("cardNumber", cardNumber))
                .post("/v1/customers/{id}/cards", id)
                .then();
    }

    public ValidatableResponse decides(UUID id, Map<String, ?> decision) {
        return request().body(decision).post("/v1/customers/{id}/consents", id).then();
    }

    public ValidatableResponse registerAccount(Map<String, ?> fields) {
        return request().body(asAccount(fields)).post("/v1/accounts").then();
    }

    /** A dealer, if nothing else is said. */
    public UUID account(Map<String, ?> fields) {
        return UUID.fromString(registerAccount(fields).statusCode(201).extract().path("id"));
    }

    public ValidatableResponse putAccount(String system, String id, Map<String, ?> fields) {
        return request()
                .body(asAccount(fields))
                .put("/v1/accounts/by-external-id/{system}/{id}", system, id)
                .then();
    }

    /** Since the year's first day, if nothing else is said. */
    public ValidatableResponse relate(String type, Map<String, ?> from, Map<String, ?> to, Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(Map.of("type", type, "from", from, "to", to, "since", "2026-01-01"));
        all.putAll(more);
        return request().body(all).post("/v1/relationships").then();
    }

    private static Map<String, Object> asAccount(Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(Map.of("name", "한빛농기계", "kind", "DEALER", "channel", "FAIR"));
        all.putAll(fields);
        return all;
    }

    /** May this customer be contacted? */
    public ValidatableResponse asks(UUID customerId, Map<String, ?> contact) {
        return request()
                .body(Map.of("customerId", customerId, "contact", contact))
                .post("/v1/contact-permits")
                .then();
    }

    /** May these be? */
    public ValidatableResponse asksAll(List<UUID> customerIds, Map<String, ?> contact) {
        return request()
                .body(Map.of("customerIds", customerIds, "contact", contact))
                .post("/v1/contact-permits/batches")
                .then();
    }

    /** @param how {@code confirm} or {@code release} */
    public ValidatableResponse ends(String permitId, String how) {
        return request().post("/v1/contact-permits/{id}/{how}", permitId, how).then();
    }

    public ValidatableResponse policy(String code, Map<String, ?> terms) {
        return request().body(terms).put("/v1/contact-policies/{code}", code).then();
    }

    public ValidatableResponse leavesAlone(UUID id, String reason) {
        return request()
                .body(Map.of("reason", reason, "reviewOn", "2030-01-31"))
                .put("/v1/customers/{id}/leave-alone", id)
                .then();
    }

    /** A mobile number that hardly any other test uses. */
    public static String mobileNumber() {
        return "010" + ThreadLocalRandom.current().nextInt(20_000_000, 99_000_000);
    }

    /** Something that no other test uses. */
    public static String unique(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    private static Map<String, Object> withChannel(Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(Map.of("channel", "STORE"));
        all.putAll(fields);
        return all;
    }
}
