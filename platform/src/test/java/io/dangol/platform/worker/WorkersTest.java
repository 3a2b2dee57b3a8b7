package io.dangol.platform.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private final Workers workers = new Workers();
    private final WorkersAlive alive = new WorkersAlive(workers);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Test
    void a_service_is_alive_while_its_workers_are_and_not_when_one_has_died() throws InterruptedException {
        Thread well = workers.start("well", this::work);
        assertThat(alive.call().getStatus()).isEqualTo(Status.UP);

        Thread dying = workers.start("dying", () -> {
            throw new StackOverflowError();
        });
        dying.join();

        assertThat(alive.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(alive.call().getData().orElseThrow()).containsEntry("ended", "dying");
        stopped.countDown();
        well.join();
    }

    private void work() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
