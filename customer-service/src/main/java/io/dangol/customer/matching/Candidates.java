package io.dangol.customer.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pairs that are worth comparing: those that share a blocking key. What no key brings together is never found. */
final class Candidates {

    /** The positions of two profiles, the smaller first. */
    record Pair(int left, int right) {}

    /** What more profiles share than that tells too little to be worth a comparison of each with each. */
    static final int LARGEST_BLOCK = 200;

    private final Map<BlockingKey, List<Pair>> pairs = new LinkedHashMap<>();

    Candidates(Schema schema, List<Profile> profiles) {
        schema.keys().forEach(key -> pairs.put(key, pairs(blocks(key, profiles))));
    }

    /** Each pair once, whichever keys it shares. */
    Set<Pair> all() {
        Set<Pair> all = new LinkedHashSet<>();
        pairs.values().forEach(all::addAll);
        return all;
    }

    List<Pair> of(BlockingKey key) {
        return pairs.getOrDefault(key, List.of());
    }

    private static Collection<List<Integer>> blocks(BlockingKey key, List<Profile> profiles) {
        Map<String, List<Integer>> blocks = new LinkedHashMap<>();
        for (int profile = 0; profile < profiles.size(); profile++) {
            for (String value : key.of(profiles.get(profile))) {
                blocks.computeIfAbsent(value, any -> new ArrayList<>()).add(profile);
            }
        }
        return blocks.values();
    }

    private static List<Pair> pairs(Collection<List<Integer>> blocks) {
        Set<Pair> pairs = new LinkedHashSet<>();
        for (List<Integer> block : blocks) {
            if (block.size() <= LARGEST_BLOCK) {
                addAll(block, pairs);
            }
        }
        return List.copyOf(pairs);
    }

    private static void addAll(List<Integer> block, Set<Pair> pairs) {
        for (int left = 0; left < block.size(); left++) {
            for (int right = left + 1; right < block.size(); right++) {
                pairs.add(new Pair(block.get(left), block.get(right)));
            }
        }
    }
}
