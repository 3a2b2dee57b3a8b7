package io.dangol.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.gateway.Surroundings;
import io.dangol.gateway.client.ApiClient;
import io.dangol.gateway.client.ClientDirectory;
import io.dangol.gateway.client.KnownClients;
import io.dangol.issuers.TrustedIssuers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are replaced while everybody works: two gateways on one file, and a service that asks for keys once an hour. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class SigningKeysTest {

    private static final Duration ROTATED_AFTER = Duration.ofHours(6);
    private static final Duration STEP = Duration.ofMinutes(5);

    /** From now on: what reads tokens asks the machine's clock whether they have expired. */
    private final Ahead clock = new Ahead(Instant.now());

    private final TokenConfig config = new Config(Duration.ofMinutes(15), ROTATED_AFTER, Duration.ofHours(2));

    @TempDir
    Path folder;

    @Inject
    TrustedIssuers issuers;

    @Inject
    ClientDirectory directory;

    @Inject
    KnownClients clients;

    private ApiClient till;

    @BeforeEach
    void aTill() {
        till = directory.active(clients.till()).orElseThrow();
    }

    @Test
    void while_keys_are_replaced_no_token_is_refused_and_all_keys_are_known_to_services_before_they_sign() {
        Gateway one = new Gateway();
        Gateway other = new Gateway();
        Set<String> signed = new HashSet<>();
        List<String> alive = new ArrayList<>();
        Set<String> known = Set.of();

        for (int step = 0; step < steps(ROTATED_AFTER.multipliedBy(3)); step++) {
            // Gateways read the file again every minute, services the keys at least every hour: here both are later.
            Gateway awake = step % 2 == 0 ? one : other;
            var unused = awake.keys.refresh();
            if (step % steps(Duration.ofMinutes(65)) == 0) {
                known = awake.published();
            }
            for (Gateway gateway : List.of(one, other)) {
                assertThat(known).contains(gateway.keys.signing().id());
                signed.add(gateway.keys.signing().id());
                alive.add(gateway.issuer.issue(till, till.scopes()));
            }
            for (String token : alive) {
                assertThat(one.verifier.verify(token).caller()).isEqualTo(till.clientId());
                assertThat(other.verifier.verify(token).caller()).isEqualTo(till.clientId());
            }
            clock.move(STEP);
            alive.removeIf(token -> expiresAt(one, token).isBefore(clock.instant()));
        }

        assertThat(signed).hasSize(3);
        assertThat(one.published()).hasSizeLessThan(3);
    }

    @Test
    void a_key_that_an_operator_put_into_the_file_is_taken_up() {
        Gateway gateway = new Gateway();
        SigningKey added = SigningKey.make(clock.instant());

        KeyRing written =
                new KeyFile(file()).update(before -> before.orElseThrow().with(added));
        var unused = gateway.keys.refresh();

        assertThat(gateway.published()).hasSize(2).contains(added.id());
        assertThat(written.keys()).hasSize(2);
        assertThat(gateway.keys.signing().id()).isNotEqualTo(added.id());
        clock.move(config.publishAhead());
        assertThat(gateway.keys.signing().id()).isEqualTo(added.id());
    }

    private static int steps(Duration time) {
        return (int) time.dividedBy(STEP);
    }

    private static Instant expiresAt(Gateway gateway, String token) {
        return Instant.ofEpochMilli(gateway.verifier.verify(token).expiresAtMs());
    }

    private Path file() {
        return folder.resolve("signing.json");
    }

    /** Signs and verifies, as one process does. */
    private final class Gateway {
        private final SigningKeys keys = new SigningKeys(file(), config, clock, new SimpleMeterRegistry());
        private final TokenIssuer issuer = new TokenIssuer(keys, config, clock, "dangol");
        private final TokenVerifier verifier = new TokenVerifier(keys, issuers, directory, config, clock, "dangol");

        private Set<String> published() {
            return keys.keys().published().stream().map(key -> key.getKeyId()).collect(Collectors.toSet());
        }
    }

    private record Config(Duration lifetime, Duration rotateAfter, Duration publishAhead) implements TokenConfig {}

    private static final class Ahead extends Clock {
        private Instant now;

        private Ahead(Instant now) {
            this.now = now;
        }

        private void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
