package io.dangol.customer.custody;

import static io.dangol.customer.CustomerClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.customer.access.CustomerAccess;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Who services a customer sees it by every road, and nobody else does by any. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CustodySightTest {

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
    private static final Map<String, Object> NO = Map.of("purpose", "MARKETING", "channel", "SMS", "granted", false);
    private static final Map<String, Object> NOTICE = Map.of("purpose", "SERVICE", "channel", "SMS");
    private static final String[] PARTS = {"cards", "consents", "disclosures", "custodies", "value-chain", "leave-alone"
    };

    @Inject
    CustodyService service;

    @Inject
    CustomerAccess access;

    private final UUID formerId = UUID.randomUUID();
    private final CustomerClient former = CustomerClient.partner(formerId);
    private final UUID nextId = UUID.randomUUID();
    private final CustomerClient next = CustomerClient.partner(nextId);
    private final CustomerClient hq = CustomerClient.headquarters();
    private final String phone = "010" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);

    @Test
    void a_day_begins_at_midnight_of_the_operator() {
        assertThat(access.day(Instant.parse("2026-05-31T14:59:59.999999Z"))).isEqualTo("2026-05-31");
        assertThat(access.day(Instant.parse("2026-05-31T15:00:00Z"))).isEqualTo("2026-06-01");
        assertThat(access.beginningOf(LocalDate.of(2026, 6, 1))).isEqualTo("2026-05-31T15:00:00Z");
    }

    @Test
    void whom_headquarters_entrusts_a_customer_to_sees_it_by_every_road() {
        UUID customer = hq.registered(Map.of("phone", phone, "familyName", "김"));
        hq.leavesAlone(customer, "UNWILLING").statusCode(201);
        assertThatNothingIsSeen(next, customer);

        hq.entrusts(customer, "SERVICED_BY", nextId, today).statusCode(201);

        assertThatAllIsSeen(next, customer);
        assertThatNothingIsSeen(former, customer);
    }

    @Test
    void an_end_today_ends_all_sight_at_once() {
        UUID customer = former.registered(Map.of("phone", phone));
        former.leavesAlone(customer, "UNWILLING").statusCode(201);
        assertThatAllIsSeen(former, customer);

        hq.endsCustody(customer, servicing(customer), today).statusCode(200);

        assertThatNothingIsSeen(former, customer);
        hq.get(customer).statusCode(200).body("servicedByPartnerId", nullValue());
    }

    @Test
    void a_handover_to_come_changes_hands_on_its_day_and_not_before() throws SQLException {
        UUID customer = former.registered(Map.of("phone", phone));
        former.leavesAlone(customer, "UNWILLING").statusCode(201);
        LocalDate day = today.plusDays(3);
        hq.entrusts(customer, "SERVICED_BY", nextId, day).statusCode(201);

        turn(day.minusDays(1));
        assertThatAllIsSeen(former, customer);
        assertThatNothingIsSeen(next, customer);

        turn(day);
        assertThatNothingIsSeen(former, customer);
        assertThatAllIsSeen(next, customer);
        assertThat(Database.select("select 1 from custody_turn where customer_id = ?", customer))
                .isEmpty();
    }

    @Test
    void from_midnight_on_the_former_partner_sees_nothing_though_nobody_has_seen_to_it_yet() throws SQLException {
        UUID customer = former.registered(Map.of("phone", phone));
        former.leavesAlone(customer, "UNWILLING").statusCode(201);

        endsIn(customer, "1 hour");
        assertThatAllIsSeen(former, customer);

        endsIn(customer, "-1 microsecond");
        assertThatNothingIsSeen(former, customer);
    }

    @Test
    void a_follower_of_changes_learns_of_whom_it_services_from_now_on() {
        UUID unused = next.registered();
        String last = next.request().get("/v1/customers").then().extract().path("data[0].updatedAt");
        UUID customer = hq.registered();

        hq.entrusts(customer, "SERVICED_BY", nextId, today).statusCode(201);

        next.request()
                .queryParam("updatedAfter", last)
                .get("/v1/customers")
                .then()
                .body("data.id", contains(customer.toString()));
    }

    @Test
    void a_permit_of_the_former_partner_is_nothing_to_the_next_one_and_is_confirmed_by_the_former_unseen() {
        UUID customer = former.registered(Map.of("phone", phone));
        String permit = former.asks(customer, NOTICE).extract().path("permit.id");
        hq.entrusts(customer, "SERVICED_BY", nextId, today.plusDays(1)).statusCode(201);
        turn(today.plusDays(1));

        next.ends(permit, "release").statusCode(404);
        former.request().get("/v1/contact-permits/{id}", permit).then().statusCode(404);
        former.ends(permit, "confirm").statusCode(200).body("status", equalTo("CONFIRMED"));
        hq.ends(permit, "confirm").statusCode(200);
    }

    private void assertThatAllIsSeen(CustomerClient client, UUID customer) {
        client.get(customer).statusCode(200);
        client.getInClear(customer).statusCode(200).body("phone", equalTo("+82" + phone.substring(1)));
        for (String part : PARTS) {
            client.request()
                    .get("/v1/customers/{id}/{part}", customer, part)
                    .then()
                    .statusCode(200);
        }
        client.request().get("/v1/customers").then().body("data.id", contains(customer.toString()));
        client.search(Map.of("phone", phone)).body("data.id", contains(customer.toString()));
        client.asks(customer, NOTICE).statusCode(200).body("permitted", equalTo(true));
        client.decides(customer, NO).statusCode(201);
        client.holds(customer, unique("C-").substring(0, 20)).statusCode(201);
    }

    private void assertThatNothingIsSeen(CustomerClient client, UUID customer) {
        client.get(customer).statusCode(404);
        client.getInClear(customer).statusCode(404);
        for (String part : PARTS) {
            client.request()
                    .get("/v1/customers/{id}/{part}", customer, part)
                    .then()
                    .statusCode(404);
        }
        client.patch(customer, "*", "{\"familyName\":\"B\"}").statusCode(404);
        client.request().get("/v1/customers").then().body("data", empty());
        client.search(Map.of("phone", phone)).body("data", empty());
        client.asks(customer, NOTICE).statusCode(404);
        client.asksAll(List.of(customer), NOTICE).body("data[0].obstacles", contains("CUSTOMER_UNKNOWN"));
        client.decides(customer, NO).statusCode(404);
        client.holds(customer, unique("C-").substring(0, 20)).statusCode(404);
        client.leavesAlone(customer, "UNWILLING").statusCode(404);
        Map<String, Object> dealer = new HashMap<>(Map.of("kind", "ACCOUNT", "id", client.account(Map.of())));
        client.relate("SUPPLIES", dealer, Map.of("kind", "CUSTOMER", "id", customer), Map.of())
                .statusCode(404);
    }

    private void turn(LocalDate day) {
        int looked = Reach.EVERYTHING.call(() -> service.turnDue(day, 1000));
        assertThat(looked).isNotNegative();
    }

    private String servicing(UUID customer) {
        return hq.request()
                .get("/v1/customers/{id}/custodies", customer)
                .then()
                .extract()
                .path("data.find { it.role == 'SERVICED_BY' }.id");
    }

    private static void endsIn(UUID customer, String interval) throws SQLException {
        Database.execute("update customer set serviced_until = clock_timestamp() + interval '%s' where id = '%s'"
                .formatted(interval, customer));
    }
}
