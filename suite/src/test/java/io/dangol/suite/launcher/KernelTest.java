package io.dangol.suite.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class KernelTest {

    private static final String WORK = "i=0; while [ $i -lt 400000 ]; do i=$((i+1)); done";

    @Test
    void what_a_child_took_is_its_parents_once_it_has_ended() throws IOException {
        Process parent = new ProcessBuilder("sh", "-c", "sh -c '" + WORK + "'; read end").start();
        try {
            await().until(() -> Kernel.cpuMs(parent.pid()).orElse(0) >= 50);
            assertThat(parent.descendants()).isEmpty();
        } finally {
            parent.destroy();
        }
    }

    @Test
    void of_a_family_it_counts_while_the_child_runs() throws IOException {
        Process parent = new ProcessBuilder("sh", "-c", "sh -c '" + WORK + "; read end'; :").start();
        try {
            await().until(() -> Kernel.familyCpuMs(parent.pid()).orElse(0) >= 50);
            assertThat(parent.descendants()).hasSize(1);
            assertThat(Kernel.cpuMs(parent.pid()).orElse(0)).isLessThan(50);
        } finally {
            parent.descendants().forEach(ProcessHandle::destroy);
            parent.destroy();
        }
    }
}
