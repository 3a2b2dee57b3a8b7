package io.dangol.customer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.CustomerClient;
import io.dangol.customer.Database;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class MatchResourceTest {

    private final CustomerClient agent = CustomerClient.headquarters();
    private final String phone = CustomerClient.mobileNumber();

    @Test
    void whoever_has_the_same_number_and_name_is_found_in_any_spelling() {
        UUID jiwoo = agent.registered(Map.of("familyName", "김", "givenName", "지우", "phone", phone));

        agent.matches(Map.of("givenName", "Kim Ji-Woo", "phone", "+82" + phone.substring(1)))
                .statusCode(200)
                .body("data.customerId", contains(jiwoo.toString()))
                .body("data[0].band", equalTo("AUTO"))
                .body("data[0].rule", equalTo("phone-name-birth-date"))
                .body("data[0].givenName", equalTo("지**"))
                .body("data[0].evidence.find { it.field == 'givenName' }.level", equalTo("SOUND"));
    }

    @Test
    void somebody_else_of_the_family_is_not_linked() {
        UUID father = agent.registered(Map.of("givenName", "김민수", "phone", phone, "birthDate", "1960-03-07"));

        agent.matches(Map.of("givenName", "김지우", "phone", phone, "birthDate", "1990-11-23"))
                .statusCode(200)
                .body("data.findAll { it.customerId == '%s' }.band".formatted(father), not(hasItem("AUTO")));
    }

    @Test
    void a_name_alone_finds_nobody() {
        UUID unused = agent.registered(Map.of("familyName", "독고", "givenName", "영재", "phone", phone));

        agent.matches(Map.of("familyName", "독고", "givenName", "영재"))
                .statusCode(200)
                .body("data", empty());
    }

    @Test
    void a_slip_in_the_number_is_for_a_person_to_judge_by() {
        String birth = "1981-04-%02d".formatted(ThreadLocalRandom.current().nextInt(10, 28));
        UUID jiwoo =
                agent.registered(Map.of("familyName", "제갈", "givenName", "지우", "phone", phone, "birthDate", birth));

        agent.matches(Map.of("familyName", "제갈", "givenName", "지후", "birthDate", birth))
                .statusCode(200)
                .body("data.customerId", hasItem(jiwoo.toString()))
                .body("data.find { it.customerId == '%s' }.rule".formatted(jiwoo), nullValue());
    }

    @Test
    void who_changed_the_number_is_found_by_the_new_one_only() {
        String other = CustomerClient.mobileNumber();
        UUID jiwoo = agent.registered(Map.of("givenName", "김지우", "phone", phone));
        agent.patch(jiwoo, "\"0\"", "{\"phone\":\"%s\"}".formatted(other)).statusCode(200);

        agent.matches(Map.of("givenName", "김지우", "phone", phone)).body("data", empty());
        agent.matches(Map.of("givenName", "김지우", "phone", other)).body("data.customerId", contains(jiwoo.toString()));
    }

    @Test
    void a_partner_finds_its_own_customers_only() {
        Map<String, String> person = Map.of("givenName", "김지우", "phone", phone);
        UUID ours = CustomerClient.partner(UUID.randomUUID()).registered(person);

        CustomerClient.partner(UUID.randomUUID())
                .matches(person)
                .statusCode(200)
                .body("data", empty());
        agent.matches(person).body("data.customerId", contains(ours.toString()));
    }

    @Test
    void where_nothing_could_lead_to_anybody_it_says_so() {
        agent.matches(Map.of("givenName", "지우", "phone", "1588-2345"))
                .statusCode(400)
                .body("type", containsString("nothing-to-match-by"));
        agent.matches(Map.of()).statusCode(400);
    }

    @Test
    void the_keys_are_no_readable_values() throws SQLException {
        UUID jiwoo = agent.registered(Map.of("givenName", "김지우", "phone", phone, "birthDate", "1990-05-17"));

        assertThat(Database.select("select hash from blind_entry where customer_id = ? and kind = 'MATCH'", jiwoo))
                .hasSizeGreaterThan(2)
                .noneMatch(hash -> hash.contains(phone.substring(1)) || hash.contains("지우"));
    }

    @Test
    void who_was_shown_is_written_down() {
        Tokens caller = Tokens.of("hq-agent", "customers:read customers:write audit:read");
        CustomerClient reader = CustomerClient.with(caller.bearer());
        UUID jiwoo = agent.registered(Map.of("givenName", "김지우", "phone", phone));

        reader.matches(Map.of("givenName", "김지우", "phone", phone)).statusCode(200);

        reader.request()
                .queryParam("clientId", caller.clientId())
                .get("/v1/operations/customer/audit-entries")
                .then()
                .statusCode(200)
                .body("data[0].operation", equalTo("findMatches"))
                .body("data[0].purpose", equalTo("helpdesk-call"))
                .body("data[0].subjects", contains(jiwoo.toString()));
    }

    @Test
    void a_number_that_a_whole_shop_shares_leads_to_nobody_and_proves_nothing() {
        for (int i = 0; i < 7; i++) {
            UUID unused = agent.registered(Map.of("givenName", "김지우", "phone", phone));
        }

        agent.matches(Map.of("givenName", "김지우", "phone", phone)).body("data", empty());
    }

    @Test
    void a_family_s_number_still_leads_to_its_members() {
        for (int i = 0; i < 6; i++) {
            UUID unused = agent.registered(Map.of("givenName", "김지우", "phone", phone));
        }

        agent.matches(Map.of("givenName", "김지우", "phone", phone)).body("data.size()", equalTo(6));
    }

    @Test
    void what_is_typed_where_nothing_is_known_leads_to_nobody() {
        UUID unused = agent.registered(Map.of("givenName", "김지우", "phone", "010-0000-0000", "email", "test@naver.com"));

        agent.matches(Map.of("givenName", "지우", "phone", "010-0000-0000", "email", "test@naver.com"))
                .statusCode(400);
    }

    @Test
    void a_purpose_must_be_told() {
        agent.request()
                .body(Map.of("givenName", "김지우", "phone", phone))
                .post("/v1/customers/matches")
                .then()
                .statusCode(400)
                .body("type", containsString("purpose-required"));
    }
}
