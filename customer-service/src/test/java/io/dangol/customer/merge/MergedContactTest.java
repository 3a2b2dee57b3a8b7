package io.dangol.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.dangol.customer.CustomerClient;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be sent to somebody does not depend on which record is asked. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class MergedContactTest {

    private static final Map<String, Object> NEWS = Map.of("purpose", "MARKETING", "channel", "EMAIL");

    private final CustomerClient agent = CustomerClient.headquarters();
    private UUID survivor = new UUID(0, 0);
    private UUID absorbed = survivor;

    @BeforeEach
    void two() {
        survivor = withAddress();
        absorbed = withAddress();
    }

    @Test
    void a_refusal_of_either_holds_for_both_until_they_are_parted() {
        decides(survivor, true);
        decides(absorbed, false);
        UUID merge = agent.merged(survivor, absorbed);

        agent.get(survivor).body("consents.granted", contains(false));
        agent.asks(survivor, NEWS).body("obstacles.obstacle", hasItem("CONSENT_REFUSED"));

        agent.parts(merge).statusCode(200);

        agent.get(survivor).body("consents.granted", contains(true));
        agent.get(absorbed).body("consents.granted", contains(false));
        agent.asks(survivor, NEWS).body("obstacles.obstacle", not(hasItem("CONSENT_REFUSED")));
    }

    @Test
    void who_agrees_again_after_the_merge_has_agreed() {
        decides(absorbed, false);
        UUID unused = agent.merged(survivor, absorbed);

        decides(survivor, true);

        agent.get(survivor).body("consents.granted", contains(true));
        agent.asks(survivor, NEWS)
                .body("obstacles.obstacle", not(hasItem("CONSENT_REFUSED")))
                .body("obstacles.obstacle", not(hasItem("ADDRESS_OPTED_OUT")));
    }

    @Test
    void decisions_are_listed_together_and_go_back_with_their_record() {
        decides(absorbed, false);
        UUID merge = agent.merged(survivor, absorbed);
        history(survivor).body("data.granted", contains(false));

        agent.parts(merge).statusCode(200);

        history(survivor).body("data", empty());
    }

    @Test
    void an_objection_on_the_record_that_stayed_stops_what_was_permitted_on_the_other() {
        decides(absorbed, true);
        String permit = agent.asks(absorbed, Map.of("purpose", "MARKETING", "channel", "EMAIL", "label", "(광고)"))
                .extract()
                .path("permit.id");
        UUID unused = agent.merged(survivor, absorbed);

        agent.leavesAlone(survivor, "UNWILLING").statusCode(201);

        String expiresAt = agent.request()
                .get("/v1/contact-permits/{id}", permit)
                .then()
                .statusCode(200)
                .extract()
                .path("expiresAt");
        assertThat(Instant.parse(expiresAt)).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void an_address_that_the_absorbed_record_opted_out_stays_so_for_strangers() {
        String address = CustomerClient.unique("a") + "@naver.com";
        UUID opted = agent.registered(Map.of("email", address));
        decides(opted, false);
        UUID unused = agent.merged(survivor, opted);
        decides(survivor, true);

        UUID stranger = agent.registered(Map.of("email", address));
        decides(stranger, true);

        agent.asks(stranger, NEWS).body("obstacles.obstacle", hasItem("ADDRESS_OPTED_OUT"));
    }

    @Test
    void leaving_alone_is_shared_and_ended_for_both() {
        agent.leavesAlone(absorbed, "UNWILLING").statusCode(201);
        UUID unused = agent.merged(survivor, absorbed);

        agent.asks(survivor, NEWS).body("obstacles.obstacle", hasItem("LEAVE_ALONE"));
        agent.request()
                .delete("/v1/customers/{id}/leave-alone", survivor)
                .then()
                .statusCode(204);
        agent.asks(survivor, NEWS).body("obstacles.obstacle", not(hasItem("LEAVE_ALONE")));
    }

    @Test
    void leaving_alone_is_changed_by_the_version_that_was_shown_and_stays_where_it_was_said() {
        agent.leavesAlone(absorbed, "UNWILLING").statusCode(201);
        UUID merge = agent.merged(survivor, absorbed);
        String shown = leftAlone(survivor).extract().header("ETag");

        agent.request()
                .header("If-Match", shown)
                .body(Map.of("reason", "UNPROFITABLE", "reviewOn", "2030-06-30"))
                .put("/v1/customers/{id}/leave-alone", survivor)
                .then()
                .statusCode(200);

        agent.parts(merge).statusCode(200);
        leftAlone(survivor).body("reason", equalTo("UNPROFITABLE"));
        leftAlone(absorbed).body("reason", equalTo("UNWILLING"));
    }

    private ValidatableResponse leftAlone(UUID customer) {
        return agent.request()
                .get("/v1/customers/{id}/leave-alone", customer)
                .then()
                .statusCode(200);
    }

    @Test
    void what_was_sent_to_either_is_counted_together() {
        String policy = oneContact();
        permitted(absorbed, policy);
        UUID unused = agent.merged(survivor, absorbed);

        agent.asks(survivor, by(policy)).body("permitted", equalTo(false)).body("obstacles.obstacle", hasItem("CAP"));
    }

    @Test
    void two_records_of_one_person_in_an_audience_take_room_once() {
        String policy = oneContact();
        UUID unused = agent.merged(survivor, absorbed);

        agent.asksAll(List.of(survivor, absorbed), by(policy))
                .statusCode(200)
                .body("permitted", equalTo(1))
                .body("data.customerId", hasItems(survivor.toString(), absorbed.toString()));
    }

    private ValidatableResponse history(UUID customer) {
        return agent.request()
                .get("/v1/customers/{id}/consents", customer)
                .then()
                .statusCode(200);
    }

    private void permitted(UUID customer, String policy) {
        agent.asks(customer, by(policy)).statusCode(200).body("permitted", equalTo(true));
    }

    /** Post needs no consent and knows no night. */
    private static Map<String, Object> by(String policy) {
        return Map.of("purpose", "MARKETING", "channel", "POST", "policy", policy);
    }

    private String oneContact() {
        String code = CustomerClient.unique("P").substring(0, 20).toUpperCase(java.util.Locale.ROOT);
        Map<String, Object> terms = new HashMap<>(Map.of(
                "jurisdiction",
                "KR",
                "caps",
                List.of(Map.of("contacts", 1, "days", 7)),
                "nightConsentLifts",
                true,
                "surveyRestDays",
                180,
                "lifetimeMinutes",
                60,
                "holdOutPercent",
                0,
                "exemptCounts",
                true));
        agent.policy(code, terms).statusCode(201);
        return code;
    }

    private void decides(UUID customer, boolean granted) {
        agent.decides(
                        customer,
                        Map.of(
                                "purpose", "MARKETING",
                                "channel", "EMAIL",
                                "granted", granted,
                                "textVersion", "1",
                                "evidence", "slip"))
                .statusCode(201);
    }

    private UUID withAddress() {
        return agent.registered(Map.of("email", CustomerClient.unique("a") + "@naver.com"));
    }
}
