package io.dangol.customer.contact;

import static io.dangol.customer.CustomerClient.unique;
import static io.dangol.customer.contact.Contacts.OFFER;
import static io.dangol.customer.contact.Contacts.agreed;
import static io.dangol.customer.contact.Contacts.decision;
import static io.dangol.customer.contact.Contacts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** A permit does not outlive the customer's agreement. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class StoppedPermitTest {

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
    private static final String STOPPED = "ContactPermitStopped";

    private final CustomerClient hq = CustomerClient.headquarters();
    private final ContactPermitService service;

    StoppedPermitTest(ContactPermitService service) {
        this.service = service;
    }

    @Test
    void a_withdrawal_stops_what_was_permitted_and_who_asked_hears_of_it() throws SQLException {
        UUID customer = agreed(hq);
        String id = permit(customer, OFFER);

        hq.decides(customer, decision("MARKETING", "EMAIL", false)).statusCode(201);

        assertThat(runsOutBeforeNow(id)).isTrue();
        assertThat(Database.announced(customer)).containsOnlyOnce(STOPPED);
    }

    @Test
    void what_was_sent_before_is_confirmed_within_ten_minutes_and_no_later() throws SQLException {
        UUID customer = agreed(hq);
        String sent = permit(customer, OFFER);
        String late = permit(customer, OFFER);
        hq.decides(customer, decision("MARKETING", "EMAIL", false)).statusCode(201);

        hq.ends(sent, "confirm").statusCode(200).body("status", equalTo("CONFIRMED"));
        Contacts.pass(customer, Duration.ofMinutes(11));
        hq.ends(late, "confirm").statusCode(409).body("type", endsWith("contact-permit-ended"));
        int unused = Reach.EVERYTHING.call(() -> service.expireOverdue(1_000));

        assertThat(statusOf(late)).isEqualTo("EXPIRED");
    }

    @Test
    void another_matter_goes_on() throws SQLException {
        UUID customer = agreed(hq);
        hq.decides(customer, with(decision("MARKETING", "EMAIL", true), "brand", "OUTLET"))
                .statusCode(201);
        String own = permit(customer, OFFER);
        String outlet = permit(customer, with(OFFER, "brand", "OUTLET"));
        String recall = permit(customer, with(OFFER, "purpose", "RECALL"));

        hq.decides(customer, with(decision("MARKETING", "EMAIL", false), "brand", "OUTLET"))
                .statusCode(201);
        hq.decides(customer, decision("MARKETING", "SMS", false)).statusCode(201);

        assertThat(runsOutBeforeNow(outlet)).isTrue();
        assertThat(runsOutBeforeNow(own)).isFalse();
        assertThat(runsOutBeforeNow(recall)).isFalse();
    }

    @Test
    void a_withdrawal_from_before_the_consent_stops_nothing() throws SQLException {
        UUID customer = agreed(hq);
        String id = permit(customer, OFFER);

        hq.decides(customer, with(decision("MARKETING", "EMAIL", false), "collectedAt", "2026-01-02T10:00:00Z"))
                .statusCode(201);

        assertThat(runsOutBeforeNow(id)).isFalse();
        assertThat(Database.announced(customer)).doesNotContain(STOPPED);
    }

    @Test
    void who_else_has_the_address_is_not_written_to_either_also_across_the_wall() throws SQLException {
        String address = unique("a") + "@example.org";
        CustomerClient dealer = CustomerClient.partner(UUID.randomUUID());
        UUID ours = having(hq, address);
        UUID dealers = having(dealer, address);
        String id = permit(ours, OFFER);

        dealer.decides(dealers, decision("MARKETING", "EMAIL", false)).statusCode(201);

        assertThat(runsOutBeforeNow(id)).isTrue();
        assertThat(Database.announced(ours)).containsOnlyOnce(STOPPED);
    }

    @Test
    void who_is_left_alone_is_left_alone_at_once_but_for_recalls() throws SQLException {
        UUID customer = agreed(hq);
        String offer = permit(customer, OFFER);
        String recall = permit(customer, with(OFFER, "purpose", "RECALL"));

        hq.leavesAlone(customer, "COMPLAINT_OPEN").statusCode(201);

        assertThat(runsOutBeforeNow(offer)).isTrue();
        assertThat(runsOutBeforeNow(recall)).isFalse();
    }

    @Test
    void a_handover_stops_what_the_former_partner_was_permitted_and_it_confirms_what_it_sent() throws SQLException {
        UUID formerId = UUID.randomUUID();
        CustomerClient former = CustomerClient.partner(formerId);
        UUID customer = agreed(hq);
        hq.entrusts(customer, "SERVICED_BY", formerId, today.minusDays(1)).statusCode(201);
        String sent = permit(former, customer, OFFER);
        String headquarters = permit(customer, OFFER);
        String recall = permit(former, customer, with(OFFER, "purpose", "RECALL"));

        hq.entrusts(customer, "SERVICED_BY", UUID.randomUUID(), today).statusCode(201);

        assertThat(runsOutBeforeNow(sent)).isTrue();
        assertThat(runsOutBeforeNow(recall)).isFalse();
        assertThat(runsOutBeforeNow(headquarters)).isFalse();
        assertThat(Database.announced(customer)).containsOnlyOnce(STOPPED);
        former.ends(sent, "confirm").statusCode(200).body("status", equalTo("CONFIRMED"));
        former.ends(recall, "release").statusCode(200).body("status", equalTo("RELEASED"));
        former.request().get("/v1/contact-permits/{id}", sent).then().statusCode(404);
        CustomerClient.partner(UUID.randomUUID()).ends(headquarters, "confirm").statusCode(404);
    }

    @Test
    void whom_the_customer_stays_with_goes_on() throws SQLException {
        UUID dealerId = UUID.randomUUID();
        UUID customer = agreed(hq);
        hq.entrusts(customer, "SERVICED_BY", dealerId, today.minusDays(1)).statusCode(201);
        String id = permit(CustomerClient.partner(dealerId), customer, OFFER);

        hq.entrusts(customer, "SERVICED_BY", UUID.randomUUID(), today.plusDays(1))
                .statusCode(201);

        assertThat(runsOutBeforeNow(id)).isFalse();
    }

    @Test
    void a_number_in_doubt_stops_what_leads_to_it_with_whoever_has_it() throws SQLException {
        String phone = "010" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        UUID ours = withPhone(hq, phone);
        UUID dealers = withPhone(CustomerClient.partner(UUID.randomUUID()), phone);
        String mail = permit(ours, OFFER);
        String call = asCall(permit(ours, OFFER));
        String other = asCall(permit(dealers, OFFER));

        hq.raises(ours, "NOT_IN_USE").statusCode(201);

        assertThat(runsOutBeforeNow(call)).isTrue();
        assertThat(runsOutBeforeNow(other)).isTrue();
        assertThat(runsOutBeforeNow(mail)).isFalse();
        assertThat(Database.announced(dealers)).containsOnlyOnce(STOPPED);
        hq.ends(call, "confirm").statusCode(200);
    }

    private static UUID withPhone(CustomerClient client, String phone) {
        UUID customer = client.registered(Map.of("email", unique("a") + "@example.org", "phone", phone));
        client.decides(customer, decision("MARKETING", "EMAIL", true)).statusCode(201);
        return customer;
    }

    /** Calls are not permitted at all hours at which tests run. */
    private static String asCall(String id) throws SQLException {
        Database.execute("update contact_permit set channel = 'CALL' where id = '%s'".formatted(id));
        return id;
    }

    private static UUID having(CustomerClient client, String address) {
        UUID customer = client.registered(Map.of("email", address));
        client.decides(customer, decision("MARKETING", "EMAIL", true)).statusCode(201);
        return customer;
    }

    private String permit(UUID customer, Map<String, Object> wish) {
        return permit(hq, customer, wish);
    }

    private static String permit(CustomerClient client, UUID customer, Map<String, Object> wish) {
        return client.asks(customer, wish)
                .body("permitted", equalTo(true))
                .extract()
                .path("permit.id");
    }

    private static boolean runsOutBeforeNow(String id) throws SQLException {
        return is("expires_at <= clock_timestamp() and takes_place_at = expires_at", id);
    }

    private static boolean is(String what, String id) throws SQLException {
        List<String> found = Database.select("select (" + what + ")::text from contact_permit where id = ?::uuid", id);
        return found.equals(List.of("true"));
    }

    private static String statusOf(String id) throws SQLException {
        return Database.select("select status from contact_permit where id = ?::uuid", id)
                .get(0);
    }
}
