package io.dangol.customer;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** What is said of the records themselves: who they are, who looks after them, how fresh they are. */
public abstract class RecordRequests {

    public abstract RequestSpecification request();

    /** Who may be this person? */
    public ValidatableResponse matches(Map<String, ?> person) {
        return request()
                .queryParam("purpose", "helpdesk-call")
                .body(person)
                .post("/v1/customers/matches")
                .then();
    }

    public ValidatableResponse merges(UUID survivor, UUID absorbed) {
        return request()
                .body(merge(survivor, absorbed))
                .post("/v1/customer-merges")
                .then();
    }

    public UUID merged(UUID survivor, UUID absorbed) {
        return UUID.fromString(
                merges(survivor, absorbed).statusCode(201).extract().path("id"));
    }

    public ValidatableResponse previewsMerge(UUID survivor, UUID absorbed) {
        return request()
                .body(merge(survivor, absorbed))
                .post("/v1/customer-merges/preview")
                .then();
    }

    public ValidatableResponse parts(UUID merge) {
        return request()
                .body(Map.of("reason", "FATHER_AND_SON"))
                .post("/v1/customer-merges/{id}/reversal", merge)
                .then();
    }

    public ValidatableResponse decidesReview(UUID review, String decision) {
        return request()
                .body(Map.of("decision", decision, "reason", "LOOKED_AT"))
                .post("/v1/match-reviews/{id}/decisions", review)
                .then();
    }

    private static Map<String, Object> merge(UUID survivor, UUID absorbed) {
        return Map.of("survivorId", survivor, "absorbedId", absorbed, "reason", "SAME_PERSON");
    }

    /** @param role {@code INTRODUCED_BY} or {@code SERVICED_BY} */
    public ValidatableResponse entrusts(UUID id, String role, UUID partnerId, LocalDate since) {
        return entrusts(id, Map.of("role", role, "partnerId", partnerId, "since", since.toString()));
    }

    public ValidatableResponse entrusts(UUID id, Map<String, ?> custody) {
        return request().body(custody).post("/v1/customers/{id}/custodies", id).then();
    }

    public ValidatableResponse endsCustody(UUID id, String custodyId, LocalDate until) {
        return request()
                .body(Map.of("until", until.toString()))
                .post("/v1/customers/{id}/custodies/{custodyId}/end", id, custodyId)
                .then();
    }

    public ValidatableResponse freshness(UUID id) {
        return request().get("/v1/customers/{id}/freshness", id).then();
    }

    public ValidatableResponse isAsked(UUID id, String field, String outcome) {
        return request()
                .body(Map.of("field", field, "outcome", outcome))
                .post("/v1/customers/{id}/freshness/questions", id)
                .then();
    }

    public ValidatableResponse verifies(UUID id, String... fields) {
        return request()
                .body(Map.of("fields", fields))
                .post("/v1/customers/{id}/verifications", id)
                .then();
    }

    /** @param reason {@code NOT_IN_USE} or {@code SOMEBODY_ELSE} */
    public ValidatableResponse raises(UUID id, String reason) {
        return request()
                .body(Map.of("reason", reason))
                .post("/v1/customers/{id}/number-alarms", id)
                .then();
    }
}
