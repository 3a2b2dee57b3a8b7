package io.dangol.testing.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.testing.ServiceTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A database that was restored or promoted tells what happens from now on under higher numbers than ever before. */
@QuarkusTest
@WithTestResource(ServiceTestResource.class)
class EpochTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Probe probe;
    private final Tally tally;
    private final String run = UUID.randomUUID() + "-";

    EpochTest(Probe probe, Tally tally) {
        this.probe = probe;
        this.tally = tally;
    }

    @Test
    void what_the_old_cluster_had_not_published_is_published_though_its_numbers_lie_ahead() {
        startEpoch();
        int old = epoch() - 1;
        // Where the epochs of earlier tests were published already, this one is not.
        probe.execute("update relay_position set epoch = %d, xid = '0', id = 0".formatted(old));
        insert(run + "old", old, "9000000000000");
        newLeader();
        probe.append(run + "new", "key");

        awaitEffect(run + "old");
        awaitEffect(run + "new");
        assertThat(tally.inOrder(run)).containsExactly(run + "old", run + "new");
    }

    @Test
    void after_a_promotion_the_first_event_starts_an_epoch_before_any_service_has_noticed() throws SQLException {
        awaitIdentity();
        int before = epoch();
        probe.execute("update event_log_epoch set timeline = '0000000A' where epoch = " + before);

        probe.append(run + "1", "key");
        probe.append(run + "2", "key");

        assertThat(epochOf(run + "1")).isEqualTo(before + 1);
        assertThat(epochOf(run + "2")).isEqualTo(before + 1);
        awaitEffect(run + "2");
    }

    @Test
    void two_who_write_the_first_events_after_a_promotion_share_the_epoch() throws Exception {
        awaitIdentity();
        int before = epoch();
        probe.execute("update event_log_epoch set timeline = '0000000A' where epoch = " + before);

        try (Connection one = probe.transaction()) {
            probe.append(one, run + "1", "key");
            Thread other = new Thread(() -> probe.append(run + "2", "key"));
            other.start();
            await().atMost(PATIENCE)
                    .until(() -> probe.strings(
                                    "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%event_log%'")
                            .contains("1"));
            one.commit();
            other.join(PATIENCE.toMillis());
        }

        assertThat(epochOf(run + "1")).isEqualTo(before + 1);
        assertThat(epochOf(run + "2")).isEqualTo(before + 1);
    }

    @Test
    void a_new_leader_in_another_cluster_starts_an_epoch() {
        awaitIdentity();
        int before = epoch();
        probe.execute("update event_log_epoch set system_identifier = 1 where epoch = " + before);

        newLeader();

        await().atMost(PATIENCE).until(() -> epoch() == before + 1);
        newLeader();
        probe.append(run + "known again", "key");
        awaitEffect(run + "known again");
        assertThat(epoch()).isEqualTo(before + 1);
    }

    @Test
    void a_server_that_does_not_say_who_it_is_tells_itself_by_numbers_from_the_future() {
        int before = epoch();
        insert(run + "from the future", before, "9000000000000");

        newLeader();

        await().atMost(PATIENCE).until(() -> epoch() == before + 1);
        awaitEffect(run + "from the future");
        probe.append(run + "after it", "key");
        awaitEffect(run + "after it");
    }

    private void startEpoch() {
        probe.execute("insert into event_log_epoch (epoch) select max(epoch) + 1 from event_log_epoch");
    }

    /** One that was started by hand is looked at by the next leader. */
    private void awaitIdentity() {
        newLeader();
        await().atMost(PATIENCE)
                .until(() -> probe.strings("select timeline from event_log_epoch order by epoch desc limit 1")
                                .get(0)
                        != null);
    }

    private void newLeader() {
        await().atMost(PATIENCE).until(() -> probe.leader() != 0);
        int before = probe.leader();
        probe.execute("select pg_terminate_backend(" + before + ")");
        await().atMost(PATIENCE).until(() -> probe.leader() != 0 && probe.leader() != before);
    }

    private void insert(String thing, int epoch, String xid) {
        probe.execute("insert into event_log (epoch, xid, event_id, topic, key, type, occurred_at, payload)"
                + " values (%d, '%s', '%s', '%s', 'key', '%s', now(), '{\"thing\":\"%s\"}')"
                        .formatted(epoch, xid, UUID.randomUUID(), Happened.TOPIC.name(), Happened.TYPE, thing));
    }

    private int epoch() {
        return Integer.parseInt(
                probe.strings("select max(epoch) from event_log_epoch").get(0));
    }

    private int epochOf(String thing) {
        return Integer.parseInt(probe.strings("select epoch from event_log where payload like '%" + thing + "%'")
                .get(0));
    }

    private void awaitEffect(String thing) {
        await().atMost(PATIENCE).until(() -> tally.effects(thing) == 1);
    }
}
