package io.dangol.testing.probe;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** A service reads the gateway's keys again by itself: while one takes the place of another no token is refused. */
@QuarkusTest
@WithTestResource(KeyRotationTest.Keys.class)
class KeyRotationTest {

    private static final int A_SECOND = 1;
    private static final int AN_HOUR = 3_600;

    // Not injected: a bean that needs a setting must find it in every application, also in those of the other tests.
    private final String keys = ConfigProvider.getConfig().getValue("mp.jwt.verify.publickey.location", String.class);

    @Test
    void tokens_of_both_keys_count_while_one_replaces_the_other() throws JoseException {
        PublicJsonWebKey old = key();
        PublicJsonWebKey fresh = key();
        publish(A_SECOND, old);
        awaitAccepted(old);

        // The successor is published before it signs, and learnt when the keys are read again in their turn.
        int before = asked();
        publish(AN_HOUR, old, fresh);
        await().atMost(30, SECONDS).until(() -> {
            assertThat(answerTo(old)).isEqualTo(200);
            return asked() > before;
        });

        int learnt = asked();
        assertThat(answerTo(fresh)).isEqualTo(200);
        assertThat(answerTo(old)).isEqualTo(200);
        publish(AN_HOUR, fresh);
        assertThat(answerTo(fresh)).isEqualTo(200);
        assertThat(asked()).isEqualTo(learnt);
    }

    @Test
    void a_key_that_was_published_late_is_asked_for_and_one_that_never_was_is_refused() throws JoseException {
        PublicJsonWebKey late = key();
        publish(AN_HOUR, late);

        awaitAccepted(late);
        assertThat(answerTo(key())).isEqualTo(401);
    }

    @Test
    void while_the_gateway_is_away_the_keys_that_it_had_go_on_counting() throws JoseException {
        PublicJsonWebKey known = key();
        publish(A_SECOND, known);
        awaitAccepted(known);

        int before = asked();
        given().header("Cache-Control", "no-store").put(keys).then().statusCode(200);
        await().atMost(30, SECONDS).until(() -> {
            assertThat(answerTo(known)).isEqualTo(200);
            return asked() > before;
        });

        assertThat(answerTo(known)).isEqualTo(200);
    }

    /** Unless it has asked a moment ago, a service asks for a key that it does not know. */
    private static void awaitAccepted(PublicJsonWebKey key) {
        await().atMost(30, SECONDS).until(() -> answerTo(key) == 200);
    }

    private static PublicJsonWebKey key() throws JoseException {
        PublicJsonWebKey made = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        made.setKeyId(UUID.randomUUID().toString());
        return made;
    }

    /** Each token is another one, so that none is remembered. */
    private static int answerTo(PublicJsonWebKey key) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("dangol");
        claims.setAudience("dangol");
        claims.setSubject("an-operator");
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setStringClaim("role", "hq-admin");
        claims.setStringClaim("scope", "operations:read");
        JsonWebSignature token = new JsonWebSignature();
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setKey(key.getPrivateKey());
        token.setPayload(claims.toJson());
        return given().auth()
                .oauth2(token.getCompactSerialization())
                .get("/v1/probes/scopes")
                .statusCode();
    }

    private void publish(int seconds, PublicJsonWebKey... all) {
        given().header("Cache-Control", "max-age=" + seconds)
                .body(new JsonWebKeySet(List.of(all)).toJson(OutputControlLevel.PUBLIC_ONLY))
                .put(keys)
                .then()
                .statusCode(200);
    }

    private int asked() {
        return Integer.parseInt(given().head(keys).header("X-Asked"));
    }

    /** The gateway as far as a service asks it for keys: those that the test puts there. */
    public static class Keys extends ServiceTestResource {

        private final AtomicInteger asked = new AtomicInteger();
        private final HttpServer server;
        private volatile String published = "{\"keys\":[]}";
        private volatile String cached = "max-age=0";

        public Keys() {
            try {
                this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Map<String, String> start() {
            server.createContext("/keys", this::answer);
            server.start();
            Map<String, String> settings = new HashMap<>(super.start());
            settings.remove("mp.jwt.verify.publickey");
            settings.put(
                    "mp.jwt.verify.publickey.location",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
            // A key that is unknown is asked for at once, not once a minute.
            settings.put("smallrye.jwt.jwks.forced-refresh-interval", "0");
            return settings;
        }

        @Override
        public void stop() {
            super.stop();
            server.stop(0);
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                exchange.getResponseHeaders().set("X-Asked", String.valueOf(asked.get()));
                switch (exchange.getRequestMethod()) {
                    case "PUT" -> {
                        published = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                        cached = exchange.getRequestHeaders().getFirst("Cache-Control");
                        exchange.sendResponseHeaders(200, -1);
                    }
                    case "GET" -> {
                        byte[] keys = published.getBytes(UTF_8);
                        asked.incrementAndGet();
                        exchange.getResponseHeaders().set("Cache-Control", cached);
                        // Nothing at all: the gateway is away.
                        exchange.sendResponseHeaders(keys.length == 0 ? 503 : 200, keys.length == 0 ? -1 : keys.length);
                        if (keys.length > 0) {
                            exchange.getResponseBody().write(keys);
                        }
                    }
                    default -> exchange.sendResponseHeaders(200, -1);
                }
            }
        }
    }
}
