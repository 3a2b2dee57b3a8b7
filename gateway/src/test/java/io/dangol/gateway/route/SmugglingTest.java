package io.dangol.gateway.route;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.gateway.RawHttp;
import io.dangol.gateway.Surroundings;
import io.dangol.gateway.client.KnownClients;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one request ends is understood alike by the gateway and the services: none travels inside of another. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class SmugglingTest {

    /** Not the address of the other tests, whose requests without a token are counted. */
    private static final int ADDRESS = 7;

    private static final AtomicInteger REQUESTS = new AtomicInteger();
    private static final AtomicReference<String> TOKEN = new AtomicReference<>("");

    @Inject
    KnownClients clients;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 6\r\nContent-Length: 5",
                "Content-Length: 5, 6",
                "Content-Length: +5",
                "Content-Length: -1",
                "Content-Length: 0x5",
                "Content-Length: 5 5",
                "Content-Length:",
                "Content-Length : 5",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: identity\r\nContent-Length: 5",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5"
            })
    void a_body_whose_end_is_not_clear_is_refused(String framing) throws IOException {
        String name = "smuggled-" + UUID.randomUUID();

        String answers = raw(
                post(framing) + "0\r\n\r\nGET /v1/sales/" + name + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answers).startsWith("HTTP/1.1 400");
        assertThat(seen()).doesNotContain(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked",
                "Transfer-Encoding: CHUNKED",
                "Transfer-Encoding:\tchunked",
                "Transfer-Encoding:\r\n chunked",
                "X-Folded: a\r\n\tContent-Length: 50\r\nTransfer-Encoding: chunked",
                "X-Bare: a\nTransfer-Encoding: chunked"
            })
    void what_comes_behind_a_body_comes_by_itself_and_shows_its_own_token(String framing) throws IOException {
        String name = "smuggled-" + UUID.randomUUID();

        String answers = raw(
                post(framing) + "0\r\n\r\nGET /v1/sales/" + name + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answers).matches("(?s)HTTP/1.1 (200.*HTTP/1.1 401|400).*");
        assertThat(seen()).doesNotContain(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"5;x=y\r\nabcde\r\n0\r\n\r\n", "5\r\nabcde\r\n0\r\nContent-Length: 9\r\nX-Role: hq-admin\r\n\r\n"
            })
    void extensions_and_trailers_of_chunks_go_no_further(String body) throws IOException {
        String answer = raw(post("Connection: close\r\nTransfer-Encoding: chunked") + body);

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"bytes\":5").doesNotContain("hq-admin", "x=y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1\r\n", "0x5\r\nabcde\r\n", "ffffffffffffffffff\r\n", "\r\n", "5\r\nabcdeXY0\r\n\r\n"})
    void a_chunk_of_no_length_ends_the_connection(String body) throws IOException {
        String name = "smuggled-" + UUID.randomUUID();

        String answers = raw(post("Transfer-Encoding: chunked") + body + "0\r\n\r\nGET /v1/sales/" + name
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answers).doesNotContain("HTTP/1.1 200");
        assertThat(seen()).doesNotContain(name);
    }

    @Test
    void a_line_that_ends_by_a_carriage_return_alone_is_refused() throws IOException {
        assertThat(raw("GET /v1/sales/1 HTTP/1.1\r\nHost: x\rX-Other: y\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void a_body_of_a_request_that_has_none_is_read_away_from_the_next() throws IOException {
        String inner = "GET /v1/sales/smuggled-get HTTP/1.1\r\nHost: x\r\n\r\n";

        String answers = raw("GET /v1/sales/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token()
                + "\r\nConnection: close\r\nContent-Length: " + inner.length() + "\r\n\r\n" + inner);

        assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(2);
        assertThat(seen()).doesNotContain("smuggled-get");
    }

    private String post(String framing) {
        return "POST /v1/sales HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token() + "\r\n" + framing + "\r\n\r\n";
    }

    private String seen() {
        return given().auth().oauth2(token()).get("/v1/sales/seen").asString();
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
