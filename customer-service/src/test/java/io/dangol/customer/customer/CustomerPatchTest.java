package io.dangol.customer.customer;

import static io.dangol.customer.CustomerClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CustomerPatchTest {

    private final CustomerClient agent = CustomerClient.headquarters();

    @Test
    void what_is_named_is_replaced_null_removes_and_the_rest_stays() {
        UUID id = agent.registered(Map.of("givenName", "A", "familyName", "B", "email", "a@example.com"));

        agent.patch(id, "\"0\"", "{\"givenName\":\"C\",\"email\":null}")
                .statusCode(200)
                .header("ETag", "\"1\"");

        agent.getInClear(id)
                .body("givenName", equalTo("C"))
                .body("familyName", equalTo("B"))
                .body("email", nullValue());
    }

    @Test
    void a_change_is_announced_by_the_names_of_its_fields() throws SQLException {
        UUID id = agent.registered(Map.of("givenName", "A", "familyName", "B"));

        agent.patch(id, "\"0\"", "{\"givenName\":\"C\",\"phone\":\"010-2222-3333\"}")
                .statusCode(200);

        assertThat(Database.announced(id)).containsExactly("CustomerRegistered", "CustomerChanged");
        assertThat(Database.select(
                        "select payload::json ->> 'changedFields' from event_log where key = ? and type like '%Changed.v1'",
                        id.toString()))
                .containsExactly("[\"givenName\",\"phone\"]");
    }

    @Test
    void a_change_to_the_same_is_none() throws SQLException {
        UUID id = agent.registered(Map.of("phone", "010-2222-3333"));

        agent.patch(id, "\"0\"", "{\"phone\":\"+82 10-2222-3333\"}")
                .statusCode(200)
                .header("ETag", "\"0\"");

        assertThat(Database.announced(id)).containsExactly("CustomerRegistered");
    }

    @Test
    void without_the_version_that_was_read_nothing_is_changed() {
        UUID id = agent.registered(Map.of("givenName", "A"));

        agent.request()
                .contentType("application/merge-patch+json")
                .body("{\"givenName\":\"C\"}")
                .patch("/v1/customers/{id}", id)
                .then()
                .statusCode(428);
        agent.patch(id, "\"7\"", "{\"givenName\":\"C\"}").statusCode(412);
        agent.getInClear(id).body("givenName", equalTo("A"));
    }

    @Test
    void of_many_who_change_one_version_one_succeeds() {
        UUID id = agent.registered(Map.of("givenName", "A"));

        List<Integer> statuses = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> agent.patch(id, "\"0\"", "{\"givenName\":\"N" + i + "\"}")
                        .extract()
                        .statusCode())
                .toList();

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void a_masked_value_that_is_written_back_is_refused() {
        UUID id = agent.registered(Map.of("givenName", "Anna"));

        agent.patch(id, "\"0\"", "{\"givenName\":\"A**\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/givenName"));
        agent.patch(id, "\"0\"", "{\"email\":\"a***@example.com\"}").statusCode(400);
        agent.patch(id, "\"0\"", "{\"phone\":\"+82******5678\"}").statusCode(400);
    }

    @Test
    void what_is_not_to_be_changed_cannot_be_named() {
        UUID id = agent.registered();

        agent.patch(id, "\"0\"", "{\"cardNumber\":\"1\"}")
                .statusCode(400)
                .body("errors.pointer", hasItem("#/cardNumber"));
        agent.patch(id, "\"0\"", "[]").statusCode(400).body("type", equalTo("urn:dangol:problem:patch-invalid"));
    }

    @Test
    void names_of_other_systems_are_replaced_as_a_whole() {
        String old = unique("C-");
        String next = unique("D-");
        UUID id = agent.registered(Map.of("externalIds", List.of(Map.of("system", "erp", "id", old))));

        agent.patch(id, "\"0\"", "{\"externalIds\":[{\"system\":\"crm\",\"id\":\"" + next + "\"}]}")
                .statusCode(200)
                .body("externalIds", hasSize(1))
                .body("externalIds.id", contains(next));
        agent.put("erp", old, Map.of()).statusCode(201);
        agent.put("crm", next, Map.of()).statusCode(200).body("id", equalTo(id.toString()));
    }

    @Test
    void a_new_phone_number_is_found_and_the_old_one_no_longer() {
        UUID id = agent.registered(Map.of("phone", "010-4444-5555"));
        agent.patch(id, "\"0\"", "{\"phone\":\"010-4444-6666\"}").statusCode(200);

        agent.search(Map.of("phone", "01044446666")).body("data.id", contains(id.toString()));
        agent.search(Map.of("phone", "01044445555")).body("data", hasSize(0));
    }
}
