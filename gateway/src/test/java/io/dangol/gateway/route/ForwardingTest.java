package io.dangol.gateway.route;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.dangol.gateway.RawHttp;
import io.dangol.gateway.Surroundings;
import io.dangol.gateway.client.KnownClients;
import io.dangol.gateway.upstream.UpstreamName;
import io.dangol.gateway.upstream.Upstreams;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Surroundings.class)
class ForwardingTest {

    @Inject
    KnownClients clients;

    @Inject
    Upstreams upstreams;

    @Test
    void a_service_that_is_down_is_unavailable_and_nothing_was_changed() {
        refused("/v1/partners", 503, "upstream-unavailable");
    }

    @Test
    void a_service_that_breaks_off_leaves_the_outcome_open() {
        refused("/v1/sales/break", 502, "upstream-broken");
    }

    @Test
    void a_service_that_does_not_answer_in_time_leaves_the_outcome_open() {
        refused("/v1/sales/stall", 504, "upstream-timeout");
    }

    @Test
    void an_answer_that_breaks_off_halfway_does_not_look_complete() {
        assertThatThrownBy(() -> given().auth()
                        .oauth2(clients.token())
                        .get("/v1/sales/half")
                        .asString())
                .hasMessageMatching("(?s).*(chunk|Connection|end|Premature).*");
    }

    @Test
    void a_service_that_keeps_failing_is_spared_for_a_while() {
        for (int i = 0; i < 6; i++) {
            int status = given().auth()
                    .oauth2(clients.token())
                    .get("/v1/kpis/overview")
                    .statusCode();
            assertThat(status).isEqualTo(503);
        }

        given().auth()
                .oauth2(clients.token())
                .get("/v1/kpis/overview")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue());
        assertThat(upstreams.get(UpstreamName.ANALYTICS).down()).isTrue();
    }

    @Test
    void each_line_of_a_batch_is_answered_before_the_next_is_sent() throws IOException {
        try (RawHttp http = batch()) {
            http.chunk("1\n");
            String first = http.readUntil("{\"answer\":1}");
            http.chunk("2\n");
            String second = http.readUntil("{\"answer\":2}");
            http.endOfChunks();
            http.readUntil("0\r\n\r\n");

            assertThat(first).startsWith("HTTP/1.1 200").contains("application/x-ndjson");
            assertThat(second).doesNotContain("{\"answer\":1}");
        }
    }

    @Test
    void a_long_batch_comes_back_whole_and_in_order() {
        String lines =
                IntStream.range(0, 20_000).mapToObj(Integer::toString).collect(Collectors.joining("\n", "", "\n"));
        String expected = IntStream.range(0, 20_000)
                .mapToObj(i -> "{\"answer\":" + i + "}\n")
                .collect(Collectors.joining());

        String answers = given().auth()
                .oauth2(clients.token())
                .contentType("application/x-ndjson")
                .body(lines.getBytes(UTF_8))
                .post("/v1/sales/batches")
                .asString();

        assertThat(answers).isEqualTo(expected);
    }

    @Test
    void a_batch_may_take_longer_than_an_ordinary_answer_while_it_moves() throws Exception {
        try (RawHttp http = batch()) {
            for (int i = 0; i < 5; i++) {
                http.chunk(i + "\n");
                Thread.sleep(500);
            }
            http.endOfChunks();

            assertThat(http.readUntil("{\"answer\":4}")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void a_caller_that_stops_within_a_batch_is_given_up() throws IOException {
        try (RawHttp http = batch()) {
            http.chunk("wait\n");

            assertThat(http.readUntil("request-timeout")).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void a_caller_that_does_not_finish_is_given_up_and_not_held_against_the_service() throws IOException {
        String head = "POST /v1/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + clients.token() + "\r\n";
        try (RawHttp http = new RawHttp(RestAssured.port)) {
            http.send(head + "Content-Length: 100\r\n\r\nhalf of it");

            assertThat(http.readUntil("request-timeout"))
                    .startsWith("HTTP/1.1 408")
                    .contains("connection: close");
        }
        assertThat(upstreams.get(UpstreamName.CUSTOMER).down()).isFalse();
    }

    @Test
    void a_service_that_stops_within_a_batch_is_given_up() throws IOException {
        try (RawHttp http = batch()) {
            http.chunk("wait\n").endOfChunks();

            assertThat(http.readUntil("upstream-timeout")).startsWith("HTTP/1.1 504");
        }
    }

    @Test
    void a_caller_that_goes_away_is_not_held_against_the_service() {
        for (int i = 0; i < 10; i++) {
            leaveInTheMiddle();
        }

        given().auth().oauth2(clients.token()).get("/v1/customers/x").then().statusCode(200);
        assertThat(upstreams.get(UpstreamName.CUSTOMER).down()).isFalse();
    }

    private void leaveInTheMiddle() {
        String head = "POST /v1/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + clients.token() + "\r\n";
        try (RawHttp http = new RawHttp(RestAssured.port)) {
            http.send(head + "Content-Length: 100\r\n\r\nhalf of it");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private RawHttp batch() throws IOException {
        return new RawHttp(RestAssured.port)
                .send("POST /v1/sales/batches HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + clients.token()
                        + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    private void refused(String path, int status, String code) {
        given().auth()
                .oauth2(clients.token())
                .get(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dangol:problem:" + code));
    }
}
