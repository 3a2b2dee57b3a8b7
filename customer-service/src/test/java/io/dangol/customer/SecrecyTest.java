package io.dangol.customer;

import static io.dangol.customer.CustomerClient.unique;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What identifies a person lies in the vault alone: looked for in every table and every log line. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class SecrecyTest {

    private static final List<String> SECRETS = List.of(
            "Zebulonia",
            "Quarterstaff",
            "+821087654321",
            "1087654321",
            "zebulonia.q@example.org",
            "Zebulonia.Q@example.org",
            "1971-02-03",
            "CARD-7777-8888",
            "slip of Zebulonia",
            "house of Quarterstaff",
            "Yggdrasilia",
            "+821011112222");

    private final CustomerClient agent = CustomerClient.headquarters();
    private final LogLines log = new LogLines();

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(log);
    }

    @Test
    void nothing_personal_is_in_clear_in_the_database_or_in_a_log_line() throws SQLException {
        UUID id = registered();
        agent.patch(id, "\"0\"", "{\"givenName\":\"Yggdrasilia\",\"phone\":\"010-1111-2222\"}")
                .statusCode(200);
        agent.getInClear(id).statusCode(200);
        agent.search(Map.of("email", "ZEBULONIA.Q@example.org")).statusCode(200);
        agent.matches(Map.of("givenName", "Zebulonia", "familyName", "Quarterstaff", "birthDate", "1971-02-03"))
                .statusCode(200);
        agent.decides(id, consent()).statusCode(201);
        agent.asks(id, Map.of("purpose", "MARKETING", "channel", "EMAIL", "label", "(광고)"))
                .statusCode(200);
        agent.decides(id, Map.of("purpose", "MARKETING", "channel", "EMAIL", "granted", false))
                .statusCode(201);
        provokeRefusals();

        String kept = Database.everything();
        String told = log.text();

        assertThat(kept).contains(id.toString());
        for (String secret : SECRETS) {
            assertThat(kept).doesNotContainIgnoringCase(secret);
            assertThat(kept).doesNotContainIgnoringCase(HexFormat.of().formatHex(secret.getBytes(UTF_8)));
            assertThat(told).doesNotContainIgnoringCase(secret);
        }
    }

    private UUID registered() {
        return UUID.fromString(agent.request()
                .header("Idempotency-Key", unique("key-"))
                .body(Map.of(
                        "channel", "STORE",
                        "givenName", "Zebulonia",
                        "familyName", "Quarterstaff",
                        "phone", "010-8765-4321",
                        "email", "Zebulonia.Q@example.org",
                        "birthDate", "1971-02-03",
                        "cardNumber", "CARD-7777-8888",
                        "consents", List.of(consent())))
                .post("/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private void provokeRefusals() {
        agent.register(Map.of("cardNumber", "CARD-7777-8888")).statusCode(409);
        agent.register(Map.of("email", "zebulonia.q@example.org", "phone", "Quarterstaff"))
                .statusCode(400);
        agent.register(Map.of("givenName", List.of("Zebulonia"))).statusCode(400);
        agent.register(Map.of("birthDate", "1971-02-03 Zebulonia")).statusCode(400);
        agent.request()
                .body("{\"givenName\":\"Zebulonia\",")
                .post("/v1/customers")
                .then()
                .statusCode(400);
    }

    private static Map<String, Object> consent() {
        return Map.of(
                "purpose", "MARKETING",
                "channel", "SMS",
                "granted", true,
                "textVersion", "2026-01",
                "evidence", "slip of Zebulonia",
                "place", "house of Quarterstaff");
    }

    /** Everything logged while it listens, exceptions included. */
    private static final class LogLines extends Handler {

        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            lines.add(formatter.format(line));
        }

        String text() {
            return String.join("\n", lines);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
