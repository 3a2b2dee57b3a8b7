package io.dangol.customer.customer;

import static io.dangol.customer.CustomerClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.customer.CustomerClient;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** A partner sees the customers that it registered; to it, all others do not exist. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class PartnerWallTest {

    private static final Map<String, Object> REFUSAL =
            Map.of("purpose", "MARKETING", "channel", "SMS", "granted", false);

    private final UUID partnerId = UUID.randomUUID();
    private final CustomerClient partner = CustomerClient.partner(partnerId);
    private final CustomerClient rival = CustomerClient.partner(UUID.randomUUID());
    private final CustomerClient headquarters = CustomerClient.headquarters();

    @Test
    void the_partner_that_registered_a_customer_is_remembered() {
        UUID id = partner.registered();

        partner.get(id).statusCode(200).body("registeredByPartnerId", equalTo(partnerId.toString()));
        headquarters.get(id).statusCode(200).body("registeredByPartnerId", equalTo(partnerId.toString()));
    }

    @Test
    void a_till_registers_customers_of_its_partner_but_does_not_read_them() {
        CustomerClient till = CustomerClient.with(Tokens.of("pos", "customers:write")
                .partner(partnerId)
                .stores("S1")
                .bearer());
        UUID id = till.registered();

        partner.get(id).statusCode(200);
        till.get(id).statusCode(403);
    }

    @Test
    void to_another_partner_the_customer_does_not_exist() {
        UUID id = partner.registered(Map.of("givenName", "A"));

        rival.get(id).statusCode(404);
        rival.getInClear(id).statusCode(404);
        rival.patch(id, "\"0\"", "{\"givenName\":\"B\"}").statusCode(404);
        rival.holds(id, unique("card-")).statusCode(404);
        rival.decides(id, REFUSAL).statusCode(404);
        for (String part : List.of("cards", "consents", "disclosures")) {
            rival.request().get("/v1/customers/{id}/{part}", id, part).then().statusCode(404);
        }
    }

    @Test
    void customers_of_headquarters_are_none_of_a_partners() {
        partner.get(headquarters.registered()).statusCode(404);
    }

    @Test
    void a_search_shows_the_partners_own_only() {
        String phone = "010" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        UUID own = partner.registered(Map.of("phone", phone));
        assertThat(headquarters.registered(Map.of("phone", phone))).isNotEqualTo(own);

        partner.search(Map.of("phone", phone)).body("data.id", contains(own.toString()));
        rival.search(Map.of("phone", phone)).body("data", empty());
    }

    @Test
    void a_list_shows_the_partners_own_only() {
        UUID own = partner.registered();
        assertThat(rival.registered()).isNotEqualTo(own);

        partner.request().get("/v1/customers").then().body("data.id", contains(own.toString()));
    }

    @Test
    void each_operation_needs_its_scope() {
        UUID id = headquarters.registered();
        CustomerClient reader =
                CustomerClient.with(Tokens.of("hq-marketer", "customers:read").bearer());

        reader.get(id).statusCode(200);
        reader.register(Map.of()).statusCode(403);
        reader.put("erp", unique("C-"), Map.of()).statusCode(403);
        reader.patch(id, "\"0\"", "{}").statusCode(403);
        reader.holds(id, "1").statusCode(403);
        reader.decides(id, REFUSAL).statusCode(403);
        reader.request().get("/v1/customers/{id}/consents", id).then().statusCode(403);
    }

    @Test
    void a_token_that_is_over_or_of_somebody_else_opens_nothing() {
        UUID id = headquarters.registered();

        CustomerClient.with(Tokens.of("hq-admin", "customers:read").expired())
                .get(id)
                .statusCode(401);
        CustomerClient.with(Tokens.of("hq-admin", "customers:read").foreign())
                .get(id)
                .statusCode(401);
    }
}
