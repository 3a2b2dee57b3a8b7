package io.dangol.suite.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.suite.client.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real Keycloak from its own distribution, with the realm that the compose file's profile identity has. */
final class Keycloak implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String ADMIN = "admin";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String password = UUID.randomUUID().toString();
    private final int port = freePort();
    private final Process process;

    private Keycloak(Path home, Path realm) throws IOException {
        // What an earlier run left knows another administrator.
        delete(home.resolve("data"));
        Path imported = Files.createDirectories(home.resolve("data/import"));
        Path unused = Files.copy(realm, imported.resolve(realm.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(home.resolveSibling("keycloak.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms64m -Xmx384m",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        password));
        this.process = builder.start();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    static Keycloak start(Path home, Path realm) {
        try {
            Keycloak keycloak = new Keycloak(home, realm);
            URI discovery = URI.create(keycloak.issuer("dangol") + "/.well-known/openid-configuration");
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> keycloak.isThere(discovery));
            return keycloak;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer(String realm) {
        return address() + "/realms/" + realm;
    }

    /** By client credentials; Keycloak made up the secret when it read the realm. */
    String token(String client) {
        JsonNode found = get("/admin/realms/dangol/clients?clientId=" + client);
        JsonNode secret = get("/admin/realms/dangol/clients/%s/client-secret"
                .formatted(found.path(0).path("id").asText()));
        return token(
                "dangol",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client,
                        "client_secret",
                        secret.path("value").asText()));
    }

    /** Of its own administrator, in a realm that nobody but Keycloak itself trusts. */
    String tokenOfAdministrator() {
        return token(
                "master",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", ADMIN, "password", password));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                var unused = process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String token(String realm, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(issuer(realm) + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .path("access_token")
                .asText();
    }

    private JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address() + path))
                .header("Authorization", "Bearer " + tokenOfAdministrator()));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer + ": " + answer.body());
            }
            return Json.read(answer.body(), JsonNode.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean isThere(URI discovery) throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak ended while it started; see keycloak.log");
        }
        try {
            return http.send(HttpRequest.newBuilder(discovery).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String address() {
        return "http://127.0.0.1:" + port;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
