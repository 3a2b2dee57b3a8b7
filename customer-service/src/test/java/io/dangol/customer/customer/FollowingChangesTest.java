package io.dangol.customer.customer;

import static io.dangol.customer.CustomerClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who goes on from the last change that it saw misses none, and everything that is shown of a customer is a change. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class FollowingChangesTest {

    private static final Map<String, Object> REFUSAL =
            Map.of("purpose", "MARKETING", "channel", "SMS", "granted", false);

    // A partner of its own, so that nobody else's customers are in the list.
    private final CustomerClient partner = CustomerClient.partner(UUID.randomUUID());

    @Test
    void a_change_that_commits_late_is_not_passed_over() throws SQLException {
        UUID late = partner.registered();
        UUID before = partner.registered();
        String seen = updatedAt(before);
        UUID early;

        try (Connection writer = Database.connect()) {
            writer.setAutoCommit(false);
            try (PreparedStatement stamp =
                    writer.prepareStatement("update customer set preferred_language = 'ko' where id = ?")) {
                stamp.setObject(1, late);
                assertThat(stamp.executeUpdate()).isOne();
            }
            early = partner.registered();

            changedSince(seen).body("data", empty());

            writer.commit();
        }
        changedSince(seen).body("data.id", contains(late.toString(), early.toString()));
    }

    @Test
    void who_looks_for_one_by_its_name_does_not_wait_for_others() throws SQLException {
        String name = unique("C-");
        UUID other = partner.registered();

        try (Connection writer = Database.connect()) {
            writer.setAutoCommit(false);
            try (PreparedStatement stamp =
                    writer.prepareStatement("update customer set preferred_language = 'ko' where id = ?")) {
                stamp.setObject(1, other);
                assertThat(stamp.executeUpdate()).isOne();
            }
            partner.put("erp", name, Map.of()).statusCode(201);

            partner.request()
                    .queryParam("externalSystem", "erp")
                    .queryParam("externalId", name)
                    .get("/v1/customers")
                    .then()
                    .body("data.externalIds.id.flatten()", contains(name));
        }
    }

    @Test
    void a_new_card_is_a_change_and_the_same_again_is_none() {
        UUID id = partner.registered();
        String before = updatedAt(id);
        String card = unique("card-");

        partner.holds(id, card).statusCode(201);

        partner.get(id).header("ETag", "\"1\"");
        changedSince(before).body("data.id", contains(id.toString()));
        partner.holds(id, card).statusCode(200);
        partner.get(id).header("ETag", "\"1\"");
    }

    @Test
    void a_decision_is_a_change() {
        UUID id = partner.registered();
        String before = updatedAt(id);

        partner.decides(id, REFUSAL).statusCode(201);

        partner.get(id).header("ETag", "\"1\"");
        changedSince(before).body("data.id", contains(id.toString()));
        partner.patch(id, "\"0\"", "{\"preferredLanguage\":\"en\"}").statusCode(412);
    }

    @Test
    void a_put_that_adds_a_card_is_a_change() {
        String name = unique("C-");
        UUID id = UUID.fromString(partner.put("erp", name, Map.of()).extract().path("id"));
        String before = updatedAt(id);

        partner.put("erp", name, Map.of("cardNumber", unique("card-")))
                .statusCode(200)
                .header("ETag", "\"1\"");

        changedSince(before).body("data.id", contains(id.toString()));
    }

    @Test
    void what_an_answer_says_of_the_change_is_what_is_kept() {
        UUID id = partner.registered();

        for (String language : List.of("ko", "en")) {
            ValidatableResponse answer = partner.patch(
                            id,
                            partner.get(id).extract().header("ETag"),
                            "{\"preferredLanguage\":\"" + language + "\"}")
                    .statusCode(200);
            assertThat(answer.extract().<String>path("updatedAt")).isEqualTo(updatedAt(id));
        }
    }

    @Test
    void a_put_keeps_to_the_version_that_it_names() {
        String name = unique("C-");
        put(name, "\"0\"", "A").statusCode(412).body("type", equalTo("urn:dangol:problem:precondition-failed"));
        UUID id = UUID.fromString(
                partner.put("erp", name, Map.of("givenName", "A")).extract().path("id"));
        partner.patch(id, "\"0\"", "{\"givenName\":\"B\"}").statusCode(200);

        put(name, "\"0\"", "C").statusCode(412);
        partner.getInClear(id).body("givenName", equalTo("B"));

        put(name, "\"1\"", "C").statusCode(200);
        partner.put("erp", name, Map.of("givenName", "D")).statusCode(200);
        partner.getInClear(id).body("givenName", equalTo("D"));
    }

    private ValidatableResponse put(String name, String ifMatch, String givenName) {
        return partner.request()
                .header("If-Match", ifMatch)
                .body(Map.of("channel", "STORE", "givenName", givenName))
                .put("/v1/customers/by-external-id/erp/{id}", name)
                .then();
    }

    private String updatedAt(UUID id) {
        return partner.get(id).extract().path("updatedAt");
    }

    private ValidatableResponse changedSince(String time) {
        return partner.request()
                .queryParam("updatedAfter", time)
                .get("/v1/customers")
                .then()
                .statusCode(200);
    }
}
