package io.dangol.gateway.token;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The keys in use. They are read again every minute, so that an operator or another gateway can add one. */
@Singleton
class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final long REFRESH_MS = TimeUnit.MINUTES.toMillis(1);
    private static final Duration MARGIN = Duration.ofHours(1);

    private final KeyFile file;
    private final TokenConfig config;
    private final Clock clock;
    private volatile KeyRing keys;

    SigningKeys(
            @ConfigProperty(name = "dangol.gateway.signing-key-file") Path file,
            TokenConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.file = new KeyFile(file);
        this.config = config;
        this.clock = clock;
        this.keys = this.file.update(this::current);
        Gauge.builder("dangol.gateway.signing.key.age.seconds", this, SigningKeys::ageSeconds)
                .register(metrics);
    }

    private double ageSeconds() {
        return Duration.between(signing().madeAt(), clock.instant()).toSeconds();
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(
                REFRESH_MS,
                timer -> vertx.executeBlocking(this::refresh)
                        .onFailure(e -> LOG.error("Signing keys not refreshed, the known ones stay", e)));
    }

    KeyRing keys() {
        return keys;
    }

    SigningKey signing() {
        return keys.signing(clock.instant(), config.publishAhead());
    }

    /** Takes up what the file says now, makes a successor for an old key, lets go of keys that nothing needs. */
    KeyRing refresh() {
        KeyRing fresh = file.update(this::current);
        keys = fresh;
        return fresh;
    }

    private KeyRing current(Optional<KeyRing> stored) {
        Instant now = clock.instant();
        if (stored.isEmpty()) {
            LOG.info("First signing key made");
            return new KeyRing(List.of(SigningKey.make(now)));
        }
        KeyRing alive = stored.get()
                .withoutThoseReplacedBefore(now.minus(config.lifetime()).minus(MARGIN), config.publishAhead());
        if (alive.newest().madeAt().plus(config.rotateAfter()).isAfter(now)) {
            return alive;
        }
        LOG.info("Signing key old, successor made");
        return alive.with(SigningKey.make(now));
    }
}
