package io.dangol.customer.freshness;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.dangol.customer.CustomerClient;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whom a finding about a number concerns: what a partner says stays on its side of the wall. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class NumberReachTest {

    private static final Map<String, Object> OFFER = Map.of("purpose", "MARKETING", "channel", "SMS");
    private static final String IN_DOUBT = "NUMBER_IN_DOUBT";

    private final CustomerClient hq = CustomerClient.headquarters();
    private final CustomerClient dealer = CustomerClient.partner(UUID.randomUUID());
    private final CustomerClient rival = CustomerClient.partner(UUID.randomUUID());
    private final String phone = "010" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);

    @Test
    void a_number_that_headquarters_finds_not_in_use_is_in_doubt_with_whoever_has_it() {
        UUID ofDealer = person(dealer, "김지우");
        UUID ofRival = person(rival, "김지우");

        hq.raises(ofDealer, "NOT_IN_USE").statusCode(201);

        assertInDoubt(dealer, ofDealer);
        assertInDoubt(rival, ofRival);
    }

    @Test
    void a_partner_s_finding_is_about_its_own_customer_and_silences_nobody_else_s() {
        UUID ofDealer = person(dealer, "김지우");
        UUID alsoOfDealer = person(dealer, "김지우");
        UUID ofRival = person(rival, "김지우");
        UUID ofHeadquarters = person(hq, "김지우");

        dealer.raises(ofDealer, "NOT_IN_USE").statusCode(201);

        assertInDoubt(dealer, ofDealer);
        assertNotInDoubt(dealer, alsoOfDealer);
        assertNotInDoubt(rival, ofRival);
        assertNotInDoubt(hq, ofHeadquarters);
        dealer.raises(ofRival, "NOT_IN_USE").statusCode(404);
    }

    @Test
    void a_number_that_more_than_twenty_others_have_is_nobody_s() {
        List<UUID> holders = Stream.generate(() -> person(hq, "김지우")).limit(22).toList();
        hq.raises(holders.get(0), "NOT_IN_USE").statusCode(201);
        assertInDoubt(hq, holders.get(0));
        assertNotInDoubt(hq, holders.get(1));

        hq.patch(holders.get(21), "*", "{\"phone\":\"010-9999-0000\"}").statusCode(200);
        hq.raises(holders.get(0), "NOT_IN_USE").statusCode(200);

        assertInDoubt(hq, holders.get(1));
    }

    @Test
    void what_a_partner_registers_tells_and_silences_nothing_beyond_the_wall() {
        UUID ofDealer = person(dealer, "김지우");
        UUID ofHeadquarters = person(hq, "김지우");
        UUID rivals = rival.registered(Map.of("givenName", "박서준"));

        UUID registered = person(rival, "박서준");
        rival.patch(rivals, "*", "{\"phone\":\"%s\"}".formatted(phone)).statusCode(200);

        assertNotInDoubt(dealer, ofDealer);
        assertNotInDoubt(hq, ofHeadquarters);
        assertNotInDoubt(rival, registered);
    }

    @Test
    void what_headquarters_registers_is_compared_with_all() {
        UUID ofDealer = person(dealer, "김지우");

        UUID next = person(hq, "박서준");

        assertInDoubt(dealer, ofDealer);
        assertNotInDoubt(hq, next);
    }

    private UUID person(CustomerClient client, String name) {
        return client.registered(Map.of("givenName", name, "phone", phone));
    }

    private static void assertInDoubt(CustomerClient client, UUID customer) {
        client.asks(customer, OFFER).statusCode(200).body("obstacles.obstacle", hasItem(IN_DOUBT));
    }

    private static void assertNotInDoubt(CustomerClient client, UUID customer) {
        client.asks(customer, OFFER).statusCode(200).body("obstacles.obstacle", not(hasItem(IN_DOUBT)));
    }
}
