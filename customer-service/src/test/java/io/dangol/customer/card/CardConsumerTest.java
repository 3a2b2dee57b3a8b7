package io.dangol.customer.card;

import static io.dangol.customer.CustomerClient.unique;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.CustomerClient;
import io.dangol.platform.security.KeyedHash;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CardConsumerTest {

    private static final String NOON = "2026-01-01T12:00:00Z";

    private final ObjectMapper json = new ObjectMapper();
    private final LoyaltyEvents loyalty;
    private final CustomerClient agent = CustomerClient.headquarters();
    private final UUID memberId = UUID.randomUUID();

    CardConsumerTest() throws Exception {
        loyalty = new LoyaltyEvents();
    }

    @AfterEach
    void close() {
        loyalty.close();
    }

    @Test
    void a_card_is_linked_once_loyalty_has_tied_its_member_to_the_customer() throws Exception {
        String number = unique("card-");
        UUID customer = agent.registered(Map.of("cardNumber", number));
        agent.get(customer).body("cards.status", contains("PENDING"));

        identified(customer, number);

        cardsBecome(customer, "LINKED");
    }

    @Test
    void a_linked_card_hands_over_to_the_one_that_replaces_it() throws Exception {
        String number = unique("card-");
        UUID customer = agent.registered(Map.of("cardNumber", number));

        identified(customer, number);
        replaced(number, unique("card-"));

        cardsBecome(customer, "REPLACED", "LINKED");
    }

    @Test
    void the_order_of_link_and_replacement_does_not_matter() throws Exception {
        String number = unique("card-");
        UUID customer = agent.registered(Map.of("cardNumber", number));

        replaced(number, unique("card-"));
        cardsBecome(customer, "REPLACED", "PENDING");
        identified(customer, number);

        cardsBecome(customer, "REPLACED", "LINKED");
    }

    @Test
    void cards_that_nobody_registered_here_are_passed_over() throws Exception {
        String number = unique("card-");
        UUID customer = agent.registered(Map.of("cardNumber", number));

        replaced(unique("other-"), unique("other-"));
        identified(UUID.randomUUID(), unique("other-"));
        identified(customer, number);

        cardsBecome(customer, "LINKED");
    }

    private void cardsBecome(UUID customer, String... statuses) {
        await().atMost(60, SECONDS).untilAsserted(() -> agent.get(customer).body("cards.status", contains(statuses)));
    }

    private void identified(UUID customer, String number) throws Exception {
        String token = token(number);
        loyalty.send(
                CardConsumer.MEMBER_IDENTIFIED,
                token,
                json.createObjectNode()
                        .put("memberId", memberId.toString())
                        .put("programId", UUID.randomUUID().toString())
                        .put("customerId", customer.toString())
                        .put("cardToken", token)
                        .put("at", NOON));
    }

    private void replaced(String number, String newNumber) throws Exception {
        loyalty.send(
                CardConsumer.CARD_REPLACED,
                token(newNumber),
                json.createObjectNode()
                        .put("cardToken", token(newNumber))
                        .put("replacedCardToken", token(number))
                        .put("programId", UUID.randomUUID().toString())
                        .put("memberId", memberId.toString())
                        .put("at", NOON));
    }

    private static String token(String number) {
        return new KeyedHash(ConfigProvider.getConfig().getValue("dangol.secrets.card-key", String.class)).of(number);
    }
}
