package io.dangol.testing.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.testing.Owner;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who changed what, and why, is written where it was done, and nowhere else. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class AuditLogTest {

    private final Tokens caller = Tokens.of("hq-admin", "operations:read operations:write audit:read");
    private final UUID thing = UUID.randomUUID();

    @Test
    void a_change_is_written_down_with_who_what_for_whom_and_why() {
        request()
                .headers(Map.of("X-Purpose", "stock-taking", "X-Acting-User", "u-17", "X-Correlation-Id", "c-1"))
                .post("/v1/probes/{id}/happenings?announced=true", thing)
                .then()
                .statusCode(204);

        entries()
                .body("data", hasSize(1))
                .body("data[0].action", equalTo("change"))
                .body("data[0].operation", equalTo("happen"))
                .body("data[0].clientId", equalTo(caller.clientId()))
                .body("data[0].role", equalTo("hq-admin"))
                .body("data[0].actingUser", equalTo("u-17"))
                .body("data[0].purpose", equalTo("stock-taking"))
                .body("data[0].correlationId", equalTo("c-1"))
                .body("data[0].subjects", contains(thing.toString()))
                .body("data[0].events", contains(Happened.TYPE));
    }

    @Test
    void what_was_refused_or_changed_nothing_is_no_change() {
        request()
                .post("/v1/probes/{id}/happenings?announced=true&refused=true", thing)
                .then()
                .statusCode(503);
        request().post("/v1/probes/{id}/happenings", thing).then().statusCode(204);
        request().get("/v1/probes/{id}", thing).then().statusCode(200);

        entries().body("data", empty());
    }

    @Test
    void what_leaves_nothing_in_a_table_is_written_down_too() {
        request()
                .contentType("application/json")
                .body(Map.of("from", "2999-01-01T00:00:00Z"))
                .post("/v1/operations/probe/replays")
                .then()
                .statusCode(200);

        entries().body("data.operation", contains("replayEvents"));
    }

    @Test
    void a_purpose_or_a_user_that_could_be_personal_is_refused_and_nothing_done() {
        for (String header : new String[] {"X-Purpose", "X-Acting-User"}) {
            request()
                    .header(header, "Kim Jiwoo <jiwoo@example.com>")
                    .post("/v1/probes/{id}/happenings?announced=true", thing)
                    .then()
                    .statusCode(400)
                    .body("type", endsWith(":audit-header-invalid"))
                    .body("errors[0].pointer", equalTo("#/" + header));
        }

        entries().body("data", empty());
    }

    @Test
    void entries_are_found_by_what_they_are_about() {
        happened();
        happened();

        request()
                .queryParam("subject", thing)
                .queryParam("operation", "happen")
                .queryParam("action", "change")
                .queryParam("from", "2020-01-01T00:00:00Z")
                .queryParam("to", "2999-01-01T00:00:00Z")
                .queryParam("limit", 1)
                .get("/v1/operations/probe/audit-entries")
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("next", notNullValue());
        ofThing("action", "disclose").body("data", empty());
        ofThing("to", "2020-01-01T00:00:00Z").body("data", empty());
        ofThing("operation", "happen").body("data", hasSize(2));
        ofThing("operation", "listAuditEntries").body("data[0].action", equalTo("read"));
    }

    @Test
    void page_after_page_shows_each_entry_once() {
        happened();
        happened();
        happened();

        String first = page(null).body("data", hasSize(2)).extract().path("next");
        page(first).body("data", hasSize(1)).body("next", nullValue());
    }

    @Test
    void only_who_may_read_it_does() {
        given().auth()
                .oauth2(Tokens.of("hq-admin", "operations:read operations:write")
                        .bearer())
                .get("/v1/operations/probe/audit-entries")
                .then()
                .statusCode(403);
        request().get("/v1/operations/other/audit-entries").then().statusCode(404);
    }

    @Test
    void a_question_it_cannot_read_names_the_parameter() {
        for (String part : new String[] {"export", "verification"}) {
            request()
                    .get("/v1/operations/probe/audit-entries/" + part + "?afterSeal=last")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("#/afterSeal"));
            request()
                    .get("/v1/operations/probe/audit-entries/" + part + "?afterSeal=9999999999")
                    .then()
                    .statusCode(404)
                    .body("type", endsWith(":unknown-seal"));
        }
        request()
                .get("/v1/operations/probe/audit-entries?action=delete")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/action"));
        request()
                .get("/v1/operations/probe/audit-entries?cursor=eA")
                .then()
                .statusCode(400)
                .body("type", endsWith(":cursor-invalid"));
    }

    @Test
    void nobody_rewrites_it() {
        happened();

        for (String attempt :
                new String[] {"update audit_entry set entry = '{}'", "delete from audit_entry", "delete from audit_seal"
                }) {
            assertThatThrownBy(() -> Owner.execute(attempt)).hasMessageContaining("append-only");
        }
    }

    private void happened() {
        request()
                .post("/v1/probes/{id}/happenings?announced=true", thing)
                .then()
                .statusCode(204);
    }

    private ValidatableResponse page(@Nullable String cursor) {
        RequestSpecification request = request()
                .queryParam("subject", thing)
                .queryParam("action", "change")
                .queryParam("limit", 2);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/v1/operations/probe/audit-entries")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse ofThing(String parameter, Object value) {
        return request()
                .queryParam("subject", thing)
                .queryParam(parameter, value)
                .get("/v1/operations/probe/audit-entries")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse entries() {
        return request()
                .queryParam("clientId", caller.clientId())
                .get("/v1/operations/probe/audit-entries")
                .then()
                .statusCode(200);
    }

    private RequestSpecification request() {
        return given().auth().oauth2(caller.bearer());
    }
}
