package io.dangol.customer.contact;

import static io.dangol.customer.contact.Contacts.OFFER;
import static io.dangol.customer.contact.Contacts.agreed;
import static io.dangol.customer.contact.Contacts.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever asks, it is one budget; and what was asked is the asker's. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ContactAskerTest {

    private final CustomerClient hq = CustomerClient.headquarters();

    @Test
    void brand_dealer_surveys_and_helpdesk_share_one_window() {
        UUID partner = UUID.randomUUID();
        CustomerClient dealer = CustomerClient.partner(partner);
        UUID customer = agreed(dealer);

        hq.asks(customer, OFFER).body("permitted", equalTo(true));
        dealer.asks(customer, OFFER).body("permitted", equalTo(true)).body("permit.source", equalTo("DEALER"));
        hq.asks(customer, with(OFFER, "source", "HELPDESK"))
                .body("obstacles.obstacle", contains("CAP"))
                .body("earliestAt", notNullValue());
        dealer.asks(customer, OFFER).body("permitted", equalTo(false));
    }

    @Test
    void a_permit_is_its_asker_s_and_headquarters_own() {
        UUID partner = UUID.randomUUID();
        CustomerClient dealer = CustomerClient.partner(partner);
        UUID customer = agreed(dealer);
        String ofHeadquarters = hq.asks(customer, OFFER).extract().path("permit.id");
        String ofDealer = dealer.asks(customer, OFFER).extract().path("permit.id");

        dealer.ends(ofHeadquarters, "release").statusCode(404).body("type", endsWith("unknown-contact-permit"));
        CustomerClient.partner(UUID.randomUUID()).ends(ofDealer, "confirm").statusCode(404);
        hq.ends(ofDealer, "confirm").statusCode(200);
    }

    @Test
    void a_partner_asks_by_the_policy_that_holds_for_all() {
        CustomerClient dealer = CustomerClient.partner(UUID.randomUUID());
        UUID customer = agreed(dealer);

        dealer.asks(customer, with(OFFER, "policy", Contacts.policy(100, 1)))
                .statusCode(403)
                .body("type", endsWith("contact-policy-not-yours"));
        dealer.asks(customer, with(OFFER, "zone", "Europe/London"))
                .statusCode(403)
                .body("errors.pointer", contains("#/contact/zone"));
    }
}
