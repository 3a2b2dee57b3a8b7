package io.dangol.analytics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.analytics.fact.Told.MemberIdentified;
import io.dangol.platform.wall.Reach;
import io.dangol.testing.ServiceTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However events arrive, the totals end up the same. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class FoldingTest {

    @Inject
    FactService service;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void any_order_with_any_repeats_ends_in_the_same_totals(long seed) throws SQLException {
        World world = new World(seed, 5, 40);

        world.batches().forEach(this::fold);

        assertTotals(world);
    }

    @Test
    void one_by_one_and_all_at_once_end_in_the_same_totals() throws SQLException {
        World slowly = new World(77, 5, 40);
        World atOnce = new World(78, 5, 40);

        slowly.told().forEach(event -> fold(List.of(event)));
        fold(atOnce.told());

        assertTotals(slowly);
        assertTotals(atOnce);
    }

    /** With few members they meet at the members' locks, with many at the totals'. */
    @ParameterizedTest
    @ValueSource(ints = {4, 40, 400})
    void replicas_that_fold_at_the_same_time_neither_block_each_other_nor_miscount(int members) throws Exception {
        World world = new World(members, members, 400);
        Queue<List<Told>> batches = new ConcurrentLinkedQueue<>(world.batches());

        inParallel(6, () -> {
            for (List<Told> batch = batches.poll(); batch != null; batch = batches.poll()) {
                fold(batch);
            }
        });

        assertTotals(world);
    }

    /** The race that matters: a member's sale is booked while the member is being registered. */
    @Test
    void a_sale_and_its_buyers_registration_at_the_same_moment_end_identified() throws Exception {
        World world = new World(200, 40, 400);
        Queue<List<Told>> registrations = new ConcurrentLinkedQueue<>();
        Queue<List<Told>> others = new ConcurrentLinkedQueue<>();
        for (Told told : world.happened()) {
            (told instanceof MemberIdentified ? registrations : others).add(List.of(told));
        }

        inParallel(4, () -> {
            while (!others.isEmpty() || !registrations.isEmpty()) {
                foldNext(others);
                foldNext(others);
                foldNext(registrations);
            }
        });

        assertTotals(world);
    }

    private void foldNext(Queue<List<Told>> batches) {
        List<Told> batch = batches.poll();
        if (batch != null) {
            fold(batch);
        }
    }

    private void fold(List<Told> events) {
        Reach.EVERYTHING.run(() -> QuarkusTransaction.requiringNew().run(() -> service.fold(Batch.of(events))));
    }

    private void assertTotals(World world) throws SQLException {
        NaiveModel expected = new NaiveModel(world.happened());
        FoldedTotals folded = new FoldedTotals();
        assertThat(folded.recomputedFromFacts(world.partners())).isEqualTo(expected.sales());
        assertThat(folded.kept(world.partners())).isEqualTo(expected.sales());
        assertThat(folded.points(world.program())).isEqualTo(expected.points());
    }

    private static void inParallel(int replicas, Runnable work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(replicas);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < replicas; i++) {
                running.add(threads.submit(work));
            }
            for (Future<?> one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
