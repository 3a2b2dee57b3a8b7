package io.dangol.partner.client;

import io.dangol.platform.wall.Reach;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives clients what their roles have become, and lets the first administrator in, by the secret that was chosen. */
@Singleton
class Bootstrap {

    private final ClientService clients;
    private final Optional<String> id;
    private final Optional<String> secret;

    Bootstrap(
            ClientService clients,
            @ConfigProperty(name = "dangol.bootstrap.client-id") Optional<String> id,
            @ConfigProperty(name = "dangol.bootstrap.client-secret") Optional<String> secret) {
        this.clients = clients;
        this.id = id;
        this.secret = secret;
    }

    /** Some in a transaction: there may be thousands of tills. */
    void followRoles() {
        for (Role role : Role.values()) {
            Optional<String> last = clients.followRole(role, "");
            while (last.isPresent()) {
                last = clients.followRole(role, last.get());
            }
        }
    }

    void start(@Observes StartupEvent started) {
        Reach.EVERYTHING.run(this::followRoles);
        secret.ifPresent(chosen -> Reach.EVERYTHING.run(() -> clients.bootstrap(id.orElse("hq-admin"), chosen)));
    }
}
