package io.dangol.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;

import io.dangol.gateway.problem.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class ClientDirectoryTest {

    private final ClientDirectory directory = new ClientDirectory();
    private final AtomicLong now = new AtomicLong();
    private final Pulse pulse = new Pulse(now::get);

    @Test
    void before_the_topic_was_read_to_its_end_an_unknown_client_is_asked_to_come_again() {
        assertThatThrownBy(() -> directory.active("till-1")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.headers()).containsKey("Retry-After");
        });
        assertThatThrownBy(() -> directory.knows("till-1")).isInstanceOf(Refusal.class);
    }

    @Test
    void clients_are_known_all_at_once() {
        directory.know(of(KnownClients.client("till-1", ApiClient.Status.ACTIVE, List.of())));

        assertThat(directory.knows("till-1")).isTrue();
    }

    @Test
    void afterwards_unknown_means_unknown() {
        directory.know(new ConcurrentHashMap<>());

        assertThat(directory.active("till-1")).isEmpty();
        assertThat(directory.knows("till-1")).isFalse();
    }

    @Test
    void the_gateway_is_ready_once_the_topic_was_read_to_its_end() {
        ClientsKnown ready = new ClientsKnown(directory, pulse);
        assertThat(ready.call().getStatus()).isEqualTo(DOWN);

        directory.know(new ConcurrentHashMap<>());

        assertThat(ready.call().getStatus()).isEqualTo(UP);
    }

    @Test
    void a_gateway_that_no_longer_hears_of_revocations_is_neither_ready_nor_alive() throws InterruptedException {
        directory.know(new ConcurrentHashMap<>());
        pulse.beat();
        assertHealth(UP);

        now.addAndGet(Duration.ofMinutes(3).toNanos());
        assertHealth(DOWN);
        pulse.beat();
        assertHealth(UP);

        Thread follower = new Thread(pulse::beat);
        follower.start();
        follower.join();
        assertHealth(DOWN);
    }

    private void assertHealth(Status expected) {
        assertThat(new ClientsKnown(directory, pulse).call().getStatus()).isEqualTo(expected);
        assertThat(new ClientsFollowed(pulse).call().getStatus()).isEqualTo(expected);
    }

    private static ConcurrentMap<String, ApiClient> of(ApiClient client) {
        return new ConcurrentHashMap<>(Map.of(client.clientId(), client));
    }
}
