package io.dangol.gateway.route;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.gateway.RawHttp;
import io.dangol.gateway.Surroundings;
import io.dangol.gateway.client.KnownClients;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller that gets no answer cannot tell us from a cut line. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class AlwaysAnsweredTest {

    @Inject
    KnownClients clients;

    /** The JDK's own reader of languages falls over some of these. */
    @ParameterizedTest
    @ValueSource(strings = {"-", "--", "-,ko", ";q=", "ko;q=x", "%00"})
    void a_refusal_to_a_caller_with_no_language_at_all_is_answered_in_english(String language) {
        given().auth()
                .oauth2(clients.token())
                .header("Accept-Language", language)
                .get("/v1/secrets")
                .then()
                .statusCode(404)
                .body("title", equalTo("Not found"));
        given().header("Accept-Language", language)
                .formParam("grant_type", "client_credentials")
                .post("/oauth2/token")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/broken/at-once", "/broken/later"})
    void whatever_goes_wrong_in_us_the_caller_is_answered(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 500")
                .contains("internal-error", "application/problem+json");
    }

    private static String raw(String request) throws IOException {
        try (RawHttp http = new RawHttp(RestAssured.port)) {
            return http.send(request).readAll();
        }
    }
}
