package io.dangol.customer.family;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.family.Family.Joined;
import io.dangol.customer.family.Prevailing.Decided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PrevailingTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final UUID STAYS = UUID.randomUUID();
    private static final UUID JOINS = UUID.randomUUID();

    private final Map<UUID, List<Decided<String>>> decisions = new HashMap<>();

    @Test
    void a_refusal_of_the_absorbed_record_wins_over_the_survivors_consent() {
        decided(STAYS, true, NOON.minusSeconds(10), "yes");
        decided(JOINS, false, NOON.minusSeconds(20), "no");

        assertThat(Prevailing.of(merged(), decisions)).containsExactly("no");
    }

    @Test
    void a_refusal_of_the_survivor_wins_over_the_absorbed_ones_consent() {
        decided(STAYS, false, NOON.minusSeconds(20), "no");
        decided(JOINS, true, NOON.minusSeconds(10), "yes");

        assertThat(Prevailing.of(merged(), decisions)).containsExactly("no");
    }

    @Test
    void what_only_one_has_decided_holds_for_both() {
        decided(JOINS, true, NOON.minusSeconds(10), "yes");

        assertThat(Prevailing.of(merged(), decisions)).containsExactly("yes");
    }

    @Test
    void a_consent_to_the_survivor_after_the_merge_lifts_the_refusal() {
        decided(JOINS, false, NOON.minusSeconds(20), "no");
        decided(STAYS, true, NOON.plusNanos(1000), "yes");

        assertThat(Prevailing.of(merged(), decisions)).containsExactly("yes");
    }

    @Test
    void a_consent_of_the_merges_moment_does_not() {
        decided(JOINS, false, NOON.minusSeconds(20), "no");
        decided(STAYS, true, NOON, "yes");

        assertThat(Prevailing.of(merged(), decisions)).containsExactly("no");
    }

    @Test
    void a_refusal_that_the_absorbed_record_hears_of_later_counts_again() {
        decided(STAYS, true, NOON.plusSeconds(10), "yes");
        decided(JOINS, false, NOON.plusSeconds(20), "no");

        assertThat(Prevailing.of(merged(), decisions)).containsExactly("no");
    }

    @Test
    void what_was_lifted_below_stays_lifted_above() {
        UUID top = UUID.randomUUID();
        decided(JOINS, false, NOON.minusSeconds(20), "no");
        decided(STAYS, true, NOON.plusSeconds(10), "yes");

        assertThat(Prevailing.of(Family.alone(top).with(merged(), NOON.plusSeconds(20)), decisions))
                .containsExactly("yes");
    }

    @Test
    void of_a_record_that_is_not_seen_a_refusal_holds_and_a_consent_does_not() {
        decided(JOINS, false, NOON.minusSeconds(20), "no");
        decided(STAYS, true, NOON.plusSeconds(10), "yes");

        assertThat(Prevailing.of(merged(), decisions, Set.of(JOINS))).containsExactly("no");
        assertThat(Prevailing.of(merged(), decisions, Set.of(STAYS))).containsExactly("yes");
        assertThat(Prevailing.of(merged(), decisions, Set.of())).containsExactly("no");
    }

    @Test
    void what_only_a_record_that_is_not_seen_has_decided_is_not_shown() {
        decided(JOINS, false, NOON.minusSeconds(20), "no");

        assertThat(Prevailing.shown(merged(), decisions, Set.of(STAYS))).isEmpty();
        assertThat(Prevailing.shown(merged(), decisions, Set.of(JOINS))).containsExactly("no");
    }

    @Test
    void other_matters_and_other_records_are_not_touched() {
        decided(STAYS, true, NOON, "yes");

        assertThat(Prevailing.of(Family.alone(JOINS), decisions)).isEmpty();
    }

    /** Whatever was decided: never is anything allowed that one of the two refused and nobody agreed to again. */
    @Test
    void no_merge_makes_a_consent_of_a_refusal_and_parting_gives_both_back() {
        Random random = new Random(1);
        for (int round = 0; round < 10_000; round++) {
            decisions.clear();
            for (UUID record : List.of(STAYS, JOINS)) {
                if (random.nextBoolean()) {
                    boolean granted = random.nextBoolean();
                    decided(record, granted, NOON.plusSeconds(random.nextInt(-5, 5)), granted ? "yes" : "no");
                }
            }
            List<String> apart = Prevailing.of(Family.alone(JOINS), decisions);
            List<String> held = Prevailing.of(merged(), decisions);

            boolean refused = decisions.values().stream().flatMap(List::stream).anyMatch(one -> !one.granted());
            boolean anew = decisions.getOrDefault(STAYS, List.of()).stream()
                    .anyMatch(one -> one.granted() && one.at().isAfter(NOON));
            assertThat(held.contains("yes") && refused && !anew).isFalse();
            assertThat(held.isEmpty()).isEqualTo(decisions.isEmpty());
            assertThat(Prevailing.of(Family.alone(JOINS), decisions)).isEqualTo(apart);
        }
    }

    private void decided(UUID record, boolean granted, Instant at, String decision) {
        decisions
                .computeIfAbsent(record, first -> new ArrayList<>())
                .add(new Decided<>("marketing by sms", granted, at, decision));
    }

    private static Family merged() {
        return new Family(STAYS, List.of(new Joined(Family.alone(JOINS), NOON)));
    }
}
