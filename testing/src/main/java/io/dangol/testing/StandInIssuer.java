package io.dangol.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** An OpenID Connect issuer as far as who verifies its tokens can tell: discovery and keys over HTTP, and tokens. */
public final class StandInIssuer implements AutoCloseable {

    private final HttpServer server;
    private volatile PublicJsonWebKey key;
    private volatile boolean away;
    private volatile String speaksFor = "";
    private volatile String published = "";
    private int asked;

    private StandInIssuer(HttpServer server) {
        this.server = server;
        this.key = ellipticCurve();
    }

    public static StandInIssuer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            StandInIssuer issuer = new StandInIssuer(server);
            server.createContext("/.well-known/openid-configuration", issuer::discovery);
            server.createContext("/keys", issuer::keys);
            server.createContext("/sign", issuer::sign);
            server.createContext("/rotate", issuer::rotate);
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A good one of an ERP system, but for what is changed. */
    public String token(Consumer<JwtClaims> change) {
        return signed(claims(url(), change), key);
    }

    /** The same from where the issuer itself is out of reach: a test and its resource do not share their classes. */
    public static String tokenOf(String url, Consumer<JwtClaims> change) {
        return post(url + "/sign", claims(url, change).toJson());
    }

    public static void rotate(String url) {
        var unused = post(url + "/rotate", "");
    }

    /** A new key takes the place of the one before. */
    public void rotate() {
        key = ellipticCurve();
    }

    public void signByRsa() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(UUID.randomUUID().toString());
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs with a key that it does not publish, under the name of the one that it does. */
    public String forged(Consumer<JwtClaims> change) {
        PublicJsonWebKey other = ellipticCurve();
        other.setKeyId(key.getKeyId());
        return signed(claims(url(), change), other);
    }

    /** Answers nothing but 503 from now on, or comes back. */
    public void away(boolean gone) {
        away = gone;
    }

    /** Publishes this as its keys, whatever it is; empty: those that it has. */
    public void publish(String nonsense) {
        published = nonsense;
    }

    /** Its discovery document speaks for another. */
    public void speakFor(String issuer) {
        speaksFor = issuer;
    }

    /** How often its keys were asked for. */
    public synchronized int asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static JwtClaims claims(String url, Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(url);
        claims.setSubject("erp-system");
        claims.setAudience("dangol");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setStringClaim("role", "erp");
        claims.setStringClaim("scope", "openid products:read partners:read");
        change.accept(claims);
        return claims;
    }

    private static PublicJsonWebKey ellipticCurve() {
        try {
            PublicJsonWebKey made = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            made.setKeyId(UUID.randomUUID().toString());
            return made;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JwtClaims claims, PublicJsonWebKey key) {
        JsonWebSignature token = new JsonWebSignature();
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(
                key.getKeyType().equals("RSA")
                        ? AlgorithmIdentifiers.RSA_USING_SHA256
                        : AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setKey(key.getPrivateKey());
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void discovery(HttpExchange exchange) throws IOException {
        String issuer = speaksFor.isEmpty() ? url() : speaksFor;
        answer(exchange, "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(issuer, url()));
    }

    private void keys(HttpExchange exchange) throws IOException {
        synchronized (this) {
            asked++;
        }
        answer(
                exchange,
                published.isEmpty() ? new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY) : published);
    }

    private void sign(HttpExchange exchange) throws IOException {
        try {
            answer(
                    exchange,
                    signed(JwtClaims.parse(new String(exchange.getRequestBody().readAllBytes(), UTF_8)), key));
        } catch (InvalidJwtException e) {
            throw new IOException(e);
        }
    }

    private void rotate(HttpExchange exchange) throws IOException {
        rotate();
        answer(exchange, "done");
    }

    private void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(UTF_8);
            exchange.sendResponseHeaders(away ? 503 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String post(String address, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
