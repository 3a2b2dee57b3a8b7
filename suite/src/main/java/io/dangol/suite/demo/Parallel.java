package io.dangol.suite.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Several at a time, but in order within a lane: what belongs together goes one after the other. */
final class Parallel {

    private Parallel() {}

    static <T> void forEach(List<T> items, int lanes, ToIntFunction<T> lane, Consumer<T> work) {
        List<List<T>> queues = new ArrayList<>();
        for (int number = 0; number < lanes; number++) {
            queues.add(new ArrayList<>());
        }
        items.forEach(
                item -> queues.get(Math.floorMod(lane.applyAsInt(item), lanes)).add(item));
        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            queues.forEach(queue -> tasks.add(() -> {
                queue.forEach(work);
                return queue.size();
            }));
            finish(threads.invokeAll(tasks));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void finish(List<Future<Integer>> lanes) throws InterruptedException {
        for (Future<Integer> lane : lanes) {
            try {
                var unused = lane.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
