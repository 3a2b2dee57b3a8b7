package io.dangol.partner.partner;

import static io.dangol.partner.PartnerClient.ADMIN;
import static io.dangol.partner.PartnerClient.as;
import static io.dangol.partner.PartnerClient.details;
import static io.dangol.partner.PartnerClient.get;
import static io.dangol.partner.PartnerClient.partner;
import static io.dangol.partner.PartnerClient.patch;
import static io.dangol.partner.PartnerClient.post;
import static io.dangol.partner.PartnerClient.walk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class PartnerResourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"type", "legalForm", "status"})
    void a_word_that_is_none_of_ours_is_refused_where_it_stands(String field) {
        Map<String, Object> details = details();
        details.put(field, "BAZAAR");

        post(ADMIN, "/v1/partners", details)
                .statusCode(400)
                .body("type", endsWith(":invalid-request"))
                .body("errors.pointer", contains("#/" + field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "type", "legalForm"})
    void what_a_partner_cannot_be_without_is_asked_for(String field) {
        Map<String, Object> details = details();
        details.remove(field);

        post(ADMIN, "/v1/partners", details).statusCode(400).body("errors.pointer", contains("#/" + field));
    }

    @ParameterizedTest
    @EnumSource(Partner.Type.class)
    void every_type_can_be_registered_and_is_found_by_it(Partner.Type type) {
        Map<String, Object> details = details();
        details.put("type", type.name());
        details.put("externalId", UUID.randomUUID().toString());

        String id = post(ADMIN, "/v1/partners", details)
                .statusCode(201)
                .body("type", equalTo(type.name()))
                .extract()
                .path("id");

        get("/v1/partners?limit=200&type=" + type)
                .statusCode(200)
                .body("data.type", everyItem(equalTo(type.name())))
                .body("data.id", hasItem(id));
        get("/v1/partners?limit=200&type={type}&externalId={id}", other(type), details.get("externalId"))
                .statusCode(200)
                .body("data", empty());
    }

    @ParameterizedTest
    @EnumSource(Partner.LegalForm.class)
    void every_legal_form_can_be_registered(Partner.LegalForm form) {
        Map<String, Object> details = details();
        details.put("legalForm", form.name());

        post(ADMIN, "/v1/partners", details).statusCode(201).body("legalForm", equalTo(form.name()));
    }

    @ParameterizedTest
    @CsvSource({
        "type=BAZAAR, parameter-unreadable",
        "updatedAfter=yesterday, parameter-unreadable",
        "limit=many, parameter-unreadable",
        "limit=0, invalid-request",
        "limit=201, invalid-request"
    })
    void a_question_that_cannot_be_read_is_refused(String question, String code) {
        get("/v1/partners?" + question)
                .statusCode(400)
                .body("type", endsWith(":" + code))
                .body("errors.pointer", contains("#/" + question.substring(0, question.indexOf('='))));
    }

    @Test
    void a_path_that_holds_no_id_leads_nowhere_whatever_is_asked_there() {
        get("/v1/partners/nobody?limit=1").statusCode(404).body("type", endsWith(":not-found"));
    }

    @Test
    void an_erp_reads_only_what_changed_since_page_by_page_in_the_order_of_the_change() {
        String changed = partner();
        String before = partner();
        String since = get("/v1/partners/" + before).extract().path("updatedAt");
        String after = partner();
        patch("/v1/partners/" + changed, "\"0\"", Map.of("name", "Renamed")).statusCode(200);

        assertThat(walk("/v1/partners", "id", since))
                .containsSubsequence(after, changed)
                .doesNotContain(before);
    }

    @Test
    void a_page_tells_where_the_next_one_is_also_as_a_link() {
        String first = partner();
        String since = get("/v1/partners/" + first).extract().path("updatedAt");
        String second = partner();
        String third = partner();

        String link = as(ADMIN)
                .queryParam("limit", 1)
                .queryParam("updatedAfter", since)
                .get("/v1/partners")
                .then()
                .statusCode(200)
                .body("data.id", contains(second))
                .header("Link", containsString("rel=\"next\""))
                .extract()
                .header("Link");

        String next = link.substring(1, link.indexOf('>'));
        as(ADMIN)
                .urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(200)
                .body("data.id", contains(third))
                .body("data.id", not(hasItem(first)));
    }

    @Test
    void a_cursor_of_somebody_else_is_refused() {
        get("/v1/partners?cursor=abc").statusCode(400).body("type", endsWith(":cursor-invalid"));
    }

    @Test
    void null_removes_what_may_be_absent_and_nothing_else() {
        Map<String, Object> details = details();
        details.put("externalId", UUID.randomUUID().toString());
        String id = post(ADMIN, "/v1/partners", details).extract().path("id");

        patch("/v1/partners/" + id, "\"0\"", removing("externalId"))
                .statusCode(200)
                .body("externalId", nullValue())
                .body("name", equalTo(details.get("name")));
        patch("/v1/partners/" + id, "\"1\"", removing("name"))
                .statusCode(400)
                .body("errors.pointer", contains("#/name"));

        post(ADMIN, "/v1/partners", details).statusCode(201);
    }

    private static Map<String, Object> removing(String field) {
        Map<String, Object> patch = new HashMap<>();
        patch.put(field, null);
        return patch;
    }

    private static Partner.Type other(Partner.Type type) {
        return type == Partner.Type.DEALER ? Partner.Type.AGENCY : Partner.Type.DEALER;
    }
}
