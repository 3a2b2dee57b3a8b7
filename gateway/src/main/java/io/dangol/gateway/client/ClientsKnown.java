package io.dangol.gateway.client;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the API clients were read to the end of their topic: before, every token would be refused. */
@Readiness
class ClientsKnown implements HealthCheck {

    private final ClientDirectory directory;
    private final Pulse pulse;

    ClientsKnown(ClientDirectory directory, Pulse pulse) {
        this.directory = directory;
        this.pulse = pulse;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("api-clients")
                .status(directory.complete() && !pulse.lost())
                .withData("count", directory.size())
                .build();
    }
}
