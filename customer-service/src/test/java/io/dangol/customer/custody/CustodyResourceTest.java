package io.dangol.customer.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who introduced a customer and who services it is said by headquarters, once and for these days. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CustodyResourceTest {

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));

    private final UUID dealerId = UUID.randomUUID();
    private final CustomerClient dealer = CustomerClient.partner(dealerId);
    private final UUID rivalId = UUID.randomUUID();
    private final CustomerClient hq = CustomerClient.headquarters();

    @Test
    void a_partner_that_registers_a_customer_has_introduced_it_and_services_it() throws SQLException {
        UUID customer = dealer.registered();

        custodies(dealer, customer)
                .body("data.role", contains("INTRODUCED_BY", "SERVICED_BY"))
                .body("data.partnerId", contains(dealerId.toString(), dealerId.toString()))
                .body("data[1].until", nullValue());
        assertThat(Database.announced(customer))
                .containsExactly("CustomerRegistered", "CustodyRecorded", "CustodyRecorded");
    }

    @Test
    void a_customer_of_headquarters_is_in_nobody_s_custody() {
        custodies(hq, hq.registered()).body("data", empty());
    }

    @Test
    void a_handover_ends_the_one_before_on_its_day() throws SQLException {
        UUID customer = entrusted(dealerId, today.minusDays(1));

        hq.entrusts(customer, "SERVICED_BY", rivalId, today)
                .statusCode(201)
                .body("partnerId", equalTo(rivalId.toString()))
                .body("until", nullValue());

        custodies(hq, customer)
                .body("data.partnerId", contains(dealerId.toString(), rivalId.toString()))
                .body("data[0].until", equalTo(today.toString()));
        assertThat(Database.announced(customer))
                .containsExactly("CustomerRegistered", "CustodyRecorded", "CustodyEnded", "CustodyRecorded");
    }

    @Test
    void said_again_it_is_answered_again_and_changes_nothing() throws SQLException {
        UUID customer = entrusted(dealerId, today);

        hq.entrusts(customer, "SERVICED_BY", dealerId, today).statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(Database.announced(customer)).hasSize(2);
    }

    @Test
    void said_again_after_its_end_it_is_answered_with_that() {
        UUID customer = entrusted(dealerId, today.minusDays(1));
        hq.entrusts(customer, "SERVICED_BY", rivalId, today).statusCode(201);

        hq.entrusts(customer, "SERVICED_BY", dealerId, today.minusDays(1))
                .statusCode(200)
                .body("until", equalTo(today.toString()));
        custodies(hq, customer).body("data.partnerId", contains(dealerId.toString(), rivalId.toString()));
    }

    @Test
    void what_the_former_release_registered_is_made_up_for_before_anything_is_said_of_it() throws SQLException {
        UUID customer = registeredByFormerRelease();
        dealer.get(customer).statusCode(200);

        hq.entrusts(customer, "SERVICED_BY", rivalId, today.plusDays(1)).statusCode(201);

        dealer.get(customer).statusCode(200);
        custodies(hq, customer)
                .body("data.role", contains("INTRODUCED_BY", "SERVICED_BY", "SERVICED_BY"))
                .body("data[1].since", equalTo(day(-2)))
                .body("data[1].until", equalTo(day(1)));
        assertThat(Database.announced(customer))
                .containsExactly("CustodyRecorded", "CustodyRecorded", "CustodyEnded", "CustodyRecorded");
    }

    @Test
    void who_introduced_a_customer_of_the_former_release_goes_on_to_see_it() throws SQLException {
        UUID customer = registeredByFormerRelease();

        hq.entrusts(customer, "INTRODUCED_BY", dealerId, today.minusDays(2)).statusCode(200);
        dealer.get(customer).statusCode(200);
        hq.entrusts(customer, "INTRODUCED_BY", rivalId, today).statusCode(409);
    }

    @Test
    void what_overlaps_and_is_no_handover_is_refused_and_changes_nothing() {
        UUID customer = entrusted(dealerId, today);

        hq.entrusts(customer, "SERVICED_BY", rivalId, today).statusCode(409).body("type", endsWith("custody-overlaps"));
        custodies(hq, customer).body("data.partnerId", contains(dealerId.toString()));
    }

    @Test
    void a_customer_is_introduced_once_and_for_good() {
        UUID customer = hq.registered();
        String id = hq.entrusts(customer, "INTRODUCED_BY", dealerId, today)
                .statusCode(201)
                .extract()
                .path("id");

        hq.entrusts(customer, "INTRODUCED_BY", rivalId, today)
                .statusCode(409)
                .body("type", endsWith("introduced-by-another"));
        hq.endsCustody(customer, id, today).statusCode(422).body("type", endsWith("introduction-stays"));
        dealer.get(customer).statusCode(404);
    }

    @Test
    void an_end_is_brought_forward_and_not_put_off() {
        UUID customer = hq.registered();
        String id = custody(customer, dealerId, today);

        hq.endsCustody(customer, id, today.plusDays(9)).statusCode(200).body("until", equalTo(day(9)));
        hq.endsCustody(customer, id, today.plusDays(9)).statusCode(200);
        hq.endsCustody(customer, id, today.plusDays(10)).statusCode(409).body("type", endsWith("custody-has-ended"));
        hq.endsCustody(customer, id, today.plusDays(8)).statusCode(200).body("until", equalTo(day(8)));
        hq.endsCustody(customer, id, today.minusDays(1))
                .statusCode(422)
                .body("type", endsWith("custody-ends-before-it-begins"));
    }

    @Test
    void what_is_not_there_is_not_found() {
        UUID customer = hq.registered();

        hq.entrusts(UUID.randomUUID(), "SERVICED_BY", dealerId, today).statusCode(404);
        hq.endsCustody(customer, UUID.randomUUID().toString(), today)
                .statusCode(404)
                .body("type", endsWith("unknown-custody"));
        String another = custody(hq.registered(), dealerId, today);
        hq.endsCustody(customer, another, today).statusCode(404);
    }

    @Test
    void a_partner_says_of_nobody_who_services_a_customer_whatever_its_scopes() {
        UUID customer = dealer.registered();
        String own = custodies(dealer, customer).extract().path("data[1].id");

        dealer.entrusts(customer, "SERVICED_BY", rivalId, today.plusDays(1))
                .statusCode(403)
                .body("type", endsWith("custody-not-yours"));
        dealer.endsCustody(customer, own, today.plusDays(1)).statusCode(403);
        CustomerClient reader =
                CustomerClient.with(Tokens.of("hq-marketer", "customers:read").bearer());
        reader.entrusts(customer, "SERVICED_BY", rivalId, today.plusDays(1)).statusCode(403);
        custodies(reader, customer).body("data.partnerId", hasItems(dealerId.toString()));
    }

    @Test
    void the_database_keeps_what_was_said() {
        UUID customer = entrusted(dealerId, today);

        assertThat(refusedByDatabase("update custody set until = null, partner_id = '%s' where customer_id = '%s'"
                        .formatted(rivalId, customer)))
                .contains("append-only");
        assertThat(refusedByDatabase("delete from custody where customer_id = '%s'".formatted(customer)))
                .contains("append-only");
        assertThat(refusedByDatabase(
                        "insert into custody (id, customer_id, role, partner_id, since, recorded_at, recorded_by)"
                                + " values (gen_random_uuid(), '%s', 'SERVICED_BY', '%s', '%s', now(), 'x')"
                                        .formatted(customer, rivalId, today.plusDays(5))))
                .contains("another partner services the customer");
    }

    private static String refusedByDatabase(String sql) {
        try {
            Database.execute(sql);
            return "not refused";
        } catch (SQLException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    /** Two days ago, without a custody: a trigger shows it to the partner. */
    private UUID registeredByFormerRelease() throws SQLException {
        UUID customer = UUID.randomUUID();
        Database.execute(
                "insert into customer (id, channel, registered_by_partner_id, version, created_at, updated_at) values"
                        + " ('%s', 'STORE', '%s', 0, now() - interval '2 days', now())".formatted(customer, dealerId));
        return customer;
    }

    private UUID entrusted(UUID partner, LocalDate since) {
        UUID customer = hq.registered();
        assertThat(custody(customer, partner, since)).isNotEmpty();
        return customer;
    }

    private String custody(UUID customer, UUID partner, LocalDate since) {
        return hq.entrusts(customer, "SERVICED_BY", partner, since)
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String day(int later) {
        return today.plusDays(later).toString();
    }

    private static ValidatableResponse custodies(CustomerClient client, UUID customer) {
        return client.request()
                .get("/v1/customers/{id}/custodies", customer)
                .then()
                .statusCode(200);
    }
}
