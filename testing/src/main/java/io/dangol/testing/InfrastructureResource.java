package io.dangol.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives a service under test a database of its own and topics that nobody else sees. */
public class InfrastructureResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable SharedInfrastructure infrastructure;

    @Override
    public Map<String, String> start() {
        try {
            SharedInfrastructure shared = SharedInfrastructure.acquire();
            infrastructure = shared;
            Map<String, String> settings = new HashMap<>(Map.of(
                    "quarkus.datasource.jdbc.url", shared.freshDatabase(),
                    "quarkus.datasource.username", SharedInfrastructure.SERVICE_ROLE,
                    "quarkus.datasource.password", shared.password(),
                    "quarkus.flyway.username", shared.user(),
                    "quarkus.flyway.password", shared.password(),
                    "kafka.bootstrap.servers", shared.bootstrapServers(),
                    "dangol.topic-prefix", "t" + UUID.randomUUID() + "."));
            for (String secret : new String[] {"client-key", "card-key", "vault-key", "index-key"}) {
                settings.put("dangol.secrets." + secret, secret());
            }
            return settings;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (infrastructure != null) {
            try {
                infrastructure.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String secret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
