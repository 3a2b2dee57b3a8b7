package io.dangol.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records of two partners that headquarters found to be one person: neither partner learns of the other's. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class MergeWallTest {

    private final CustomerClient agent = CustomerClient.headquarters();
    private final CustomerClient ours = CustomerClient.partner(UUID.randomUUID());
    private final CustomerClient theirs = CustomerClient.partner(UUID.randomUUID());
    private UUID survivor = new UUID(0, 0);
    private UUID absorbed = survivor;
    private UUID merge = survivor;

    @BeforeEach
    void twoPartnersRecords() {
        survivor = ours.registered(Map.of("givenName", "지우"));
        absorbed = theirs.registered(Map.of("givenName", "Jiwoo", "email", CustomerClient.unique("a") + "@naver.com"));
        merge = agent.merged(survivor, absorbed);
    }

    @Test
    void the_survivors_partner_sees_nothing_of_the_other_record() {
        ours.getInClear(survivor).statusCode(200).body("email", nullValue()).body("mergedFrom", empty());
        ours.get(absorbed).statusCode(404);
    }

    @Test
    void the_absorbed_ones_partner_goes_on_with_its_own_record() {
        theirs.get(absorbed).statusCode(200).body("supersededBy", nullValue());
        theirs.patch(absorbed, "\"1\"", "{\"birthDate\":\"1990-05-17\"}").statusCode(200);
        theirs.get(survivor).statusCode(404);

        agent.getInClear(survivor).body("birthDate", equalTo("1990-05-17"));
    }

    @Test
    void a_refusal_told_to_one_partner_holds_for_the_other() {
        theirs.decides(absorbed, Map.of("purpose", "MARKETING", "channel", "EMAIL", "granted", false))
                .statusCode(201);

        ours.asks(survivor, Map.of("purpose", "MARKETING", "channel", "EMAIL"))
                .body("obstacles.obstacle", hasItem("CONSENT_REFUSED"));
        ours.get(survivor).body("consents", empty());
        ours.request().get("/v1/customers/{id}/consents", survivor).then().body("data", empty());
    }

    @Test
    void a_refusal_told_to_one_partner_is_shown_to_the_other_where_that_one_asked_too() {
        ours.decides(survivor, decision("SMS", true)).statusCode(201);
        theirs.decides(absorbed, decision("SMS", false)).statusCode(201);

        ours.get(survivor).body("consents.granted", contains(false));
    }

    @Test
    void a_consent_and_an_address_given_to_one_partner_are_none_of_the_others() {
        theirs.decides(absorbed, decision("EMAIL", true)).statusCode(201);

        ours.asks(survivor, Map.of("purpose", "MARKETING", "channel", "EMAIL"))
                .body("permitted", equalTo(false))
                .body("obstacles.obstacle", hasItems("CONSENT_MISSING", "ADDRESS_UNKNOWN"));
        ours.get(survivor).body("consents", empty());
        agent.get(survivor).body("consents.granted", contains(true));
    }

    @Test
    void nor_does_a_consent_of_the_survivor_reach_the_absorbed_ones_partner() {
        ours.decides(survivor, decision("EMAIL", true)).statusCode(201);

        theirs.asks(absorbed, Map.of("purpose", "MARKETING", "channel", "EMAIL"))
                .body("permitted", equalTo(false))
                .body("obstacles.obstacle", hasItem("CONSENT_MISSING"))
                .body("obstacles.obstacle", not(hasItem("ADDRESS_UNKNOWN")));
    }

    @Test
    void the_list_of_a_partner_names_nobody_else() {
        String list = ours.request()
                .get("/v1/customers")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(list).contains(survivor.toString()).doesNotContain(absorbed.toString(), merge.toString());
    }

    private static Map<String, Object> decision(String channel, boolean granted) {
        return Map.of(
                "purpose", "MARKETING",
                "channel", channel,
                "granted", granted,
                "textVersion", "1",
                "evidence", "slip");
    }
}
