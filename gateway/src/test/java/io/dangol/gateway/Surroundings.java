package io.dangol.gateway;

import io.dangol.testing.StandInIssuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** What the gateway meets in its tests: two services that answer, two that are down, no Kafka, narrow limits. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {

    public static final String CLIENT_KEY =
            Base64.getEncoder().encodeToString("a key of tests, of thirty-two bytes".getBytes(StandardCharsets.UTF_8));

    /** Low enough to be met by a test, high enough for the others. */
    private static final Map<String, String> LIMITS = Map.ofEntries(
            Map.entry("dangol.gateway.limits.batch-body", "4M"),
            Map.entry("dangol.gateway.limits.client.per-second", "1"),
            Map.entry("dangol.gateway.limits.client.burst", "20"),
            Map.entry("dangol.gateway.limits.address.per-second", "2"),
            Map.entry("dangol.gateway.limits.address.burst", "400"),
            Map.entry("dangol.gateway.limits.guessing.per-client", "3"),
            Map.entry("dangol.gateway.limits.guessing.per-address", "1000"),
            Map.entry("dangol.gateway.proxy.answer-timeout", "1S"),
            Map.entry("dangol.gateway.proxy.idle-timeout", "2S"),
            Map.entry("dangol.gateway.proxy.breaker.requests", "6"),
            Map.entry("dangol.gateway.proxy.breaker.pause", "1S"),
            Map.entry("dangol.gateway.proxy.breaker.failure-percent", "90"));

    private final StandInService service = new StandInService();
    private final StandInIssuer issuer = StandInIssuer.start();

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("gateway-test");
            Map<String, String> settings = new HashMap<>();
            settings.put("kafka.bootstrap.servers", "127.0.0.1:" + closedPort());
            settings.put("dangol.secrets.client-key", CLIENT_KEY);
            settings.put(
                    "dangol.gateway.signing-key-file",
                    folder.resolve("keys/signing.json").toString());
            settings.put("dangol.upstream.loyalty", service.start("loyalty"));
            // Of two replicas the first is gone: all that is asked of this service finds the other.
            settings.put(
                    "dangol.upstream.customer", "http://127.0.0.1:" + closedPort() + "," + service.start("customer"));
            settings.put("dangol.upstream.partner", "http://127.0.0.1:" + closedPort());
            settings.put("dangol.upstream.analytics", "http://127.0.0.1:" + closedPort());
            settings.put("dangol.issuers.idp.url", issuer.url());
            settings.put("dangol.issuers.idp.roles", "erp");
            settings.putAll(LIMITS);
            return settings;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        service.stop();
        issuer.close();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
