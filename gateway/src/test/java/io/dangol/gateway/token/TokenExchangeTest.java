package io.dangol.gateway.token;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.gateway.Surroundings;
import io.dangol.gateway.client.KnownClients;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A web shop's backend exchanges the id of one member against a token for that member. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class TokenExchangeTest {

    private static final String MEMBER = "urn:dangol:params:oauth:token-type:member";
    private static final String CUSTOMER = "urn:dangol:params:oauth:token-type:customer";

    @Inject
    KnownClients clients;

    @Test
    void the_token_names_one_member_by_id_and_the_backend_as_actor_and_nothing_personal() throws IOException {
        String backend = clients.backend();
        String member = UUID.randomUUID().toString();

        JsonNode claims = claims(issued(backend, MEMBER, member));

        assertThat(claims.path("role").asText()).isEqualTo("member");
        assertThat(claims.path("scope").asText())
                .isEqualTo(
                        "cards:read rewards:read rewards:claim redemptions:hold receipts:claim gifts:give gifts:read households:read households:join");
        assertThat(claims.path("memberId").asText()).isEqualTo(member);
        assertThat(claims.path("act").path("sub").asText()).isEqualTo(backend);
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(900);
        assertThat(claims.properties().stream().map(claim -> claim.getKey()))
                .containsExactlyInAnyOrder(
                        "iss", "aud", "sub", "iat", "exp", "jti", "scope", "role", "memberId", "act");
    }

    @Test
    void a_customer_is_named_as_one() throws IOException {
        String customer = UUID.randomUUID().toString();

        JsonNode claims = claims(issued(clients.backend(), CUSTOMER, customer));

        assertThat(claims.path("customerId").asText()).isEqualTo(customer);
        assertThat(claims.has("memberId")).isFalse();
    }

    @Test
    void the_answer_is_that_of_rfc_8693() {
        exchange(clients.backend(), MEMBER, UUID.randomUUID().toString())
                .post("/oauth2/token")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("issued_token_type", equalTo("urn:ietf:params:oauth:token-type:access_token"))
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(900))
                .body(
                        "scope",
                        equalTo(
                                "cards:read rewards:read rewards:claim redemptions:hold receipts:claim gifts:give gifts:read households:read households:join"));
    }

    @Test
    void who_may_not_ask_is_refused() {
        refused(exchange(clients.till(), MEMBER, UUID.randomUUID().toString()), "unauthorized_client", "members");
    }

    @ParameterizedTest
    @CsvSource({
        "subject_token_type, urn:ietf:params:oauth:token-type:jwt, invalid_request, subject_token_type",
        "subject_token, 1000-4711, invalid_request, subject_token",
        "subject_token, 1-1-1-1-1, invalid_request, subject_token",
        "requested_token_type, urn:ietf:params:oauth:token-type:refresh_token, invalid_request, requested_token_type",
        "actor_token, somebody, invalid_request, actor",
        "scope, cards:read sales:read, invalid_scope, scope"
    })
    void what_is_not_meant_so_is_refused_by_name(String field, String value, String error, String named) {
        RequestSpecification asked = given().auth()
                .preemptive()
                .basic(clients.backend(), KnownClients.SECRET)
                .formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .formParam(field, value);
        if (!field.equals("subject_token_type")) {
            asked.formParam("subject_token_type", MEMBER);
        }
        if (!field.equals("subject_token")) {
            asked.formParam("subject_token", UUID.randomUUID().toString());
        }

        refused(asked, error, named);
    }

    @Test
    void the_token_goes_through_until_the_backend_is_revoked() throws IOException {
        String backend = clients.backend();
        String token = issued(backend, MEMBER, UUID.randomUUID().toString());
        int before = given().auth().oauth2(token).get("/v1/sales/1").statusCode();

        clients.revoke(backend);

        assertThat(before).isEqualTo(200);
        given().auth()
                .oauth2(token)
                .get("/v1/sales/1")
                .then()
                .statusCode(401)
                .body("type", endsWith(":client-revoked"));
    }

    private static String issued(String backend, String type, String id) {
        return exchange(backend, type, id)
                .post("/oauth2/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static RequestSpecification exchange(String backend, String type, String id) {
        return given().auth()
                .preemptive()
                .basic(backend, KnownClients.SECRET)
                .formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .formParam("subject_token_type", type)
                .formParam("subject_token", id);
    }

    private static void refused(RequestSpecification asked, String error, String named) {
        asked.post("/oauth2/token")
                .then()
                .statusCode(400)
                .body("error", equalTo(error))
                .body("error_description", containsString(named));
    }

    private static JsonNode claims(String token) throws IOException {
        String payload = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8);
        return new ObjectMapper().readTree(payload);
    }
}
