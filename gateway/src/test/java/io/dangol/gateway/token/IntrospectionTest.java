package io.dangol.gateway.token;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.dangol.gateway.Surroundings;
import io.dangol.gateway.client.KnownClients;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** RFC 7662. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class IntrospectionTest {

    @Inject
    KnownClients clients;

    @Test
    void an_operator_learns_what_a_good_token_allows() {
        String id = clients.till();

        asked(clients.operatorToken(), clients.tokenOf(id))
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("active", equalTo(true))
                .body("client_id", equalTo(id))
                .body("scope", equalTo("sales:write cards:read"))
                .body("role", equalTo("pos"))
                .body("storeCodes", contains("UK-01"))
                .body("exp", notNullValue());
    }

    @Test
    void of_a_token_that_is_not_good_nothing_is_said() {
        String id = clients.till();
        String token = clients.tokenOf(id);
        clients.revoke(id);

        for (String bad : new String[] {token, token + "x", "no-token", "a.b.c"}) {
            asked(clients.operatorToken(), bad)
                    .statusCode(200)
                    .body("active", equalTo(false))
                    .body("$", aMapWithSize(1));
        }
    }

    @Test
    void who_is_no_operator_learns_nothing() {
        asked(clients.token(), clients.token())
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", endsWith(":scope-missing"));
        given().formParam("token", clients.token())
                .post("/oauth2/introspect")
                .then()
                .statusCode(401);
    }

    @Test
    void without_a_token_to_ask_about_the_request_is_invalid() {
        given().auth()
                .oauth2(clients.operatorToken())
                .formParam("other", "x")
                .post("/oauth2/introspect")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void what_is_no_form_is_not_read() {
        given().auth()
                .oauth2(clients.operatorToken())
                .contentType("application/json")
                .body("{}")
                .post("/oauth2/introspect")
                .then()
                .statusCode(415)
                .body("type", endsWith(":unsupported-media-type"));
    }

    private static ValidatableResponse asked(String caller, String token) {
        return given().auth()
                .oauth2(caller)
                .formParam("token", token)
                .post("/oauth2/introspect")
                .then();
    }
}
