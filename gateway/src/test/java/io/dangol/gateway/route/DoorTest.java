package io.dangol.gateway.route;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.gateway.RawHttp;
import io.dangol.gateway.Surroundings;
import io.dangol.gateway.client.KnownClients;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Surroundings.class)
class DoorTest {

    @Inject
    KnownClients clients;

    @Test
    void a_declared_request_reaches_its_service_unchanged() {
        caller().body("{\"a\":1}")
                .contentType("application/json")
                .queryParam("limit", 5)
                .post("/v1/sales/x")
                .then()
                .statusCode(200)
                .body("service", equalTo("loyalty"))
                .body("method", equalTo("POST"))
                .body("uri", equalTo("/v1/sales/x?limit=5"))
                .body("bytes", equalTo(7));
    }

    @Test
    void each_path_reaches_its_own_service() {
        caller().get("/v1/customers/x").then().statusCode(200).body("service", equalTo("customer"));
    }

    @Test
    void who_unsubscribes_needs_no_token_and_anybody_else_does() {
        given().post("/v1/unsubscribe/x").then().statusCode(200).body("service", equalTo("customer"));

        given().post("/v1/contact-permits").then().statusCode(401);
        given().get("/v1/customers/unsubscribe").then().statusCode(401);
    }

    @Test
    void a_refusal_of_a_service_passes_as_it_is() {
        caller().get("/v1/sales/problem")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dangol:problem:unknown-card"));
    }

    @Test
    void what_is_not_declared_does_not_exist() {
        caller().get("/v1/secrets")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dangol:problem:unknown-route"))
                .body("title", equalTo("Not found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webjars/swagger-ui/5.34.1/index.html",
                "/index.html",
                "/",
                "/q",
                "/oauth2",
                "/docs/swagger-ui.js"
            })
    void nothing_is_served_by_accident(String path) {
        given().redirects().follow(false).get(path).then().statusCode(404);
    }

    @Test
    void a_method_that_is_not_declared_is_refused_with_those_that_are() {
        caller().delete("/v1/sales/1")
                .then()
                .statusCode(405)
                .header("Allow", "GET, POST")
                .body("type", equalTo("urn:dangol:problem:method-not-allowed"));
    }

    @Test
    void problems_are_in_korean_for_who_prefers_it() {
        caller().header("Accept-Language", "ko-KR, en;q=0.5")
                .get("/v1/secrets")
                .then()
                .statusCode(404)
                .body("title", equalTo("찾을 수 없습니다"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/sales/../partners",
                "/v1/sales/%2e%2e/partners",
                "/v1//sales",
                "/v1/sales%2f1",
                "/v1/sales;x=1",
                "/v1/sales%5c1",
                "http://other/v1/sales"
            })
    void tricks_in_the_path_are_refused(String target) throws IOException {
        String answer = raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("path-not-normalised", "application/problem+json");
    }

    @Test
    void a_request_for_no_path_is_refused() throws IOException {
        String answer = raw("OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "correlationId");
    }

    @Test
    void a_long_uri_is_refused() {
        caller().get("/v1/sales?x=" + "a".repeat(9_000))
                .then()
                .statusCode(414)
                .body("type", equalTo("urn:dangol:problem:uri-too-long"));
    }

    @Test
    void large_headers_are_refused() {
        caller().header("X-Large", "a".repeat(17_000))
                .get("/v1/sales/1")
                .then()
                .statusCode(431)
                .body("type", equalTo("urn:dangol:problem:headers-too-large"));
    }

    @Test
    void the_answer_says_what_is_left_of_the_limit() {
        caller().get("/v1/sales/1")
                .then()
                .header("RateLimit-Policy", "\"client\";q=20;w=20")
                .header("RateLimit", containsString("\"client\";r=19;t="));
    }

    @Test
    void who_asks_for_the_head_gets_no_body() {
        caller().head("/v1/sales/1").then().statusCode(200).body(equalTo(""));
    }

    @Test
    void requests_follow_each_other_on_one_connection_also_after_a_refusal() throws IOException {
        String refused = "POST /v1/sales HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde";
        String last = "GET /v1/secrets HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        String answers = raw(refused + refused + last);

        assertThat(answers.split("HTTP/1.1 401", -1)).hasSize(3);
        assertThat(answers).contains("HTTP/1.1 404");
    }

    private RequestSpecification caller() {
        return given().auth().oauth2(clients.token());
    }

    private static String raw(String request) throws IOException {
        try (RawHttp http = new RawHttp(RestAssured.port)) {
            return http.send(request).readAll();
        }
    }
}
