package io.dangol.customer.customer;

import static io.dangol.customer.CustomerClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two systems may both be called erp and count from 1: whose words they are decides whom they name. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ExternalIdOwnerTest {

    private final CustomerClient partner = CustomerClient.partner(UUID.randomUUID());
    private final CustomerClient rival = CustomerClient.partner(UUID.randomUUID());
    private final CustomerClient headquarters = CustomerClient.headquarters();
    private final String id = unique("C-");

    @Test
    void headquarters_data_never_gets_into_a_partners_customer() {
        String squatted = put(partner, Map.of()).statusCode(201).extract().path("id");

        String own = put(headquarters, Map.of("givenName", "Jiwoo", "phone", "010-7777-1234"))
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(own).isNotEqualTo(squatted);
        partner.get(UUID.fromString(own)).statusCode(404);
        partner.getInClear(UUID.fromString(squatted))
                .body("givenName", nullValue())
                .body("phone", nullValue());
    }

    @Test
    void a_partners_data_is_not_overwritten_by_headquarters_or_a_rival() {
        String customer =
                put(partner, Map.of("givenName", "A")).statusCode(201).extract().path("id");

        put(headquarters, Map.of("givenName", "B")).statusCode(201);
        put(rival, Map.of("givenName", "C")).statusCode(201);

        partner.getInClear(UUID.fromString(customer)).header("ETag", "\"0\"").body("givenName", equalTo("A"));
        put(partner, Map.of("givenName", "A")).statusCode(200).body("id", equalTo(customer));
    }

    @Test
    void each_finds_its_own_customer_by_the_name_that_others_use_too() {
        List<String> customers = Stream.of(partner, rival, headquarters)
                .map(owner -> put(owner, Map.of()).statusCode(201).extract().<String>path("id"))
                .toList();

        listed(partner).body("data.id", contains(customers.get(0)));
        listed(rival).body("data.id", contains(customers.get(1)));
        listed(headquarters).body("data.id", contains(customers.get(2)));
    }

    @Test
    void a_name_is_taken_among_its_owners_only() {
        List<Map<String, String>> names = List.of(Map.of("system", "erp", "id", id));
        UUID customer = partner.registered(Map.of("externalIds", names));

        rival.register(Map.of("externalIds", names)).statusCode(201);
        headquarters.register(Map.of("externalIds", names)).statusCode(201);
        partner.register(Map.of("externalIds", names))
                .statusCode(409)
                .body("type", equalTo("urn:dangol:problem:external-id-taken"));
        partner.get(customer).body("externalIds", equalTo(names));
    }

    @Test
    void a_name_that_headquarters_gives_a_partners_customer_is_the_partners() {
        UUID customer = partner.registered();

        headquarters
                .patch(customer, "\"0\"", "{\"externalIds\":[{\"system\":\"erp\",\"id\":\"" + id + "\"}]}")
                .statusCode(200)
                .body("externalIds.id", contains(id));

        listed(headquarters).body("data", empty());
        put(headquarters, Map.of("givenName", "B")).statusCode(201);
        put(partner, Map.of()).statusCode(200).body("id", equalTo(customer.toString()));
    }

    private ValidatableResponse put(CustomerClient owner, Map<String, ?> fields) {
        return owner.put("erp", id, fields);
    }

    private ValidatableResponse listed(CustomerClient owner) {
        return owner.request()
                .queryParam("externalSystem", "erp")
                .queryParam("externalId", id)
                .get("/v1/customers")
                .then()
                .statusCode(200);
    }
}
