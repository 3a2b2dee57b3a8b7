package io.dangol.customer.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the next partner is told of a customer that was another's, and what it may call it. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class HandedOverTest {

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
    private static final Map<String, Object> NO = Map.of("purpose", "MARKETING", "channel", "SMS", "granted", false);

    @Inject
    CustodyService service;

    private final UUID formerId = UUID.randomUUID();
    private final CustomerClient former = CustomerClient.partner(formerId);
    private final UUID nextId = UUID.randomUUID();
    private final CustomerClient next = CustomerClient.partner(nextId);
    private final CustomerClient hq = CustomerClient.headquarters();

    @Test
    void who_is_entrusted_anew_as_the_former_time_ends_sees_on() throws SQLException {
        UUID customer = hq.registered();
        String ends = today.plusDays(1).toString();
        hq.entrusts(
                        customer,
                        Map.of("role", "SERVICED_BY", "partnerId", formerId, "since", today.toString(), "until", ends))
                .statusCode(201);

        hq.entrusts(customer, "SERVICED_BY", formerId, today.plusDays(1)).statusCode(201);

        assertThat(Database.select("select serviced_until from customer where id = ?", customer))
                .containsOnlyNulls();
    }

    @Test
    void whoever_wrote_decisions_down_before_is_not_named_to_the_next_partner() {
        UUID customer = hq.registered();
        hq.entrusts(customer, "SERVICED_BY", formerId, today.minusDays(1)).statusCode(201);
        String own = former.decides(customer, NO).statusCode(201).extract().path("recordedBy");
        hq.entrusts(customer, "SERVICED_BY", nextId, today).statusCode(201);
        assertThat(recordedBy(next, customer, false)).containsExactly("another-partner");
        assertThat(recordedBy(next, customer, true)).containsExactly("another-partner");
        assertThat(recordedBy(hq, customer, true)).containsExactly(own);

        String nexts = next.decides(customer, NO).statusCode(201).extract().path("recordedBy");
        assertThat(recordedBy(next, customer, false)).containsExactly(nexts, "another-partner");
        assertThat(recordedBy(next, customer, true)).containsExactly(nexts);
        assertThat(recordedBy(CustomerClient.partner(nextId), customer, true)).containsExactly("another-partner");
        assertThat(recordedBy(hq, customer, false)).containsExactly(nexts, own);
    }

    @Test
    void the_next_partner_names_a_customer_in_its_own_words_and_finds_it_by_them() {
        UUID customer = former.registered(Map.of("externalIds", List.of(Map.of("system", "erp", "id", "1"))));
        hq.entrusts(customer, "SERVICED_BY", nextId, today.plusDays(1)).statusCode(201);
        turn(today.plusDays(1));

        next.patch(
                        customer,
                        "*",
                        "{\"externalIds\":[{\"system\":\"erp\",\"id\":\"1\"},{\"system\":\"pos\",\"id\":\"2\"}]}")
                .statusCode(200);

        next.put("erp", "1", Map.of("familyName", "박")).statusCode(200).body("id", equalTo(customer.toString()));
        next.patch(customer, "*", "{\"externalIds\":[{\"system\":\"pos\",\"id\":\"2\"}]}")
                .body("externalIds.id", contains("2"));
        hq.get(customer).body("externalIds.id", contains("1", "2"));
        hq.patch(customer, "*", "{\"externalIds\":[{\"system\":\"erp\",\"id\":\"1\"}]}")
                .statusCode(200);
        next.get(customer).body("externalIds", empty());
    }

    @Test
    void names_that_the_former_partner_gave_stay_its_own() {
        UUID customer = former.registered(Map.of("externalIds", List.of(Map.of("system", "erp", "id", "1"))));
        former.getInClear(customer).statusCode(200);
        hq.entrusts(customer, "SERVICED_BY", nextId, today.plusDays(1)).statusCode(201);
        turn(today.plusDays(1));

        next.get(customer)
                .body("externalIds", empty())
                .body("registeredByPartnerId", nullValue())
                .body("servicedByPartnerId", equalTo(nextId.toString()));
        next.patch(customer, "*", "{\"familyName\":\"이\"}").statusCode(200);
        next.request()
                .get("/v1/customers/{id}/disclosures", customer)
                .then()
                .body("data.clientId", contains("another-partner"));
        hq.get(customer).body("externalIds.id", contains("1"));
        former.put("erp", "1", Map.of()).statusCode(409);
        custodiesOf(next, customer, nextId);
    }

    private static List<String> recordedBy(CustomerClient client, UUID customer, boolean current) {
        return client.request()
                .queryParam("current", current)
                .get("/v1/customers/{id}/consents", customer)
                .then()
                .statusCode(200)
                .extract()
                .path("data.recordedBy");
    }

    private void custodiesOf(CustomerClient client, UUID customer, UUID only) {
        client.request()
                .get("/v1/customers/{id}/custodies", customer)
                .then()
                .body("data.partnerId", contains(only.toString()));
    }

    private void turn(LocalDate day) {
        int looked = Reach.EVERYTHING.call(() -> service.turnDue(day, 1000));
        assertThat(looked).isNotNegative();
    }
}
