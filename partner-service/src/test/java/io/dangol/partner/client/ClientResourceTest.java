package io.dangol.partner.client;

import static io.dangol.partner.PartnerClient.ADMIN;
import static io.dangol.partner.PartnerClient.as;
import static io.dangol.partner.PartnerClient.code;
import static io.dangol.partner.PartnerClient.get;
import static io.dangol.partner.PartnerClient.partner;
import static io.dangol.partner.PartnerClient.post;
import static io.dangol.partner.PartnerClient.store;
import static io.dangol.partner.PartnerClient.walk;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.partner.Announced;
import io.dangol.testing.ServiceTestResource;
import io.dangol.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class ClientResourceTest {

    /** 256 bits, by base64 for addresses. */
    private static final String SECRET = "[A-Za-z0-9_-]{43}";

    private final Announced announced;

    ClientResourceTest(Announced announced) {
        this.announced = announced;
    }

    @Test
    void repeating_the_creation_answers_the_same_client_without_its_secret() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> till = till();

        ValidatableResponse first = post("/v1/api-clients", till, key).statusCode(201);
        ValidatableResponse again = post("/v1/api-clients", till, key).statusCode(201);

        assertThat(first.extract().<String>path("clientSecret")).matches(SECRET);
        again.header("Idempotency-Replayed", "true")
                .body("clientId", equalTo(first.extract().path("clientId")))
                .body("clientSecret", nullValue());
    }

    @Test
    void repeating_a_rotation_answers_no_secret_and_rotates_once() {
        String id = client();
        String key = UUID.randomUUID().toString();

        post("/v1/api-clients/" + id + "/rotate", Map.of(), key)
                .statusCode(200)
                .body("clientSecret", matchesPattern(SECRET));
        post("/v1/api-clients/" + id + "/rotate", Map.of(), key)
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("clientSecret", nullValue());

        assertThat(announced.of(id)).hasSize(2);
    }

    @Test
    void rotating_announces_the_new_hash_and_the_old_one_with_its_end() {
        String id = client();

        post(ADMIN, "/v1/api-clients/" + id + "/rotate", Map.of("graceSeconds", 60))
                .statusCode(200);

        List<JsonNode> told = announced.of(id);
        JsonNode rotated = told.get(1);
        String old = told.get(0).at("/secrets/0/hash").asText();
        assertThat(told.get(0).path("secrets")).hasSize(1);
        assertThat(rotated.at("/secrets/0/hash").asText()).isNotBlank().isNotEqualTo(old);
        assertThat(rotated.at("/secrets/0").has("expiresAt")).isFalse();
        assertThat(rotated.at("/secrets/1/hash").asText()).isEqualTo(old);
        assertThat(Instant.parse(rotated.at("/secrets/1/expiresAt").asText()))
                .isCloseTo(Instant.parse(rotated.path("at").asText()).plusSeconds(60), within(1, ChronoUnit.SECONDS));
    }

    @Test
    void rotating_without_a_grace_announces_the_new_hash_only() {
        String id = client();

        post(ADMIN, "/v1/api-clients/" + id + "/rotate", Map.of()).statusCode(200);

        List<JsonNode> told = announced.of(id);
        assertThat(told.get(1).path("secrets")).hasSize(1);
        assertThat(told.get(1).at("/secrets/0/hash")).isNotEqualTo(told.get(0).at("/secrets/0/hash"));
    }

    @Test
    void revoking_is_announced_once_and_ends_the_client_for_ever() {
        String id = client();

        post(ADMIN, "/v1/api-clients/" + id + "/revoke", Map.of())
                .statusCode(200)
                .body("status", equalTo("REVOKED"));
        post(ADMIN, "/v1/api-clients/" + id + "/revoke", Map.of())
                .statusCode(200)
                .body("status", equalTo("REVOKED"));

        assertThat(announced.of(id))
                .extracting(event -> event.path("status").asText())
                .containsExactly("ACTIVE", "REVOKED");
        post(ADMIN, "/v1/api-clients/" + id + "/rotate", Map.of())
                .statusCode(409)
                .body("type", endsWith(":client-revoked"));
    }

    @Test
    void a_revoked_client_is_refused_though_its_token_has_not_expired() {
        String id = client();
        String token = Tokens.of("hq-agent", "partners:read").client(id).bearer();
        as(token).get("/v1/partners").then().statusCode(200);

        post(ADMIN, "/v1/api-clients/" + id + "/revoke", Map.of()).statusCode(200);

        await().atMost(30, SECONDS)
                .untilAsserted(() -> as(token).get("/v1/partners").then().statusCode(401));
    }

    @Test
    void with_the_client_the_tokens_end_that_it_had_made_for_members() {
        String id = client();
        String token = Tokens.member("memberId", UUID.randomUUID()).actor(id).bearer();
        as(token).get("/v1/partners").then().statusCode(403);

        post(ADMIN, "/v1/api-clients/" + id + "/revoke", Map.of()).statusCode(200);

        await().atMost(30, SECONDS)
                .untilAsserted(() -> as(token).get("/v1/partners").then().statusCode(401));
    }

    @Test
    void what_is_announced_holds_no_secret() {
        String secret = post(ADMIN, "/v1/api-clients", till()).extract().path("clientSecret");

        assertThat(announced.everything()).isNotEmpty().noneMatch(event -> event.contains(secret));
    }

    @Test
    void only_the_clients_that_changed_since_are_listed() {
        String changed = client();
        String before = client();
        String since = get("/v1/api-clients/" + before).extract().path("updatedAt");
        String after = client();
        post(ADMIN, "/v1/api-clients/" + changed + "/revoke", Map.of()).statusCode(200);

        assertThat(walk("/v1/api-clients", "clientId", since))
                .containsSubsequence(after, changed)
                .doesNotContain(before);
    }

    @Test
    void an_unknown_client_is_none_of_anybody_s() {
        get("/v1/api-clients/nobody").statusCode(404).body("type", endsWith(":no-such-client"));
        post(ADMIN, "/v1/api-clients/nobody/rotate", Map.of()).statusCode(404);
        post(ADMIN, "/v1/api-clients/nobody/revoke", Map.of()).statusCode(404);
    }

    private static String client() {
        return post(ADMIN, "/v1/api-clients", till()).statusCode(201).extract().path("clientId");
    }

    private static Map<String, Object> till() {
        String partner = partner();
        String code = code();
        store(partner, code);
        return till(partner, code);
    }

    private static Map<String, Object> till(String partner, String code) {
        return io.dangol.partner.PartnerClient.till(partner, code);
    }
}
