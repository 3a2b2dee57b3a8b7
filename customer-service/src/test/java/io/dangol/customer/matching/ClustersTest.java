package io.dangol.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class ClustersTest {

    @Test
    void pairs_that_share_a_profile_are_one_person() {
        assertThat(Clusters.of(List.of(link("a", "b", 9), link("b", "c", 8), link("x", "y", 7)), ClustersTest::anybody))
                .extracting(Set::copyOf)
                .containsExactlyInAnyOrder(Set.of("a", "b", "c"), Set.of("x", "y"));
    }

    @Test
    void a_chain_does_not_lead_to_somebody_who_must_be_another() {
        BiPredicate<String, String> notAandC =
                (left, right) -> !Set.of(left, right).equals(Set.of("a", "c"));

        assertThat(Clusters.of(List.of(link("b", "c", 8), link("a", "b", 9)), notAandC))
                .extracting(Set::copyOf)
                .as("the better pair wins, whatever the order")
                .containsExactly(Set.of("a", "b"));
    }

    @Test
    void of_sources_that_know_everybody_once_each_gives_one() {
        BiPredicate<String, String> oncePer = Clusters.oncePer(profile -> profile.substring(0, 3));

        assertThat(Clusters.of(
                        List.of(link("erp1", "pos1", 9), link("erp2", "pos1", 8), link("erp2", "pos2", 5)), oncePer))
                .extracting(Set::copyOf)
                .containsExactlyInAnyOrder(Set.of("erp1", "pos1"), Set.of("erp2", "pos2"));
    }

    @Test
    void without_pairs_there_is_nobody_to_join() {
        assertThat(Clusters.of(List.of(), ClustersTest::anybody)).isEmpty();
    }

    private static boolean anybody(String left, String right) {
        return !left.isEmpty() && !right.isEmpty();
    }

    private static Judgement link(String left, String right, double weight) {
        return new Judgement(left, right, Band.AUTO, null, weight, 0.999, -10, List.of());
    }
}
