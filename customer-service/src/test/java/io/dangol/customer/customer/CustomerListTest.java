package io.dangol.customer.customer;

import static io.dangol.customer.CustomerClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CustomerListTest {

    private final CustomerClient agent = CustomerClient.headquarters();
    private final String system = unique("s").substring(0, 30);

    @Test
    void a_name_of_another_system_finds_its_customer() {
        UUID known = named("C-1");
        assertThat(named("C-2")).isNotEqualTo(known);

        listed("externalId", "C-1").body("data.id", contains(known.toString()));
        listed("externalId", "C-3").body("data", empty());
    }

    @Test
    void pages_hold_every_customer_once_in_the_order_of_change() {
        List<String> expected = Stream.of("1", "2", "3", "4", "5")
                .map(this::named)
                .map(UUID::toString)
                .toList();
        List<String> seen = new ArrayList<>();
        String cursor = null;

        do {
            ValidatableResponse page = cursor == null ? listed("limit", 2) : listed("limit", 2, "cursor", cursor);
            seen.addAll(page.extract().path("data.id"));
            cursor = page.extract().path("next");
        } while (cursor != null);

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void who_asks_for_what_changed_since_sees_only_that() {
        UUID first = named("1");
        String then = agent.get(named("2")).extract().path("updatedAt");
        agent.patch(first, "\"0\"", "{\"preferredLanguage\":\"en\"}").statusCode(200);

        listed("updatedAfter", then).body("data.id", contains(first.toString())).body("next", nullValue());
    }

    @Test
    void what_cannot_be_understood_is_refused() {
        listed("updatedAfter", "yesterday", 400).body("errors[0].pointer", equalTo("#/updatedAfter"));
        listed("cursor", "forged", 400).body("type", equalTo("urn:dangol:problem:cursor-invalid"));
        listed("limit", 201, 400).body("errors[0].pointer", equalTo("#/limit"));
        agent.request()
                .queryParam("externalId", "C-1")
                .get("/v1/customers")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:dangol:problem:external-system-required"));
    }

    @Test
    void any_spelling_of_a_phone_number_or_address_finds() {
        String number = "010" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        String address = unique("Jiwoo.") + "@Example.com";
        UUID mother = agent.registered(Map.of("phone", number, "email", address));
        UUID son = agent.registered(Map.of("phone", "+82 " + number.substring(1)));

        agent.search(Map.of("phone", number)).body("data.id", containsInAnyOrder(mother.toString(), son.toString()));
        agent.search(Map.of("email", address.toUpperCase(Locale.ROOT)))
                .body("data.id", contains(mother.toString()))
                .body("data[0].disclosure", equalTo("MASKED"));
        agent.search(Map.of("phone", number, "email", address)).body("data.id", contains(mother.toString()));
    }

    @Test
    void a_search_by_nothing_is_refused() {
        agent.search(Map.of()).statusCode(400).body("type", equalTo("urn:dangol:problem:nothing-to-search-by"));
    }

    private UUID named(String id) {
        return agent.registered(Map.of("externalIds", List.of(Map.of("system", system, "id", id))));
    }

    private ValidatableResponse listed(String name, Object value) {
        return listed(name, value, 200);
    }

    private ValidatableResponse listed(String name, Object value, int status) {
        return listed(Map.of(name, value)).statusCode(status);
    }

    private ValidatableResponse listed(String name, Object value, String other, Object otherValue) {
        return listed(Map.of(name, value, other, otherValue)).statusCode(200);
    }

    private ValidatableResponse listed(Map<String, Object> parameters) {
        return agent.request()
                .queryParam("externalSystem", system)
                .queryParams(parameters)
                .get("/v1/customers")
                .then();
    }
}
