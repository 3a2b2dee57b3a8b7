package io.dangol.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class CustomerMergeTest {

    private final CustomerClient agent = CustomerClient.headquarters();
    private UUID survivor = new UUID(0, 0);
    private UUID absorbed = survivor;

    @BeforeEach
    void two() {
        survivor = agent.registered(Map.of("givenName", "지우", "familyName", "김"));
        absorbed = agent.registered(Map.of("givenName", "Jiwoo", "email", "jiwoo@naver.com"));
    }

    @Test
    void who_asks_for_the_absorbed_one_is_sent_to_the_survivor() {
        UUID unused = agent.merged(survivor, absorbed);

        asked(absorbed)
                .statusCode(308)
                .header("Location", equalTo("/v1/customers/" + survivor))
                .body("type", containsString("customer-superseded"))
                .body("supersededBy", equalTo(survivor.toString()));
    }

    @Test
    void and_so_is_who_writes_to_it_or_asks_for_what_belongs_to_it() {
        UUID unused = agent.merged(survivor, absorbed);

        agent.request()
                .redirects()
                .follow(false)
                .body(Map.of("purpose", "MARKETING", "channel", "SMS", "granted", false))
                .post("/v1/customers/{id}/consents", absorbed)
                .then()
                .statusCode(308)
                .header("Location", endsWith("/v1/customers/" + survivor + "/consents"));
        agent.request()
                .redirects()
                .follow(false)
                .queryParam("current", true)
                .get("/v1/customers/{id}/consents", absorbed)
                .then()
                .statusCode(308)
                .header("Location", endsWith("/v1/customers/" + survivor + "/consents?current=true"));
    }

    @Test
    void the_survivor_says_what_the_absorbed_one_knew_where_it_knows_nothing_itself() {
        UUID unused = agent.merged(survivor, absorbed);

        agent.getInClear(survivor)
                .body("givenName", equalTo("지우"))
                .body("familyName", equalTo("김"))
                .body("email", equalTo("jiwoo@naver.com"))
                .body("mergedFrom", contains(absorbed.toString()));
    }

    @Test
    void parting_gives_each_its_own_back_and_leaves_what_came_since() {
        UUID merge = agent.merged(survivor, absorbed);
        agent.patch(survivor, "\"1\"", "{\"birthDate\":\"1990-05-17\"}").statusCode(200);

        agent.parts(merge)
                .statusCode(200)
                .body("status", equalTo("REVERSED"))
                .body("reversalReason", equalTo("FATHER_AND_SON"));

        agent.getInClear(survivor)
                .body("email", nullValue())
                .body("birthDate", equalTo("1990-05-17"))
                .body("mergedFrom", empty());
        agent.getInClear(absorbed)
                .statusCode(200)
                .body("givenName", equalTo("Jiwoo"))
                .body("birthDate", nullValue());
    }

    @Test
    void the_same_merge_again_answers_the_same_and_so_does_its_reversal() {
        UUID merge = agent.merged(survivor, absorbed);

        agent.merges(survivor, absorbed)
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(merge.toString()));
        String at = agent.parts(merge).extract().path("reversedAt");
        agent.parts(merge).statusCode(200).body("reversedAt", equalTo(at));
    }

    @Test
    void who_was_parted_can_be_merged_anew() {
        agent.parts(agent.merged(survivor, absorbed)).statusCode(200);

        agent.merges(survivor, absorbed).statusCode(201);
    }

    @Test
    void nobody_is_part_of_two_nor_of_itself() {
        UUID other = agent.registered();
        UUID unused = agent.merged(survivor, absorbed);

        agent.merges(other, absorbed).statusCode(409).body("supersededBy", equalTo(survivor.toString()));
        agent.merges(absorbed, other).statusCode(409).body("supersededBy", equalTo(survivor.toString()));
        agent.merges(other, other).statusCode(422).body("type", containsString("customer-merge-with-itself"));
        agent.merges(other, UUID.randomUUID()).statusCode(404);
    }

    @Test
    void a_chain_leads_to_its_end_and_its_last_link_can_be_parted() {
        UUID top = agent.registered();
        UUID unused = agent.merged(survivor, absorbed);
        UUID later = agent.merged(top, survivor);

        asked(absorbed).statusCode(308).body("supersededBy", equalTo(top.toString()));
        agent.getInClear(top)
                .body("email", equalTo("jiwoo@naver.com"))
                .body("mergedFrom", contains(survivor.toString(), absorbed.toString()));

        agent.parts(later).statusCode(200);

        asked(absorbed).statusCode(308).body("supersededBy", equalTo(survivor.toString()));
        agent.getInClear(top).body("email", nullValue());
    }

    @Test
    void of_a_chain_the_later_link_is_parted_first() {
        UUID top = agent.registered();
        UUID first = agent.merged(survivor, absorbed);
        UUID later = agent.merged(top, survivor);

        agent.parts(first)
                .statusCode(409)
                .body("type", containsString("customer-merge-built-upon"))
                .body("detail", containsString(later.toString()));
        asked(absorbed).statusCode(308).body("supersededBy", equalTo(top.toString()));

        agent.parts(later).statusCode(200);
        agent.parts(first).statusCode(200);
        agent.get(absorbed).statusCode(200);
        agent.get(survivor).statusCode(200);
    }

    @Test
    void a_search_finds_the_survivor_by_what_the_absorbed_one_is_called() {
        UUID unused = agent.merged(survivor, absorbed);

        agent.search(Map.of("email", "jiwoo@naver.com"))
                .body("data.id", hasItem(survivor.toString()))
                .body("data.id", not(hasItem(absorbed.toString())));
    }

    @Test
    void the_source_that_calls_it_by_its_own_id_goes_on_writing_its_record() {
        String name = CustomerClient.unique("e-");
        Map<String, Object> details = Map.of("givenName", "Jiwoo", "email", "old@naver.com");
        UUID known = UUID.fromString(
                agent.put("erp", name, details).statusCode(201).extract().path("id"));
        UUID unused = agent.merged(survivor, known);

        agent.put("erp", name, Map.of("givenName", "Jiwoo", "email", "new@naver.com"))
                .statusCode(200)
                .body("supersededBy", equalTo(survivor.toString()));

        agent.getInClear(survivor).body("email", equalTo("new@naver.com"));
    }

    @Test
    void a_preview_tells_what_becomes_of_both_and_writes_nothing() throws SQLException {
        agent.leavesAlone(absorbed, "UNWILLING").statusCode(201);
        agent.holds(absorbed, CustomerClient.unique("C-").substring(0, 20)).statusCode(201);

        agent.previewsMerge(survivor, absorbed)
                .statusCode(200)
                .body("survivor.leftAlone", equalTo(false))
                .body("absorbed.leftAlone", equalTo(true))
                .body("absorbed.cards", equalTo(1))
                .body("profile.familyName", equalTo("김**"))
                .body("profile.email", equalTo("j***@naver.com"))
                .body("profile.from.name", equalTo(survivor.toString()))
                .body("profile.from.email", equalTo(absorbed.toString()));

        assertThat(Database.select("select id from customer_merge where survivor_id = ?", survivor))
                .isEmpty();
        assertThat(Database.select(
                        "select entry ->> 'operation' from audit_entry where entry ->> 'action' = 'read'"
                                + " and entry -> 'subjects' @> to_jsonb(?::text)",
                        absorbed.toString()))
                .contains("previewCustomerMerge");
    }

    @Test
    void both_events_are_told_in_their_order() throws SQLException {
        UUID merge = agent.merged(survivor, absorbed);
        agent.parts(merge).statusCode(200);

        assertThat(Database.announced(absorbed))
                .containsExactly("CustomerRegistered", "CustomersMerged", "CustomersParted");
    }

    @Test
    void cards_are_listed_together_and_go_back_with_their_record() {
        agent.holds(absorbed, CustomerClient.unique("C-").substring(0, 20)).statusCode(201);
        UUID merge = agent.merged(survivor, absorbed);
        agent.get(survivor).body("cards.size()", equalTo(1));
        agent.request().get("/v1/customers/{id}/cards", survivor).then().body("data.size()", equalTo(1));

        agent.parts(merge).statusCode(200);

        agent.get(survivor).body("cards", empty());
        agent.get(absorbed).body("cards.size()", equalTo(1));
    }

    private ValidatableResponse asked(UUID customer) {
        return agent.request()
                .redirects()
                .follow(false)
                .get("/v1/customers/{id}", customer)
                .then();
    }
}
