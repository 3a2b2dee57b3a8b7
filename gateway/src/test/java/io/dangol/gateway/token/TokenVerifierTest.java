package io.dangol.gateway.token;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.gateway.Surroundings;
import io.dangol.gateway.client.KnownClients;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Surroundings.class)
class TokenVerifierTest {

    @Inject
    KnownClients clients;

    @Inject
    SignedTokens tokens;

    @Test
    void a_good_token_passes() {
        given().auth()
                .oauth2(tokens.own(clients.till(), claims -> {}))
                .get("/v1/sales/1")
                .then()
                .statusCode(200);
    }

    @Test
    void no_token_is_refused() {
        given().get("/v1/sales/1")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer realm=\"dangol\""))
                .body("type", equalTo("urn:dangol:problem:unauthorized"))
                .body("status", equalTo(401));
    }

    @Test
    void a_secret_instead_of_a_token_is_refused() {
        given().auth()
                .preemptive()
                .basic(clients.till(), KnownClients.SECRET)
                .get("/v1/sales/1")
                .then()
                .statusCode(401);
    }

    @Test
    void an_expired_token_is_refused() {
        refused(
                tokens.own(clients.till(), claims -> claims.setExpirationTime(NumericDate.fromSeconds(1))),
                "token-expired");
    }

    @Test
    void a_token_that_never_expires_is_refused() {
        refused(tokens.own(clients.till(), claims -> claims.unsetClaim("exp")), "token-invalid");
    }

    @Test
    void a_token_that_expires_between_two_requests_is_refused_at_the_second() throws InterruptedException {
        long expiry = NumericDate.now().getValue() + 2;
        String token = tokens.own(clients.till(), claims -> claims.setExpirationTime(NumericDate.fromSeconds(expiry)));
        int first = given().auth().oauth2(token).get("/v1/sales/1").statusCode();

        Thread.sleep(2_100);

        assertThat(first).isEqualTo(200);
        refused(token, "token-expired");
    }

    @Test
    void a_token_signed_by_somebody_else_is_refused() {
        refused(tokens.foreign(clients.till()), "token-invalid");
    }

    @Test
    void a_token_for_somebody_else_is_refused() {
        refused(tokens.own(clients.till(), claims -> claims.setAudience("other")), "token-invalid");
    }

    @Test
    void a_token_of_another_issuer_is_refused() {
        refused(tokens.own(clients.till(), claims -> claims.setIssuer("other")), "token-invalid");
    }

    @Test
    void a_token_without_signature_is_refused() {
        String header = base64("{\"alg\":\"none\"}");
        String claims =
                base64("{\"iss\":\"dangol\",\"aud\":\"dangol\",\"sub\":\"" + clients.till() + "\",\"exp\":4102444800}");

        refused(header + "." + claims + ".", "token-invalid");
    }

    @Test
    void a_changed_token_is_refused() {
        String token = clients.token();
        int dot = token.indexOf('.');

        refused(token.substring(0, dot + 10) + "A" + token.substring(dot + 11), "token-invalid");
    }

    @Test
    void garbage_is_refused() {
        refused("garbage", "token-invalid");
    }

    @Test
    void an_endless_token_is_refused() {
        refused("x".repeat(9_000), "token-invalid");
    }

    @Test
    void a_revoked_client_is_shut_out_at_once_although_its_token_is_good() {
        String id = clients.till();
        String token = clients.tokenOf(id);
        int before = given().auth().oauth2(token).get("/v1/sales/1").statusCode();

        clients.revoke(id);

        assertThat(before).isEqualTo(200);
        refused(token, "client-revoked");
    }

    @Test
    void an_unknown_client_is_refused_although_its_token_is_good() {
        refused(tokens.own("nobody", claims -> {}), "client-revoked");
    }

    private static void refused(String token, String code) {
        given().auth()
                .oauth2(token)
                .get("/v1/sales/1")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .body("type", equalTo("urn:dangol:problem:" + code));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
