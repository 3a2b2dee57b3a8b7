package io.dangol.customer.customer;

import static io.dangol.customer.CustomerClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.customer.CustomerClient;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CustomerResourceTest {

    private static final Map<String, Object> JIWOO = Map.of(
            "givenName", "지우",
            "familyName", "김",
            "phone", "010-1234-5678",
            "email", "Jiwoo.Kim@example.com",
            "birthDate", "1990-05-17",
            "preferredLanguage", "ko");

    private final CustomerClient agent = CustomerClient.headquarters();

    @Test
    void a_customer_can_be_registered_with_nothing_but_a_channel() {
        agent.register(Map.of("channel", "store-visit", "campaign", "SPRING-2026"))
                .statusCode(201)
                .body("campaign", equalTo("SPRING-2026"))
                .header("Location", startsWith("/v1/customers/"))
                .header("ETag", "\"0\"")
                .body("channel", equalTo("STORE_VISIT"))
                .body("cards", empty())
                .body("consents", empty())
                .body("registeredByPartnerId", nullValue());
    }

    @Test
    void registering_answers_which_personal_data_is_known_but_not_what_it_is() {
        agent.register(JIWOO)
                .statusCode(201)
                .body("disclosure", equalTo("HIDDEN"))
                .body("givenName", equalTo("***"))
                .body("phone", equalTo("***"))
                .body("birthDate", equalTo("***"));
    }

    @Test
    void personal_data_is_masked_when_read() {
        UUID id = agent.registered(JIWOO);

        agent.get(id)
                .statusCode(200)
                .body("disclosure", equalTo("MASKED"))
                .body("givenName", equalTo("지**"))
                .body("familyName", equalTo("김**"))
                .body("phone", equalTo("+82******5678"))
                .body("email", equalTo("J***@example.com"))
                .body("birthDate", equalTo("1990-**-**"))
                .body("preferredLanguage", equalTo("ko"));
    }

    @Test
    void personal_data_is_shown_in_clear_for_a_purpose() {
        UUID id = agent.registered(JIWOO);

        agent.getInClear(id)
                .statusCode(200)
                .body("disclosure", equalTo("CLEAR"))
                .body("givenName", equalTo("지우"))
                .body("phone", equalTo("+821012345678"))
                .body("email", equalTo("Jiwoo.Kim@example.com"))
                .body("birthDate", equalTo("1990-05-17"));
    }

    @Test
    void without_a_purpose_nothing_is_shown_in_clear() {
        UUID id = agent.registered(JIWOO);

        agent.request()
                .queryParam("unmask", true)
                .get("/v1/customers/{id}", id)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:dangol:problem:purpose-required"))
                .body("errors[0].pointer", equalTo("#/purpose"));
    }

    @Test
    void one_idempotency_key_registers_one_customer() {
        String key = unique("key-");

        String first = registeredWithKey(key, "A", "false");
        String second = registeredWithKey(key, "A", "true");

        assertThat(second).isEqualTo(first);
    }

    @Test
    void an_idempotency_key_for_another_request_is_refused() {
        String key = unique("key-");
        assertThat(registeredWithKey(key, "A", "false")).isNotEmpty();

        agent.request()
                .header("Idempotency-Key", key)
                .body(Map.of("channel", "STORE", "givenName", "B"))
                .post("/v1/customers")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:dangol:problem:idempotency-key-reused"));
    }

    @Test
    void a_field_that_is_not_right_is_named_and_nothing_is_repeated_of_it() {
        agent.register(Map.of("phone", "12"))
                .statusCode(400)
                .body("type", equalTo("urn:dangol:problem:phone-invalid"))
                .body("errors[0].pointer", equalTo("#/phone"));
        agent.register(Map.of("email", "nobody-at-nowhere"))
                .statusCode(400)
                .body("type", equalTo("urn:dangol:problem:email-invalid"))
                .body("detail", not(matchesPattern(".*nowhere.*")));
        agent.register(Map.of("birthDate", "2999-01-01"))
                .statusCode(400)
                .body("errors.pointer", hasItem("#/birthDate"));
        agent.register(Map.of("nickname", "x")).statusCode(400).body("errors.pointer", hasItem("#/nickname"));
    }

    @Test
    void a_name_of_another_system_leads_to_one_customer() {
        List<Map<String, String>> names = List.of(Map.of("system", "erp", "id", unique("C-")));
        UUID id = agent.registered(Map.of("externalIds", names));

        agent.register(Map.of("externalIds", names))
                .statusCode(409)
                .body("type", equalTo("urn:dangol:problem:external-id-taken"));
        agent.get(id).body("externalIds", equalTo(names));
    }

    @Test
    void an_unknown_customer_is_not_found() {
        agent.get(UUID.randomUUID()).statusCode(404).body("type", equalTo("urn:dangol:problem:unknown-customer"));
    }

    private String registeredWithKey(String key, String name, String replayed) {
        var response = agent.request()
                .header("Idempotency-Key", key)
                .body(Map.of("channel", "STORE", "givenName", name))
                .post("/v1/customers");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(String.valueOf(response.header("Idempotency-Replayed") != null))
                .isEqualTo(replayed);
        return response.path("id");
    }
}
