package io.dangol.platform.trace;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Traces, if somebody collects them. Without a collector nothing of OpenTelemetry is even loaded. */
@Singleton
public class Tracing {

    /** What a step is to those before and after it. */
    public enum Role {
        SERVER,
        INTERNAL,
        PRODUCER,
        CONSUMER
    }

    private final @Nullable OtlpSteps steps;

    /**
     * @param endpoint of an OTLP/HTTP collector, such as {@code http://localhost:4318/v1/traces}
     * @param share of the traces that begin here; of one that began elsewhere the beginning decides
     */
    Tracing(
            @ConfigProperty(name = "dangol.tracing.endpoint") Optional<URI> endpoint,
            @ConfigProperty(name = "dangol.tracing.share", defaultValue = "0.1") double share,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.steps = endpoint.map(collector -> OtlpSteps.to(collector, service, share))
                .orElse(null);
    }

    public boolean isOn() {
        return steps != null;
    }

    /** A step that follows from that place in a trace, or begins a trace. */
    public Step begin(Role role, String name, @Nullable String parent) {
        return steps == null ? Step.UNKEPT : steps.begin(role, name, parent, List.of());
    }

    /** One step for many: in the trace of the first that is kept, named in it for the others. Nothing where none is. */
    public Step beginTogether(String name, Collection<Cause> causes) {
        if (steps == null) {
            return Step.UNKEPT;
        }
        List<String> parents = causes.stream()
                .map(Cause::traceParent)
                .flatMap(parent -> Optional.ofNullable(parent).stream())
                .distinct()
                .toList();
        return parents.isEmpty()
                ? Step.UNKEPT
                : steps.begin(Role.INTERNAL, name, parents.get(0), parents.subList(1, parents.size()));
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (steps != null) {
            steps.close();
        }
    }
}
