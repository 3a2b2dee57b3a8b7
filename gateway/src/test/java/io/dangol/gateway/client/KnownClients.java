package io.dangol.gateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dangol.gateway.Surroundings;
import io.dangol.gateway.client.ApiClient.Secret;
import io.dangol.gateway.client.ApiClient.Status;
import io.restassured.RestAssured;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes clients known to the gateway as if they had been announced. */
@Singleton
public class KnownClients {

    public static final String SECRET = "the-secret-of-all-test-clients";

    private final ConcurrentMap<String, ApiClient> clients = new ConcurrentHashMap<>();

    KnownClients(ClientDirectory directory) {
        directory.know(clients);
    }

    /** A till nobody else uses, so that its limits are its own. */
    public String till() {
        String id = "till-" + UUID.randomUUID();
        put(client(id, Status.ACTIVE, List.of(new Secret(hash(SECRET), null))));
        return id;
    }

    public String tillWith(String secret, Instant expiresAt) {
        String id = "till-" + UUID.randomUUID();
        put(client(id, Status.ACTIVE, List.of(new Secret(hash(SECRET), null), new Secret(hash(secret), expiresAt))));
        return id;
    }

    public String tillOf(List<String> stores) {
        String id = "till-" + UUID.randomUUID();
        List<Secret> secrets = List.of(new Secret(hash(SECRET), null));
        put(new ApiClient(id, "pos", List.of("sales:write"), "a-partner", stores, secrets, Status.ACTIVE, null));
        return id;
    }

    /** Of a client of headquarters that may see how things are. */
    public String operatorToken() {
        String id = "operator-" + UUID.randomUUID();
        List<Secret> secrets = List.of(new Secret(hash(SECRET), null));
        put(new ApiClient(id, "hq-admin", List.of("operations:read"), null, List.of(), secrets, Status.ACTIVE, null));
        return tokenOf(id);
    }

    /** A web shop's backend: it may ask for tokens of members and nothing else. */
    public String backend() {
        String id = "backend-" + UUID.randomUUID();
        List<Secret> secrets = List.of(new Secret(hash(SECRET), null));
        List<String> scopes = List.of("member-tokens:issue");
        put(new ApiClient(id, "erp", scopes, null, List.of(), secrets, Status.ACTIVE, null));
        return id;
    }

    public void revoke(String id) {
        put(client(id, Status.REVOKED, List.of(new Secret(hash(SECRET), null))));
    }

    private void put(ApiClient client) {
        clients.put(client.clientId(), client);
    }

    /** An access token of the client. */
    public String tokenOf(String id) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic(id, SECRET)
                .formParam("grant_type", "client_credentials")
                .post("/oauth2/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    public String token() {
        return tokenOf(till());
    }

    static ApiClient client(String id, Status status, List<Secret> secrets) {
        return new ApiClient(
                id, "pos", List.of("sales:write", "cards:read"), "a-partner", List.of("UK-01"), secrets, status, null);
    }

    static String hash(String secret) {
        return hash(secret, Surroundings.CLIENT_KEY);
    }

    static String hash(String secret, String base64Key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(base64Key), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
