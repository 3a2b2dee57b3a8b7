package io.dangol.customer.optout;

import static io.dangol.customer.CustomerClient.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.customer.CustomerClient;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who opted out is not written to under another name. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class AddressOptOutTest {

    private static final String MONDAY = "2026-03-02T10:00:00Z";
    private static final String TUESDAY = "2026-03-03T10:00:00Z";
    private static final String WEDNESDAY = "2026-03-04T10:00:00Z";

    private final CustomerClient hq = CustomerClient.headquarters();
    private final String address = unique("a") + "@example.org";

    @Test
    void a_withdrawal_holds_for_whoever_else_has_the_address_and_agreed() {
        UUID first = having(address);
        UUID second = having(address.toUpperCase(Locale.ROOT));
        decides(first, "MARKETING", true, MONDAY);
        decides(second, "MARKETING", true, MONDAY);
        asks(second).body("permitted", equalTo(true));

        decides(first, "MARKETING", false, TUESDAY);

        asks(second).body("obstacles.obstacle", contains("ADDRESS_OPTED_OUT"));
        asks(first).body("obstacles.obstacle", containsInAnyOrder("ADDRESS_OPTED_OUT", "CONSENT_REFUSED"));
    }

    @Test
    void a_second_record_of_the_person_with_a_later_consent_does_not_open_the_address() {
        UUID first = having(address);
        decides(first, "MARKETING", false, MONDAY);
        UUID second = having(address);
        decides(second, "MARKETING", true, WEDNESDAY);

        asks(second).body("obstacles.obstacle", contains("ADDRESS_OPTED_OUT"));

        decides(first, "MARKETING", true, WEDNESDAY);
        asks(second).body("permitted", equalTo(true));
    }

    @Test
    void it_holds_across_the_wall_between_dealers() {
        CustomerClient dealer = CustomerClient.partner(UUID.randomUUID());
        UUID ofDealer = dealer.registered(Map.of("email", address));
        dealer.decides(ofDealer, decision("MARKETING", true, MONDAY)).statusCode(201);
        UUID first = having(address);
        decides(first, "MARKETING", false, TUESDAY);

        dealer.asks(ofDealer, Map.of("purpose", "MARKETING", "channel", "EMAIL", "label", "(광고)"))
                .body("obstacles.obstacle", contains("ADDRESS_OPTED_OUT"));
    }

    @Test
    void a_withdrawal_on_paper_that_arrives_late_does_not_close_what_was_opened_since() {
        UUID customer = having(address);
        decides(customer, "MARKETING", true, WEDNESDAY);
        decides(customer, "MARKETING", false, TUESDAY);

        asks(customer).body("permitted", equalTo(true));
    }

    @Test
    void a_consent_on_paper_that_arrives_late_does_not_open_what_was_closed_since() {
        UUID first = having(address);
        UUID second = having(address);
        decides(second, "MARKETING", true, MONDAY);
        decides(first, "MARKETING", false, WEDNESDAY);
        decides(first, "MARKETING", true, TUESDAY);

        asks(second).body("obstacles.obstacle", contains("ADDRESS_OPTED_OUT"));
    }

    @Test
    void one_purpose_is_not_the_other_and_another_address_is_free() {
        UUID first = having(address);
        UUID second = having(address);
        UUID third = having(unique("b") + "@example.org");
        decides(first, "SURVEY", false, TUESDAY);
        decides(second, "MARKETING", true, MONDAY);
        decides(third, "MARKETING", true, MONDAY);

        asks(second).body("permitted", equalTo(true));
        decides(first, "MARKETING", false, TUESDAY);
        asks(third).body("permitted", equalTo(true));
    }

    @Test
    void who_moves_away_from_the_address_leaves_the_opt_out_with_it() {
        UUID first = having(address);
        decides(first, "MARKETING", false, MONDAY);
        hq.patch(first, "\"1\"", "{\"email\":\"" + unique("c") + "@example.org\"}")
                .statusCode(200);
        UUID second = having(address);
        decides(second, "MARKETING", true, MONDAY);

        asks(second).body("obstacles.obstacle", contains("ADDRESS_OPTED_OUT"));
    }

    private UUID having(String email) {
        return hq.registered(Map.of("email", email));
    }

    private void decides(UUID customer, String purpose, boolean granted, String at) {
        hq.decides(customer, decision(purpose, granted, at)).statusCode(201);
    }

    private ValidatableResponse asks(UUID customer) {
        return hq.asks(customer, Map.of("purpose", "MARKETING", "channel", "EMAIL", "label", "(광고)"))
                .statusCode(200);
    }

    private static Map<String, Object> decision(String purpose, boolean granted, String at) {
        Map<String, Object> decision =
                new HashMap<>(Map.of("purpose", purpose, "channel", "EMAIL", "granted", granted, "collectedAt", at));
        decision.put("textVersion", "2026-01");
        decision.put("evidence", "slip 4711");
        return decision;
    }
}
