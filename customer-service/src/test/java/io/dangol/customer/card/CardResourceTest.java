package io.dangol.customer.card;

import static io.dangol.customer.CustomerClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

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
class CardResourceTest {

    private final CustomerClient agent = CustomerClient.headquarters();
    private final String card = unique("card-");

    @Test
    void a_registered_card_waits_for_loyalty() throws SQLException {
        UUID id = agent.registered();

        agent.holds(id, card).statusCode(201).body("status", equalTo("PENDING"));

        agent.request().get("/v1/customers/{id}/cards", id).then().body("data.status", contains("PENDING"));
        assertThat(Database.announced(id)).containsExactly("CustomerRegistered", "CardHolderRegistered");
    }

    @Test
    void registering_a_card_again_changes_nothing() throws SQLException {
        UUID id = agent.registered();
        String first = agent.holds(id, card).statusCode(201).extract().path("id");

        agent.holds(id, card).statusCode(200).body("id", equalTo(first));

        assertThat(Database.announced(id)).containsOnlyOnce("CardHolderRegistered");
    }

    @Test
    void a_card_of_another_customer_is_refused() {
        agent.holds(agent.registered(), card).statusCode(201);

        agent.holds(agent.registered(), card)
                .statusCode(409)
                .body("type", equalTo("urn:dangol:problem:card-already-registered"))
                .body("errors[0].pointer", equalTo("#/cardNumber"));
    }

    @Test
    void of_many_who_register_one_card_at_once_one_holds_it() {
        List<UUID> customers =
                IntStream.range(0, 8).mapToObj(i -> agent.registered()).toList();

        List<Integer> statuses = customers.parallelStream()
                .map(id -> agent.holds(id, card).extract().statusCode())
                .toList();

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void a_number_that_no_card_can_have_is_refused() {
        UUID id = agent.registered();

        for (String impossible : List.of("", "1".repeat(41), "17 850", "17850!", "17850\n", "카드-1")) {
            agent.holds(id, impossible).statusCode(400).body("errors[0].pointer", equalTo("#/cardNumber"));
            agent.register(Map.of("cardNumber", impossible))
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("#/cardNumber"));
        }
        agent.holds(id, unique("x").repeat(2).substring(0, 40)).statusCode(201);
    }

    @Test
    void an_unknown_customer_holds_no_card() {
        agent.holds(UUID.randomUUID(), card).statusCode(404);
    }
}
