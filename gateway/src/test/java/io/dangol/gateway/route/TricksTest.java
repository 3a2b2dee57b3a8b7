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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and header fields that mean one thing to the gateway mean no other to a service. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class TricksTest {

    private static final int ADDRESS = 8;

    private static final AtomicInteger REQUESTS = new AtomicInteger();
    private static final AtomicReference<String> TOKEN = new AtomicReference<>("");

    @Inject
    KnownClients clients;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/sales/%252e%252e/partners",
                "/v1/sales%252f1",
                "/v1/sales/.%2e/partners",
                "/v1/sales/..;/partners",
                "/v1/sales/;/partners",
                "/v1/sales/%3b/x",
                "/v1/sales/%00",
                "/v1/sales/%0d%0aX-Role:%20hq-admin",
                "/v1/sales/%7f",
                "/v1/sales/%u002e%u002e/partners",
                "/v1/sales/\\..\\partners",
                "//v1/sales",
                "/v1/sales//1",
                "/q/../v1/sales",
                "/v1/sales/{id}",
                "/v1/sales/|x",
                "https://x/v1/sales",
                "//x@evil/v1/sales"
            })
    void an_address_that_could_be_read_in_two_ways_is_refused(String target) throws IOException {
        String answer = raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/sales/\u0000", "/v1/sales/\u000b", "/v1/sales HTTP/1.0\r\nX: "})
    void a_request_line_that_is_none_reaches_nobody(String target) throws IOException {
        String answer = raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.[01] (400|401).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example", "Host: 127.0.0.1:9999", "Host: x\r\nX-Forwarded-Host: evil.example"})
    void the_host_that_a_caller_names_reaches_no_service_and_no_answer(String host) throws IOException {
        String answer = raw("GET /v1/sales/1 HTTP/1.1\r\n" + host + "\r\nAuthorization: Bearer " + token()
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("evil.example", "9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: x\r\nHost: evil.example", "X-None: y", "Host: x/y", "Host: a@b", "Host: x y"})
    void a_request_for_no_host_or_for_two_is_refused(String host) throws IOException {
        String answer = raw("GET /v1/sales/1 HTTP/1.1\r\n" + host + "\r\nAuthorization: Bearer " + token()
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("evil.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Prefix: /q",
                "X-Original-URL: /q/metrics",
                "X-Rewrite-URL: /q/metrics",
                "X-HTTP-Method-Override: DELETE",
                "x_forwarded_for: 127.0.0.1",
                "Forwarded: for=127.0.0.1",
                "X-Correlation-Id: a\"b"
            })
    void a_field_by_which_somebody_else_speaks_for_the_caller_goes_no_further(String field) throws IOException {
        String answer = raw("GET /v1/sales/1 HTTP/1.1\r\nHost: x\r\n" + field + "\r\nAuthorization: Bearer " + token()
                + "\r\nConnection: close\r\n\r\n");

        String name = field.substring(0, field.indexOf(':')).toLowerCase(Locale.ROOT);
        String value = field.substring(field.indexOf(':') + 2);
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("\"" + name + "\":\"" + value);
    }

    @Test
    void two_tokens_are_none() throws IOException {
        String token = "Authorization: Bearer " + token() + "\r\n";

        assertThat(raw("GET /v1/sales/1 HTTP/1.1\r\nHost: x\r\n" + token + "Authorization: Bearer x\r\n"
                        + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    /** What is packed is counted packed and never unpacked on the way: the service reads no packed body. */
    @Test
    void a_packed_body_is_passed_on_as_it_is() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(new byte[20_000_000]);
        }

        given().auth()
                .oauth2(token())
                .contentType("application/octet-stream")
                .header("Content-Encoding", "gzip")
                .body(packed.toByteArray())
                .post("/v1/sales")
                .then()
                .statusCode(200)
                .body("bytes", equalTo(packed.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/broken/at-once", "/broken/later", "/v1/partners", "/v1/sales/break", "/nothing"})
    void no_refusal_tells_of_our_insides(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token()
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .contains("application/problem+json")
                .doesNotContainPattern("Exception|java\\.|io\\.(dangol|vertx|netty|quarkus)|127\\.0\\.0\\.1|\\tat ");
    }

    /** A client's burst is small here, and so is what an address may ask for tokens. */
    private String token() {
        if (REQUESTS.getAndIncrement() % 15 == 0) {
            TOKEN.set(clients.token());
        }
        return String.valueOf(TOKEN.get());
    }

    private static String raw(String request) throws IOException {
        try (RawHttp http = new RawHttp(RestAssured.port, ADDRESS)) {
            return http.send(request).readAll();
        }
    }
}
