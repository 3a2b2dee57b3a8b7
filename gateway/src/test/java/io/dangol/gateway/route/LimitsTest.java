package io.dangol.gateway.route;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.gateway.RawHttp;
import io.dangol.gateway.Surroundings;
import io.dangol.gateway.client.KnownClients;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Surroundings.class)
class LimitsTest {

    private static final int MEBIBYTE = 1024 * 1024;

    @Inject
    KnownClients clients;

    @Test
    void a_body_of_the_limit_passes() {
        post("/v1/sales", MEBIBYTE).then().statusCode(200).body("bytes", equalTo(MEBIBYTE));
    }

    @Test
    void a_body_above_the_limit_is_refused() {
        post("/v1/sales", MEBIBYTE + 1)
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dangol:problem:body-too-large"));
    }

    @Test
    void ten_megabytes_are_refused_by_their_announcement() throws IOException {
        try (RawHttp http = new RawHttp(RestAssured.port)) {
            http.send(head("/v1/sales") + "Content-Length: 10000000\r\n\r\nnot even begun");

            assertThat(http.readUntil("correlationId"))
                    .startsWith("HTTP/1.1 413")
                    .contains("connection: close");
        }
    }

    @Test
    void a_chunked_body_above_the_limit_is_refused_while_it_streams() throws IOException {
        try (RawHttp http = new RawHttp(RestAssured.port)) {
            http.send(head("/v1/sales") + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i <= 16; i++) {
                http.chunk("x".repeat(64 * 1024));
            }

            assertThat(http.readUntil("correlationId"))
                    .startsWith("HTTP/1.1 413")
                    .contains("body-too-large");
        }
    }

    @Test
    void a_chunked_body_of_the_limit_passes() throws IOException {
        try (RawHttp http = new RawHttp(RestAssured.port)) {
            http.send(head("/v1/sales") + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 16; i++) {
                http.chunk("x".repeat(64 * 1024));
            }
            http.endOfChunks();

            assertThat(http.readUntil("bytes\":" + MEBIBYTE)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void batches_may_be_longer() {
        post("/v1/products", 4 * MEBIBYTE).then().statusCode(200).body("bytes", equalTo(4 * MEBIBYTE));
        post("/v1/products", 4 * MEBIBYTE + 1).then().statusCode(413);
    }

    @Test
    void who_asks_before_sending_is_told_to_go_on() throws IOException {
        try (RawHttp http = new RawHttp(RestAssured.port)) {
            http.send(head("/v1/sales") + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n");
            String first = http.readUntil("\r\n\r\n");
            http.send("abc");

            assertThat(first).startsWith("HTTP/1.1 100");
            assertThat(http.readUntil("bytes\":3")).contains("HTTP/1.1 200");
        }
    }

    @Test
    void who_asks_before_sending_too_much_is_told_not_to() throws IOException {
        try (RawHttp http = new RawHttp(RestAssured.port)) {
            http.send(head("/v1/sales") + "Content-Length: 10000000\r\nExpect: 100-continue\r\n\r\n");

            assertThat(http.readUntil("correlationId")).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void a_client_that_asks_too_often_is_slowed_and_others_are_not() {
        String token = clients.token();
        List<Response> answers = IntStream.range(0, 40)
                .mapToObj(i -> given().auth().oauth2(token).get("/v1/sales/1"))
                .filter(answer -> answer.statusCode() != 200)
                .toList();

        assertThat(answers).isNotEmpty();
        answers.get(0)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .header("RateLimit", startsWith("\"client\";r=0;t="))
                .body("type", equalTo("urn:dangol:problem:too-many-requests"));
        given().auth().oauth2(clients.token()).get("/v1/sales/1").then().statusCode(200);
    }

    @Test
    void an_address_without_tokens_is_slowed() throws IOException {
        String anonymous = "GET /v1/sales/1 HTTP/1.1\r\nHost: x\r\n\r\n";
        try (RawHttp http = new RawHttp(RestAssured.port, 2)) {
            http.send(anonymous.repeat(600));

            assertThat(http.readUntil("HTTP/1.1 429")).contains("HTTP/1.1 401").contains("RateLimit: \"address\";r=");
            assertThat(http.readUntil("correlationId"))
                    .contains("RateLimit-Policy: \"address\";q=400;w=200")
                    .contains("RateLimit: \"address\";r=0;t=");
        }
    }

    @Test
    void what_is_for_everybody_says_what_is_left_of_the_address() {
        given().get("/.well-known/jwks.json").then().header("RateLimit", startsWith("\"address\";r="));
    }

    private Response post(String path, int bytes) {
        return given().auth()
                .oauth2(clients.token())
                .contentType("application/octet-stream")
                .body(new byte[bytes])
                .post(path);
    }

    private String head(String path) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + clients.token() + "\r\n";
    }
}
