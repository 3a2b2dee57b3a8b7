package io.dangol.platform.worker;

import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A service whose worker has ended needs a new start. Kafka being away ends none: they wait for it. */
@Liveness
class WorkersAlive implements HealthCheck {

    private final Workers workers;

    WorkersAlive(Workers workers) {
        this.workers = workers;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> ended = workers.ended();
        return HealthCheckResponse.named("workers")
                .status(ended.isEmpty())
                .withData("all", String.join(", ", workers.names()))
                .withData("ended", String.join(", ", ended))
                .build();
    }
}
