package io.dangol.customer.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** A number that may be somebody else's by now is left in peace until it is known whose it is. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class NumberAlarmTest {

    private static final Map<String, Object> OFFER = Map.of("purpose", "MARKETING", "channel", "SMS");
    private static final Map<String, Object> RECALL = Map.of("purpose", "RECALL", "channel", "SMS");
    private static final Map<String, Object> MAIL = Map.of("purpose", "MARKETING", "channel", "EMAIL");
    private static final String IN_DOUBT = "NUMBER_IN_DOUBT";

    private final CustomerClient hq = CustomerClient.headquarters();
    private final CustomerClient dealer = CustomerClient.partner(UUID.randomUUID());
    private final String phone = "010" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);

    @Test
    void a_number_that_bounced_is_no_longer_written_to_but_for_recalls() {
        UUID customer = person(hq, "김지우");
        assertNotInDoubt(hq, customer);

        hq.raises(customer, "NOT_IN_USE")
                .statusCode(201)
                .body("reason", equalTo("NOT_IN_USE"))
                .body("endedAt", nullValue());

        assertInDoubt(hq, customer);
        hq.asks(customer, RECALL).body("permitted", equalTo(true));
        hq.asks(customer, MAIL).body("obstacles.obstacle", not(hasItem(IN_DOUBT)));
        hq.freshness(customer).body("question.field", equalTo("PHONE"));
    }

    @Test
    void told_again_it_is_the_same_alarm() {
        UUID customer = person(hq, "김지우");
        hq.raises(customer, "NOT_IN_USE").statusCode(201);

        hq.raises(customer, "SOMEBODY_ELSE").statusCode(200).body("reason", equalTo("NOT_IN_USE"));
        alarms(hq, customer).body("data.reason", contains("NOT_IN_USE"));
    }

    @Test
    void a_verification_of_the_record_that_stayed_ends_it_on_the_one_that_was_merged_into_it() {
        UUID absorbed = person(hq, "김지우");
        hq.raises(absorbed, "SOMEBODY_ELSE").statusCode(201);
        UUID survivor = hq.registered(Map.of("givenName", "김지우"));
        UUID unused = hq.merged(survivor, absorbed);
        assertInDoubt(hq, survivor);

        hq.verifies(survivor, "PHONE").statusCode(200);

        assertNotInDoubt(hq, survivor);
    }

    @Test
    void a_verification_ends_it() {
        UUID customer = person(hq, "김지우");
        hq.raises(customer, "SOMEBODY_ELSE").statusCode(201);

        hq.verifies(customer, "PHONE").statusCode(200);

        assertNotInDoubt(hq, customer);
        alarms(hq, customer).body("data.endedBy", contains("VERIFIED"));
    }

    @Test
    void a_confirmed_question_ends_it_and_one_without_an_answer_does_not() {
        UUID customer = person(hq, "김지우");
        hq.raises(customer, "SOMEBODY_ELSE").statusCode(201);

        hq.isAsked(customer, "PHONE", "NO_ANSWER").statusCode(200);
        assertInDoubt(hq, customer);
        hq.isAsked(customer, "PHONE", "CONFIRMED").statusCode(200);
        assertNotInDoubt(hq, customer);
    }

    @Test
    void another_number_ends_it_and_another_name_does_not() {
        UUID customer = person(hq, "김지우");
        hq.raises(customer, "NOT_IN_USE").statusCode(201);

        hq.patch(customer, "*", "{\"familyName\":\"이\"}").statusCode(200);
        assertInDoubt(hq, customer);
        hq.patch(customer, "*", "{\"phone\":\"010-9999-0000\"}").statusCode(200);
        assertNotInDoubt(hq, customer);
        alarms(hq, customer).body("data.endedBy", contains("CHANGED"));
    }

    @Test
    void that_it_is_not_in_use_is_told_on_though_the_number_was_in_doubt_before() {
        UUID customer = person(hq, "김지우");
        UUID family = person(hq, "김지우");
        hq.raises(customer, "SOMEBODY_ELSE").statusCode(201);

        hq.raises(customer, "NOT_IN_USE").statusCode(200).header("Idempotency-Replayed", "true");

        assertInDoubt(hq, family);
        alarms(hq, customer).body("data.reason", contains("SOMEBODY_ELSE"));
    }

    @Test
    void an_alarm_about_a_number_that_the_customer_had_before_is_none_about_the_next() throws SQLException {
        UUID customer = person(hq, "김지우");
        hq.raises(customer, "NOT_IN_USE").statusCode(201);
        hq.freshness(customer).body("fields.find { it.field == 'PHONE' }.inDoubt", equalTo(true));

        Database.execute("update number_alarm set hash = 'former' where customer_id = '%s'".formatted(customer));

        assertNotInDoubt(hq, customer);
        hq.freshness(customer).body("fields.find { it.field == 'PHONE' }.inDoubt", equalTo(false));
        hq.raises(customer, "SOMEBODY_ELSE").statusCode(201).body("reason", equalTo("SOMEBODY_ELSE"));
    }

    @Test
    void an_alarm_that_has_ended_does_not_name_the_number_any_more() throws SQLException {
        UUID customer = person(hq, "김지우");
        hq.raises(customer, "NOT_IN_USE").statusCode(201);

        hq.verifies(customer, "PHONE").statusCode(200);

        assertThat(Database.select("select hash from number_alarm where customer_id = ?", customer))
                .hasSize(1)
                .containsOnlyNulls();
    }

    @Test
    void where_somebody_else_answers_only_this_customer_has_lost_the_number() {
        UUID customer = person(hq, "김지우");
        UUID family = person(hq, "김지우");

        hq.raises(customer, "SOMEBODY_ELSE").statusCode(201);

        assertInDoubt(hq, customer);
        assertNotInDoubt(hq, family);
    }

    @Test
    void who_registers_a_number_later_under_another_name_puts_it_in_doubt_with_the_former_one_alone() {
        UUID former = person(dealer, "김지우");

        UUID next = person(dealer, "박서준");

        assertInDoubt(dealer, former);
        assertNotInDoubt(dealer, next);
        alarms(dealer, former).body("data.reason", contains("REGISTERED_BY_ANOTHER"));
        alarms(dealer, next).body("data", empty());
    }

    @Test
    void the_same_name_however_it_is_written_or_none_raises_nothing() {
        UUID former = person(hq, "김지우");

        UUID unused = person(hq, "김 지우");
        unused = hq.registered(Map.of("phone", phone));
        unused = hq.registered(Map.of("phone", phone, "familyName", "김", "givenName", "지우"));

        assertNotInDoubt(hq, former);
    }

    @Test
    void a_number_that_a_known_customer_changes_to_is_taken_as_one_that_is_registered() {
        UUID former = person(hq, "김지우");
        UUID other = hq.registered(Map.of("givenName", "박서준"));

        hq.patch(other, "*", "{\"phone\":\"%s\"}".formatted(phone)).statusCode(200);

        assertInDoubt(hq, former);
        assertNotInDoubt(hq, other);
    }

    @Test
    void without_a_number_there_is_nothing_to_doubt() {
        hq.raises(hq.registered(), "NOT_IN_USE").statusCode(422);
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

    private static ValidatableResponse alarms(CustomerClient client, UUID customer) {
        return client.request()
                .get("/v1/customers/{id}/number-alarms", customer)
                .then()
                .statusCode(200);
    }
}
