package io.dangol.gateway.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.gateway.Surroundings;
import io.dangol.gateway.client.KnownClients;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Surroundings.class)
class TokenEndpointTest {

    @Inject
    KnownClients clients;

    @Test
    void a_client_gets_a_token_that_everybody_can_verify_by_the_published_keys() throws Exception {
        String id = clients.till();

        String token = clients.tokenOf(id);

        JwtClaims claims = verified(token);
        assertThat(claims.getSubject()).isEqualTo(id);
        assertThat(claims.getIssuer()).isEqualTo("dangol");
        assertThat(claims.getStringClaimValue("scope")).isEqualTo("sales:write cards:read");
        assertThat(claims.getStringClaimValue("role")).isEqualTo("pos");
        assertThat(claims.getStringClaimValue("partnerId")).isEqualTo("a-partner");
        assertThat(claims.getStringListClaimValue("storeCodes")).containsExactly("UK-01");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(900);
        assertThat(claims.getJwtId()).isNotBlank();
    }

    @Test
    void the_credentials_may_come_as_form_fields() {
        form("grant_type", "client_credentials", "client_id", clients.till(), "client_secret", KnownClients.SECRET)
                .post("/oauth2/token")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(900))
                .body("scope", equalTo("sales:write cards:read"));
    }

    @Test
    void a_client_may_ask_for_fewer_scopes() {
        basic(clients.till(), KnownClients.SECRET)
                .formParam("grant_type", "client_credentials")
                .formParam("scope", "cards:read")
                .post("/oauth2/token")
                .then()
                .statusCode(200)
                .body("scope", equalTo("cards:read"));
    }

    @Test
    void a_client_may_not_ask_for_a_scope_it_does_not_have() {
        refused(
                basic(clients.till(), KnownClients.SECRET)
                        .formParam("grant_type", "client_credentials")
                        .formParam("scope", "cards:read partners:write"),
                400,
                "invalid_scope");
    }

    @Test
    void a_wrong_secret_is_refused() {
        basic(clients.till(), "wrong")
                .formParam("grant_type", "client_credentials")
                .post("/oauth2/token")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Basic"))
                .header("Cache-Control", "no-store")
                .body("error", equalTo("invalid_client"));
    }

    @Test
    void an_unknown_client_is_refused_in_the_same_words() {
        refused(
                basic("nobody", KnownClients.SECRET).formParam("grant_type", "client_credentials"),
                401,
                "invalid_client");
    }

    @Test
    void a_revoked_client_gets_no_token() {
        String id = clients.till();
        clients.revoke(id);

        refused(basic(id, KnownClients.SECRET).formParam("grant_type", "client_credentials"), 401, "invalid_client");
    }

    @Test
    void the_old_secret_works_until_its_grace_ends() {
        String id = clients.tillWith("old", Instant.now().plusSeconds(60));

        basic(id, "old")
                .formParam("grant_type", "client_credentials")
                .post("/oauth2/token")
                .then()
                .statusCode(200);
    }

    @Test
    void the_old_secret_does_not_work_after_its_grace() {
        String id = clients.tillWith("old", Instant.now().minusSeconds(1));

        refused(basic(id, "old").formParam("grant_type", "client_credentials"), 401, "invalid_client");
    }

    @Test
    void another_grant_type_is_refused() {
        refused(
                basic(clients.till(), KnownClients.SECRET).formParam("grant_type", "password"),
                400,
                "unsupported_grant_type");
    }

    @Test
    void a_request_without_grant_type_is_refused() {
        refused(basic(clients.till(), KnownClients.SECRET).formParam("scope", "cards:read"), 400, "invalid_request");
    }

    @Test
    void a_repeated_parameter_is_refused() {
        refused(
                basic(clients.till(), KnownClients.SECRET)
                        .formParam("grant_type", "client_credentials", "client_credentials"),
                400,
                "invalid_request");
    }

    @Test
    void json_is_refused() {
        refused(
                basic(clients.till(), KnownClients.SECRET)
                        .contentType("application/json")
                        .body("{\"grant_type\":\"client_credentials\"}"),
                400,
                "invalid_request");
    }

    @Test
    void credentials_in_two_places_are_refused() {
        refused(
                basic(clients.till(), KnownClients.SECRET)
                        .formParam("grant_type", "client_credentials")
                        .formParam("client_secret", KnownClients.SECRET),
                400,
                "invalid_request");
    }

    @Test
    void a_long_body_is_refused() {
        given().contentType("application/x-www-form-urlencoded")
                .body("grant_type=" + "x".repeat(10_000))
                .post("/oauth2/token")
                .then()
                .statusCode(413);
    }

    @Test
    void guessing_is_stopped_also_for_the_right_secret_but_not_for_other_clients() {
        String guessed = clients.till();
        String other = clients.till();
        for (int i = 0; i < 3; i++) {
            refused(basic(guessed, "guess-" + i).formParam("grant_type", "client_credentials"), 401, "invalid_client");
        }

        basic(guessed, KnownClients.SECRET)
                .formParam("grant_type", "client_credentials")
                .header("Accept-Language", "ko-KR,ko;q=0.9")
                .post("/oauth2/token")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dangol:problem:too-many-attempts"))
                .body("title", equalTo("실패한 시도가 너무 많습니다"));
        assertThat(clients.tokenOf(other)).isNotBlank();
    }

    @Test
    void the_published_keys_hold_no_private_part() {
        given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=300")
                .contentType("application/jwk-set+json")
                .body("keys.size()", equalTo(1))
                .body("keys[0].alg", equalTo("ES256"))
                .body("keys[0].d", nullValue());
    }

    private static JwtClaims verified(String token) throws Exception {
        String keys = given().get("/.well-known/jwks.json").body().asString();
        return new JwtConsumerBuilder()
                .setExpectedAudience("dangol")
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()))
                .build()
                .processToClaims(token);
    }

    private static RequestSpecification basic(String id, String secret) {
        return given().auth().preemptive().basic(id, secret);
    }

    private static RequestSpecification form(String... pairs) {
        RequestSpecification request = given();
        for (int i = 0; i < pairs.length; i += 2) {
            request = request.formParam(pairs[i], pairs[i + 1]);
        }
        return request;
    }

    private static void refused(RequestSpecification request, int status, String error) {
        request.post("/oauth2/token").then().statusCode(status).body("error", equalTo(error));
    }
}
