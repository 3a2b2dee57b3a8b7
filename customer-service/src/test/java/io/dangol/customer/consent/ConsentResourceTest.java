package io.dangol.customer.consent;

import static io.dangol.customer.CustomerClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ConsentResourceTest {

    private final CustomerClient agent = CustomerClient.headquarters();

    @Test
    void a_decision_is_kept_with_its_proof() {
        UUID id = agent.registered();

        agent.decides(id, decision("marketing", true, "2026-03-01T10:00:00Z")).statusCode(201);

        history(id)
                .body("data", hasSize(1))
                .body("data[0].purpose", equalTo("MARKETING"))
                .body("data[0].granted", equalTo(true))
                .body("data[0].textVersion", equalTo("2026-01"))
                .body("data[0].evidence", equalTo("***"))
                .body("data[0].place", equalTo("***"))
                .body("data[0].collectedAt", equalTo("2026-03-01T10:00:00Z"));
        disclosures(id).body("data", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_proof_is_read_in_clear_for_a_purpose_and_leaves_a_trace(boolean current) {
        UUID id = agent.registered();
        agent.decides(id, decision("marketing", true, "2026-03-01T10:00:00Z")).statusCode(201);

        inClear(current)
                .queryParam("purpose", "consent-dispute")
                .get("/v1/customers/{id}/consents", id)
                .then()
                .statusCode(200)
                .body("data.evidence", contains("slip 4711"))
                .body("data.place", contains("store S1"));

        disclosures(id).body("data.purpose", contains("consent-dispute"));
    }

    @Test
    void without_a_purpose_no_proof_is_read_in_clear() {
        UUID id = agent.registered();
        agent.decides(id, decision("marketing", true, "2026-03-01T10:00:00Z")).statusCode(201);

        inClear(false)
                .get("/v1/customers/{id}/consents", id)
                .then()
                .statusCode(400)
                .body("type", endsWith("purpose-required"))
                .body("errors[0].pointer", equalTo("#/purpose"));

        disclosures(id).body("data", hasSize(0));
    }

    @Test
    void a_change_of_mind_is_another_entry_and_the_latest_holds() throws SQLException {
        UUID id = agent.registered();
        agent.decides(id, decision("MARKETING", true, "2026-03-01T10:00:00Z")).statusCode(201);
        agent.decides(id, decision("MARKETING", false, "2026-03-02T10:00:00Z")).statusCode(201);

        history(id).body("data.granted", contains(false, true));
        agent.get(id).body("consents", hasSize(1)).body("consents[0].granted", equalTo(false));
        assertThat(Database.announced(id)).containsExactly("CustomerRegistered", "ConsentRecorded", "ConsentRecorded");
    }

    @Test
    void a_paper_form_that_arrives_late_does_not_undo_a_later_withdrawal() {
        UUID id = agent.registered();
        agent.decides(id, decision("MARKETING", false, "2026-03-02T10:00:00Z")).statusCode(201);
        agent.decides(id, decision("MARKETING", true, "2026-03-01T10:00:00Z")).statusCode(201);

        current(id).body("data.granted", contains(false));
    }

    @Test
    void each_purpose_and_channel_stands_for_itself() {
        UUID id = agent.registered();
        agent.decides(id, decision("MARKETING", true, "2026-03-01T10:00:00Z")).statusCode(201);
        agent.decides(id, decision("PROFILING", false, "2026-03-02T10:00:00Z")).statusCode(201);

        current(id)
                .body("data.purpose", contains("MARKETING", "PROFILING"))
                .body("data.granted", contains(true, false));
    }

    @Test
    void granting_without_proof_is_refused_and_changes_nothing() {
        UUID id = agent.registered();

        agent.decides(id, Map.of("purpose", "MARKETING", "channel", "SMS", "granted", true))
                .statusCode(422)
                .body("type", equalTo("urn:dangol:problem:consent-proof-missing"))
                .body("errors[0].pointer", equalTo("#/textVersion"));
        history(id).body("data", hasSize(0));
    }

    @Test
    void a_decision_of_the_future_is_refused() {
        agent.decides(agent.registered(), decision("MARKETING", true, "2999-01-01T00:00:00Z"))
                .statusCode(422)
                .body("type", equalTo("urn:dangol:problem:consent-in-future"));
    }

    @Test
    void consents_given_while_registering_are_kept_or_refused_with_it() {
        UUID id = agent.registered(Map.of("consents", List.of(decision("MARKETING", true, "2026-03-01T10:00:00Z"))));
        agent.get(id).body("consents.purpose", contains("MARKETING"));

        agent.register(Map.of("consents", List.of(Map.of("purpose", "A", "channel", "SMS", "granted", true))))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/consents/0/textVersion"));
        agent.register(Map.of("consents", List.of(Map.of("purpose", "A", "channel", "SMS"))))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/consents/0/granted"));
    }

    @Test
    void one_idempotency_key_records_one_decision() {
        UUID id = agent.registered();
        String key = unique("key-");

        String first = withKey(id, key).body("evidence", nullValue()).extract().path("id");
        withKey(id, key).header("Idempotency-Replayed", "true").body("id", equalTo(first));

        history(id).body("data", hasSize(1));
    }

    @Test
    void the_history_comes_in_pages() {
        UUID id = agent.registered();
        for (int day = 1; day <= 3; day++) {
            agent.decides(id, decision("MARKETING", day % 2 == 0, "2026-03-0" + day + "T10:00:00Z"))
                    .statusCode(201);
        }

        String next =
                page(id, Map.of("limit", 2)).body("data", hasSize(2)).extract().path("next");
        page(id, Map.of("limit", 2, "cursor", next))
                .body("data.collectedAt", contains("2026-03-01T10:00:00Z"))
                .body("next", nullValue());
    }

    @Test
    void nobody_rewrites_the_history() {
        agent.decides(agent.registered(), decision("MARKETING", true, "2026-03-01T10:00:00Z"))
                .statusCode(201);

        assertThatThrownBy(() -> Database.execute("update consent set granted = false"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> Database.execute("delete from consent")).hasMessageContaining("append-only");
    }

    private ValidatableResponse withKey(UUID id, String key) {
        return agent.request()
                .header("Idempotency-Key", key)
                .body(decision("MARKETING", true, "2026-03-01T10:00:00Z"))
                .post("/v1/customers/{id}/consents", id)
                .then()
                .statusCode(201);
    }

    private ValidatableResponse history(UUID id) {
        return page(id, Map.of());
    }

    private ValidatableResponse current(UUID id) {
        return page(id, Map.of("current", true));
    }

    private ValidatableResponse page(UUID id, Map<String, Object> parameters) {
        return agent.request()
                .queryParams(parameters)
                .get("/v1/customers/{id}/consents", id)
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> decision(String purpose, boolean granted, String collectedAt) {
        return new HashMap<>(Map.of(
                "purpose", purpose,
                "channel", "SMS",
                "granted", granted,
                "textVersion", "2026-01",
                "evidence", "slip 4711",
                "place", "store S1",
                "collectedAt", collectedAt));
    }

    private RequestSpecification inClear(boolean current) {
        return agent.request().queryParam("unmask", true).queryParam("current", current);
    }

    private ValidatableResponse disclosures(UUID id) {
        return agent.request().get("/v1/customers/{id}/disclosures", id).then().statusCode(200);
    }
}
