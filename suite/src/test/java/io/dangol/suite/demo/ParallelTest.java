package io.dangol.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {

    @Test
    void what_belongs_to_one_lane_is_done_in_order() {
        Map<Integer, List<Integer>> done = new ConcurrentHashMap<>();
        List<Integer> numbers = IntStream.range(0, 1_000).boxed().toList();

        Parallel.forEach(
                numbers,
                8,
                number -> number % 10,
                number -> done.compute(number % 10, (lane, list) -> {
                    List<Integer> all = list == null ? new ArrayList<>() : list;
                    all.add(number);
                    return all;
                }));

        assertThat(done).hasSize(10);
        done.values().forEach(lane -> assertThat(lane).hasSize(100).isSorted());
    }

    @Test
    void lanes_run_beside_each_other() {
        CountDownLatch both = new CountDownLatch(2);

        Parallel.forEach(List.of(0, 1), 2, number -> number, number -> {
            both.countDown();
            assertThat(met(both)).isTrue();
        });

        assertThat(both.getCount()).isZero();
    }

    @Test
    void a_failure_is_the_callers_failure() {
        assertThatThrownBy(() -> Parallel.forEach(List.of(1, 2), 2, number -> number, number -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }

    private static boolean met(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
