package io.dangol.testing.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What was forgotten or went wrong stays shut. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ShutTest {

    @Test
    void an_endpoint_that_declares_no_scope_is_open_to_nobody() {
        given().get("/v1/undeclared").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.admin())
                .get("/v1/undeclared")
                .then()
                .statusCode(403)
                .body("type", endsWith(":scope-missing"));
    }

    @Test
    void a_failure_of_ours_is_told_without_what_failed() {
        String body = given().auth()
                .oauth2(Tokens.admin())
                .get("/v1/probes/broken")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("type", endsWith(":internal-error"))
                .extract()
                .asString();

        assertThat(body).doesNotContain("broken", "select", "Exception", "io.dangol");
    }

    @Test
    void a_partner_s_role_that_is_bound_to_no_partner_is_refused_where_rows_are_a_partner_s() {
        for (String role : new String[] {"partner-admin", "pos", "member", "unheard-of"}) {
            given().auth()
                    .oauth2(Tokens.of(role, "operations:read").bearer())
                    .get("/v1/probes/partner")
                    .then()
                    .statusCode(403);
        }
    }
}
