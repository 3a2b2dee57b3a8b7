package io.dangol.suite.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {

    private static final List<Kind> ALL = List.of(Kind.values());

    @Test
    void the_same_seed_and_round_draw_the_same() {
        for (int round = 1; round <= 50; round++) {
            assertThat(new Draw(7, round, ALL).kinds()).isEqualTo(new Draw(7, round, ALL).kinds());
        }
    }

    @Test
    void another_seed_draws_otherwise() {
        assertThat(rounds(7)).isNotEqualTo(rounds(8));
    }

    @Test
    void every_kind_has_its_turn_whatever_the_seed() {
        int turns = Kind.values().length;

        List<Kind> drawn = rounds(3).subList(0, turns).stream()
                .flatMap(List::stream)
                .distinct()
                .toList();

        assertThat(drawn).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void a_round_has_one_to_three_different_faults_and_those_that_need_answers_come_first() {
        assertThat(rounds(5)).allSatisfy(kinds -> {
            assertThat(kinds).hasSizeBetween(1, 3).doesNotHaveDuplicates();
            List<Boolean> first = kinds.stream().map(Kind::comesFirst).toList();
            assertThat(first.indexOf(true)).isIn(-1, 0);
            assertThat(first.lastIndexOf(true)).isLessThan(first.contains(false) ? first.indexOf(false) : 3);
        });
        assertThat(rounds(5)).anyMatch(kinds -> kinds.size() == 3);
    }

    @Test
    void a_chosen_kind_is_all_there_is() {
        assertThat(new Draw(1, 9, List.of(Kind.CUT)).kinds()).containsExactly(Kind.CUT);
    }

    private static List<List<Kind>> rounds(long seed) {
        return IntStream.rangeClosed(1, 60)
                .mapToObj(round -> new Draw(seed, round, ALL).kinds())
                .toList();
    }
}
