package io.dangol.customer;

import io.dangol.testing.AccessTable;
import io.dangol.testing.Thing;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** What there is to be reached of records that may be one person. */
final class IdentityThings {

    private static final Map<String, Object> DISTINCT = Map.of("decision", "DISTINCT", "reason", "FAMILY");
    private static final String PREVIEW = "POST /v1/customer-merges/preview";

    AccessTable in(AccessTable table) {
        return table.listed("POST /v1/customers/matches", "data.customerId", IdentityThings::found)
                .headquarters("GET /v1/match-reviews")
                .headquarters("GET /v1/match-reviews/{id}", IdentityThings::aReview)
                .headquarters(
                        "POST /v1/match-reviews/{id}/decisions", () -> aReview().sending(DISTINCT))
                .headquarters("POST /v1/customer-merges", IdentityThings::two)
                .headquarters(PREVIEW, IdentityThings::two)
                // It only reads, and says so: CustomerMergeTest looks for it.
                .recordedElsewhere(PREVIEW)
                .headquarters("GET /v1/match-weights")
                .headquarters("POST /v1/match-weights/trainings", () -> Thing.of(UUID.randomUUID()))
                .headquarters("GET /v1/match-weights/{version}", IdentityThings::weights)
                .headquarters(
                        "PUT /v1/match-weights/active",
                        () -> Thing.of(UUID.randomUUID()).sending(Map.of("version", 0)))
                .headquarters("GET /v1/customer-merges")
                .headquarters("GET /v1/customer-merges/{id}", IdentityThings::aMerge)
                .headquarters(
                        "POST /v1/customer-merges/{id}/reversal",
                        () -> aMerge().sending(Map.of("reason", "FATHER_AND_SON")));
    }

    private static Thing found() {
        UUID partner = UUID.randomUUID();
        Map<String, Object> person = Map.of("givenName", "김지우", "phone", CustomerClient.mobileNumber());
        UUID id = CustomerClient.partner(partner).registered(person);
        return Thing.of(partner)
                .with("purpose", "helpdesk-call")
                .sending(person)
                .listedAs(id.toString());
    }

    private static Thing weights() {
        int version = CustomerClient.headquarters()
                .request()
                .post("/v1/match-weights/trainings")
                .then()
                .statusCode(201)
                .extract()
                .path("version");
        return Thing.of(UUID.randomUUID()).with("version", String.valueOf(version));
    }

    private static Thing two() {
        CustomerClient agent = CustomerClient.headquarters();
        Map<String, Object> both =
                Map.of("survivorId", agent.registered(), "absorbedId", agent.registered(), "reason", "SAME_PERSON");
        return Thing.of(UUID.randomUUID()).sending(both);
    }

    private static Thing aMerge() {
        CustomerClient agent = CustomerClient.headquarters();
        UUID merge = agent.merged(agent.registered(), agent.registered());
        return Thing.of(UUID.randomUUID()).with("id", merge.toString());
    }

    private static Thing aReview() {
        Map<String, Object> person = Map.of("givenName", "김지우", "phone", CustomerClient.mobileNumber());
        UUID first = CustomerClient.headquarters().registered(person);
        UUID unused = CustomerClient.headquarters().registered(person);
        try {
            String review = Database.select("select id from match_review where first_customer_id = ?", first)
                    .get(0);
            return Thing.of(UUID.randomUUID()).with("id", review);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
