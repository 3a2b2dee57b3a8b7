package io.dangol.gateway.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.gateway.Surroundings;
import io.dangol.gateway.client.KnownClients;
import io.dangol.testing.StandInIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Surroundings.class)
class ForeignIssuerTest {

    private final String issuer = ConfigProvider.getConfig().getValue("dangol.issuers.idp.url", String.class);

    @Inject
    KnownClients clients;

    @Test
    void a_token_of_an_issuer_that_is_trusted_goes_through_as_it_is() {
        String token = StandInIssuer.tokenOf(issuer, claims -> {});
        awaitKnown(token);

        get(token).statusCode(200).body("headers.authorization", equalTo("Bearer " + token));
    }

    @Test
    void a_key_that_is_new_is_asked_for_while_the_caller_tries_again() {
        awaitKnown(StandInIssuer.tokenOf(issuer, claims -> {}));
        StandInIssuer.rotate(issuer);
        String token = StandInIssuer.tokenOf(issuer, claims -> {});

        awaitKnown(token);

        get(token).statusCode(200);
    }

    @Test
    void its_tokens_are_held_to_the_same_rules() {
        awaitKnown(StandInIssuer.tokenOf(issuer, claims -> {}));

        refused(StandInIssuer.tokenOf(issuer, claims -> claims.setAudience("account")), "token-invalid");
        refused(StandInIssuer.tokenOf(issuer, claims -> claims.setStringClaim("role", "hq-admin")), "token-invalid");
        refused(
                StandInIssuer.tokenOf(issuer, claims -> {
                    claims.setIssuedAt(NumericDate.fromSeconds(1));
                    claims.setExpirationTime(NumericDate.fromSeconds(2));
                }),
                "token-expired");
    }

    @Test
    void an_issuer_that_nobody_named_is_refused() {
        refused(StandInIssuer.tokenOf(issuer, claims -> claims.setIssuer("https://other.example")), "token-invalid");
    }

    @Test
    void operators_are_told_what_it_may_here() {
        String token =
                StandInIssuer.tokenOf(issuer, claims -> claims.setStringClaim("scope", "sales:write kpis:write"));
        awaitKnown(token);

        given().auth()
                .oauth2(clients.operatorToken())
                .formParam("token", token)
                .post("/oauth2/introspect")
                .then()
                .statusCode(200)
                .body("active", equalTo(true))
                .body("scope", equalTo("sales:write"))
                .body("sub", equalTo("idp:erp-system"))
                .body("email", nullValue());
    }

    private static void awaitKnown(String token) {
        await().pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () -> assertThat(get(token).extract().statusCode()).isEqualTo(200));
    }

    private static ValidatableResponse get(String token) {
        return given().auth().oauth2(token).get("/v1/sales/1").then();
    }

    private static void refused(String token, String code) {
        get(token).statusCode(401).body("type", endsWith(":" + code));
    }
}
