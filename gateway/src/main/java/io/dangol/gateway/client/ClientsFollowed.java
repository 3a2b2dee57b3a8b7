package io.dangol.gateway.client;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Without the thread that follows the topic nobody is ever revoked again: only a new start helps. */
@Liveness
class ClientsFollowed implements HealthCheck {

    private final Pulse pulse;

    ClientsFollowed(Pulse pulse) {
        this.pulse = pulse;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("api-clients-followed")
                .status(!pulse.lost())
                .build();
    }
}
