package io.dangol.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.gateway.client.ApiClient.Status;
import io.dangol.gateway.problem.Refusal;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class ClientDirectoryTest {

    private final ClientDirectory directory = new ClientDirectory();

    @Test
    void before_the_topic_was_read_to_its_end_an_unknown_client_is_asked_to_come_again() {
        assertThatThrownBy(() -> directory.active("till-1")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.headers()).containsKey("Retry-After");
        });
        assertThatThrownBy(() -> directory.knows("till-1")).isInstanceOf(Refusal.class);
    }

    @Test
    void a_client_that_was_read_already_is_let_in_at_once() {
        directory.put(KnownClients.client("till-1", Status.ACTIVE, List.of()));

        assertThat(directory.knows("till-1")).isTrue();
    }

    @Test
    void afterwards_unknown_means_unknown() {
        directory.markComplete();

        assertThat(directory.active("till-1")).isEmpty();
        assertThat(directory.knows("till-1")).isFalse();
    }

    @Test
    void the_gateway_is_ready_once_the_topic_was_read_to_its_end() {
        ClientsKnown ready = new ClientsKnown(directory);
        assertThat(ready.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);

        directory.markComplete();

        assertThat(ready.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }
}
