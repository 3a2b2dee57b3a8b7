package io.dangol.customer.contact;

import static io.dangol.customer.contact.Contacts.OFFER;
import static io.dangol.customer.contact.Contacts.agreed;
import static io.dangol.customer.contact.Contacts.customer;
import static io.dangol.customer.contact.Contacts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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

/** An audience is decided as each of it alone would be. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ContactBatchTest {

    private final CustomerClient hq = CustomerClient.headquarters();

    @Test
    void each_is_answered_in_the_order_in_which_it_was_named() {
        UUID first = agreed(hq);
        UUID second = customer(hq);
        UUID third = agreed(hq);
        UUID nobody = UUID.randomUUID();

        hq.asksAll(List.of(third, nobody, second, first), OFFER)
                .statusCode(200)
                .body(
                        "data.customerId",
                        contains(third.toString(), nobody.toString(), second.toString(), first.toString()))
                .body("data.permitted", contains(true, false, false, true))
                .body("data[1].obstacles", contains("CUSTOMER_UNKNOWN"))
                .body("data[2].obstacles", contains("CONSENT_MISSING"))
                .body("data[3].ground", equalTo("CONSENT"))
                .body("permitted", equalTo(2))
                .body("refused", equalTo(2));
    }

    @Test
    void one_who_is_named_twice_is_asked_for_once() throws SQLException {
        UUID customer = agreed(hq);

        List<String> permits =
                hq.asksAll(List.of(customer, customer), OFFER).extract().path("data.permitId");

        assertThat(permits.get(0)).isEqualTo(permits.get(1));
        assertThat(Database.select("select id from contact_permit where customer_id = ?", customer))
                .hasSize(1);
        assertThat(Database.announced(customer)).containsOnlyOnce("ContactPermitted");
    }

    @Test
    void a_permit_of_an_audience_is_used_and_given_back_like_any_other() {
        UUID customer = agreed(hq);
        String id = hq.asksAll(List.of(customer), OFFER).extract().path("data[0].permitId");

        hq.ends(id, "release").statusCode(200);
    }

    @Test
    void a_dealer_s_audience_holds_its_own_customers_only() {
        CustomerClient dealer = CustomerClient.partner(UUID.randomUUID());
        UUID own = agreed(dealer);
        UUID other = agreed(hq);

        dealer.asksAll(List.of(own, other), OFFER)
                .body("data.permitted", contains(true, false))
                .body("data[1].obstacles", contains("CUSTOMER_UNKNOWN"))
                .body("data[1].permitId", nullValue());
    }

    @Test
    void the_same_part_of_a_campaign_s_audience_is_always_held_out() {
        List<UUID> audience = IntStream.range(0, 40).mapToObj(i -> agreed(hq)).toList();
        Map<String, Object> wish = with(with(OFFER, "campaign", "SPRING"), "holdOutPercent", 50);

        List<Boolean> first = hq.asksAll(audience, wish).extract().path("data.permitted");
        List<Boolean> second = hq.asksAll(audience, wish).extract().path("data.permitted");

        assertThat(first).contains(true, false).isEqualTo(second);
        hq.asksAll(List.of(audience.get(first.indexOf(false))), wish).body("data[0].obstacles", hasItem("HOLD_OUT"));
    }

    @Test
    void more_than_five_thousand_come_in_several_requests() {
        List<UUID> most = IntStream.range(0, ContactApi.MOST)
                .mapToObj(i -> UUID.randomUUID())
                .toList();
        List<UUID> tooMany = IntStream.rangeClosed(0, ContactApi.MOST)
                .mapToObj(i -> UUID.randomUUID())
                .toList();

        hq.asksAll(most, OFFER).statusCode(200).body("refused", equalTo(ContactApi.MOST));
        hq.asksAll(tooMany, OFFER).statusCode(400);
    }
}
