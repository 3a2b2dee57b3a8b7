package io.dangol.customer.consent;

import static io.dangol.customer.CustomerClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A system that sends its whole record every night: what it knows of decisions is old, and must not undo newer ones. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ConsentSyncTest {

    private static final String MONDAY = "2026-03-02T10:00:00Z";
    private static final String TUESDAY = "2026-03-03T10:00:00Z";
    private static final String WEDNESDAY = "2026-03-04T10:00:00Z";

    private final CustomerClient erp = CustomerClient.headquarters();
    private final CustomerClient withoutScope = CustomerClient.with(
            Tokens.of("erp", "customers:read customers:write").bearer());
    private final String id = unique("C-");

    @Test
    void a_withdrawal_outlives_the_nightly_record_however_often_it_comes() throws SQLException {
        UUID customer = synced(List.of(granted(MONDAY)));
        erp.decides(customer, decision(false, "2026-01", TUESDAY)).statusCode(201);

        for (int night = 0; night < 3; night++) {
            sync(List.of(granted(MONDAY))).statusCode(200).body("consents.granted", contains(false));
        }

        assertThat(Database.announced(customer))
                .containsExactly("CustomerRegistered", "ConsentRecorded", "ConsentRecorded");
    }

    @Test
    void a_grant_of_the_withdrawals_moment_or_before_does_not_undo_it() {
        UUID customer = synced(List.of());
        erp.decides(customer, decision(false, "2026-01", TUESDAY)).statusCode(201);

        sync(List.of(granted(MONDAY))).body("consents.granted", contains(false));
        sync(List.of(granted(TUESDAY))).body("consents.granted", contains(false));
        erp.decides(customer, granted(TUESDAY)).statusCode(201);
        erp.get(customer).body("consents.granted", contains(false));
    }

    @Test
    void a_later_grant_holds_and_so_does_its_renewal() {
        UUID customer = synced(List.of(granted(MONDAY)));
        erp.decides(customer, decision(false, "2026-01", TUESDAY)).statusCode(201);
        sync(List.of(granted(WEDNESDAY)))
                .body("consents.granted", contains(true))
                .body("consents.since", contains(WEDNESDAY));

        // The same text agreed to again: a withdrawal on paper from before arrives too late to undo it.
        sync(List.of(granted("2026-03-06T10:00:00Z"))).body("consents.since", contains("2026-03-06T10:00:00Z"));
        erp.decides(customer, decision(false, "2026-01", "2026-03-05T10:00:00Z"))
                .statusCode(201);
        erp.get(customer).body("consents.granted", contains(true));
    }

    @Test
    void a_put_consent_says_when_it_was_given_also_the_first_time() {
        Map<String, Object> timeless = granted(MONDAY);
        timeless.remove("collectedAt");

        sync(List.of(granted(MONDAY), timeless))
                .statusCode(422)
                .body("type", equalTo("urn:dangol:problem:consent-time-missing"))
                .body("errors[0].pointer", equalTo("#/consents/1/collectedAt"));
        erp.request()
                .queryParam("externalSystem", "erp")
                .queryParam("externalId", id)
                .get("/v1/customers")
                .then()
                .body("data", empty());
        erp.register(Map.of("consents", List.of(timeless))).statusCode(201);
    }

    @Test
    void who_may_not_record_consents_may_not_do_so_with_a_customer_either() {
        withoutScope
                .register(Map.of("consents", List.of(granted(MONDAY))))
                .statusCode(403)
                .body("type", equalTo("urn:dangol:problem:consent-scope-missing"))
                .body("errors[0].pointer", equalTo("#/consents"));
        withoutScope
                .put("erp", id, Map.of("consents", List.of(granted(MONDAY))))
                .statusCode(403);
        UUID customer = synced(List.of());
        withoutScope
                .put("erp", id, Map.of("consents", List.of(granted(MONDAY))))
                .statusCode(403);
        withoutScope.put("erp", id, Map.of("consents", List.of())).statusCode(200);

        erp.get(customer).body("consents", empty());
    }

    private UUID synced(List<Map<String, Object>> decisions) {
        return UUID.fromString(sync(decisions).statusCode(201).extract().path("id"));
    }

    private ValidatableResponse sync(List<Map<String, Object>> decisions) {
        return erp.put("erp", id, Map.of("consents", decisions));
    }

    private static Map<String, Object> granted(String collectedAt) {
        return decision(true, "2026-01", collectedAt);
    }

    private static Map<String, Object> decision(boolean granted, String textVersion, String collectedAt) {
        return new HashMap<>(Map.of(
                "purpose",
                "MARKETING",
                "channel",
                "SMS",
                "granted",
                granted,
                "textVersion",
                textVersion,
                "evidence",
                "slip 4711",
                "collectedAt",
                collectedAt));
    }
}
