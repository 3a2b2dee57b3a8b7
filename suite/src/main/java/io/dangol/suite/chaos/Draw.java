package io.dangol.suite.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Which faults a round has, by the seed and its number alone: so it can be repeated without those before it. */
final class Draw {

    private static final int LONGEST_MS = 6_000;
    private static final int SHORTEST_MS = 1_000;
    /** Longer than Kafka waits for a member of a group, and than the gateway waits for an answer. */
    private static final int VERY_LONG_MS = 14_000;

    private final Random random;
    private final List<Kind> drawn;

    Draw(long seed, int round, List<Kind> kinds) {
        this.random = new Random(seed * 1_000_003 + round);
        this.drawn = drawn(kinds, round);
    }

    /** One to three, of different kinds. Each kind has its turn, what comes with it is chance. */
    List<Kind> kinds() {
        return drawn;
    }

    List<Fault> faults(Scene scene) {
        return drawn.stream().map(kind -> kind.draw(random, scene)).toList();
    }

    long lengthMs() {
        return random.nextInt(8) == 0 ? VERY_LONG_MS : SHORTEST_MS + random.nextInt(LONGEST_MS - SHORTEST_MS);
    }

    private List<Kind> drawn(List<Kind> kinds, int round) {
        List<Kind> others = new ArrayList<>(kinds);
        List<Kind> chosen = new ArrayList<>(List.of(others.remove(Math.floorMod(round, others.size()))));
        Collections.shuffle(others, random);
        int chance = random.nextInt(10);
        int more = chance < 5 ? 0 : chance < 8 ? 1 : 2;
        chosen.addAll(others.subList(0, Math.min(more, others.size())));
        chosen.sort(Comparator.comparing((Kind kind) -> !kind.comesFirst()).thenComparing(Comparator.naturalOrder()));
        return List.copyOf(chosen);
    }
}
