package io.dangol.suite.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The patient caller, against a door that answers as it is told. */
class GatewayTest {

    private static final Credentials TILL = new Credentials("till", "secret");

    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<String> bodies = new ArrayList<>();
    private final List<String> bearers = new ArrayList<>();
    private int tokens;
    private int refusals;

    @SuppressWarnings("NullAway.Init") // Started before each test.
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth2/token", exchange -> {
            tokens++;
            if (tokens <= refusals) {
                answer(exchange, new Reply(401, "{\"error\":\"invalid_client\"}"));
                return;
            }
            answer(exchange, new Reply(200, "{\"access_token\":\"token-%d\",\"expires_in\":900}".formatted(tokens)));
        });
        server.createContext("/v1/sales", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            bearers.add(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, replies.remove());
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_client_that_the_door_does_not_know_yet_is_waited_for_in_few_tries() {
        refusals = 3;

        assertThat(gateway(Duration.ofSeconds(5)).as(TILL).awaitAdmission()).isTrue();

        assertThat(tokens).isEqualTo(4);
    }

    @Test
    void one_token_serves_many_requests() {
        replies.add(new Reply(201, "{}"));
        replies.add(new Reply(201, "{}"));
        Gateway.Caller till = gateway(Duration.ofSeconds(5)).as(TILL);

        assertThat(till.post("/v1/sales", Map.of("a", 1)).status()).isEqualTo(201);
        assertThat(till.post("/v1/sales", Map.of("a", 2)).status()).isEqualTo(201);

        assertThat(tokens).isEqualTo(1);
        assertThat(bodies).containsExactly("{\"a\":1}", "{\"a\":2}");
    }

    @Test
    void a_refused_token_is_asked_for_anew() {
        replies.add(new Reply(401, ""));
        replies.add(new Reply(201, "{}"));

        Answer answer = gateway(Duration.ofSeconds(5)).as(TILL).post("/v1/sales", Map.of());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(bearers).containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void a_refusal_that_passes_is_waited_for_as_long_as_the_server_wishes() {
        replies.add(new Reply(503, "", "1"));
        replies.add(new Reply(429, ""));
        replies.add(new Reply(201, "{}"));
        long begin = System.nanoTime();

        Answer answer = gateway(Duration.ofSeconds(10)).as(TILL).post("/v1/sales", Map.of());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(bodies).hasSize(3);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_broken_line_is_tried_again_with_the_same_content() {
        replies.add(Reply.BROKEN);
        replies.add(Reply.BROKEN);
        replies.add(new Reply(201, "{}"));

        Answer answer = gateway(Duration.ofSeconds(10)).as(TILL).post("/v1/sales", Map.of("receiptNumber", "1"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(bodies).containsOnly("{\"receiptNumber\":\"1\"}").hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void patience_ends() {
        for (int count = 0; count < 100; count++) {
            replies.add(new Reply(503, ""));
        }

        assertThatThrownBy(() -> gateway(Duration.ofMillis(300)).as(TILL).get("/v1/sales"))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("GET /v1/sales");
    }

    @Test
    void a_refusal_for_good_is_an_answer_with_its_problem() {
        replies.add(new Reply(409, "{\"type\":\"urn:dangol:problem:receipt-conflict\",\"detail\":\"other content\"}"));

        Answer answer = gateway(Duration.ofSeconds(5)).as(TILL).post("/v1/sales", Map.of());

        assertThat(answer.isProblem("receipt-conflict")).isTrue();
        assertThatThrownBy(() -> answer.orFail("Receipt 1"))
                .isInstanceOf(CallFailed.class)
                .hasMessage("Receipt 1: 409 receipt-conflict other content");
    }

    private Gateway gateway(Duration patience) {
        return new Gateway(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), new Patience(patience));
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        try (exchange) {
            if (reply.equals(Reply.BROKEN)) {
                return;
            }
            if (!reply.retryAfter.isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", reply.retryAfter);
            }
            byte[] body = reply.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private record Reply(int status, String body, String retryAfter) {
        static final Reply BROKEN = new Reply(0, "");

        Reply(int status, String body) {
            this(status, body, "");
        }
    }
}
