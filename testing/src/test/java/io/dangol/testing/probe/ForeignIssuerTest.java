package io.dangol.testing.probe;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.StandInIssuer;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/** A service asks nobody whether a token of another issuer counts: it verifies and bounds it itself. */
@QuarkusTest
@WithTestResource(ForeignIssuerTest.Trusting.class)
class ForeignIssuerTest {

    private static final UUID PARTNER = UUID.randomUUID();

    // Not injected: a bean that needs a setting must find it in every application, also in those of the other tests.
    private final String issuer = ConfigProvider.getConfig().getValue("dangol.issuers.idp.url", String.class);

    @Test
    void its_token_opens_what_its_role_may_and_nothing_else() {
        get("scopes", operator("operations:read operations:execute sales:write email"))
                .statusCode(200)
                .body("$", containsInAnyOrder("operations:read", "sales:write"));
        get("scopes", operator("sales:write")).statusCode(403);
    }

    @Test
    void who_it_says_is_of_a_partner_is_confined_to_that_partner() {
        get("partner", claims -> {
                    claims.setStringClaim("role", "partner-admin");
                    claims.setStringClaim("partnerId", PARTNER.toString());
                })
                .statusCode(403);
        get("partner", operator("operations:read")).statusCode(200).body(containsString("Optional.empty"));
    }

    @Test
    void an_unknown_issuer_and_a_wrong_audience_are_no_token_and_ours_counts_as_ever() {
        get("scopes", claims -> claims.setIssuer("https://other.example")).statusCode(401);
        get("scopes", claims -> claims.setAudience("account")).statusCode(401).body("type", endsWith(":unauthorized"));
        given().auth().oauth2(Tokens.admin()).get("/v1/probes/scopes").then().statusCode(200);
    }

    private static Consumer<JwtClaims> operator(String scopes) {
        return claims -> {
            claims.setStringClaim("role", "hq-admin");
            claims.setStringClaim("scope", scopes);
        };
    }

    private ValidatableResponse get(String path, Consumer<JwtClaims> change) {
        return given().auth()
                .oauth2(StandInIssuer.tokenOf(issuer, change))
                .get("/v1/probes/" + path)
                .then();
    }

    /** What an installation sets. */
    public static class Trusting extends ServiceTestResource {

        private final StandInIssuer issuer = StandInIssuer.start();

        @Override
        public Map<String, String> start() {
            Map<String, String> settings = new HashMap<>(super.start());
            settings.put("dangol.issuers.idp.url", issuer.url());
            settings.put("dangol.issuers.idp.roles", "hq-admin,partner-admin");
            return settings;
        }

        @Override
        public void stop() {
            super.stop();
            issuer.close();
        }
    }
}
