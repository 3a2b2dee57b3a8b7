package io.dangol.suite.chaos;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be broken, and how often.
 *
 * @param first number of the first round; a round's number and the seed say what happens in it
 * @param named whether these kinds were asked for by name, so that none may be left out
 * @param report where a table for people is written; null: nowhere
 */
public record Plan(
        int rounds,
        long seed,
        int first,
        List<Kind> kinds,
        boolean named,
        @Nullable Path report) {

    private static final int USUAL_ROUNDS = 10;

    public Plan {
        kinds = List.copyOf(kinds);
    }

    /**
     * From a command line.
     *
     * @param seed where none was asked for
     * @throws IllegalArgumentException with a text for a person
     */
    public static Plan of(Map<String, String> options, long seed) {
        String report = options.get("--report");
        return new Plan(
                (int) number(options, "--rounds", USUAL_ROUNDS, 1, 100_000),
                number(options, "--seed", seed, 0, Long.MAX_VALUE),
                (int) number(options, "--from", 1, 1, 1_000_000),
                kinds(options.get("--faults")),
                options.containsKey("--faults"),
                report == null ? null : Path.of(report));
    }

    /** All kinds with what they are. */
    public static List<String> list() {
        return Arrays.stream(Kind.values())
                .map(kind -> "%-14s %s".formatted(kind.word(), kind.what()))
                .toList();
    }

    /**
     * On a machine that does not allow this kind.
     *
     * @param why for a person
     * @throws IllegalArgumentException if it was asked for by name: rounds without it would look as if it had been survived
     */
    Plan without(Kind impossible, String why) {
        if (named && kinds.contains(impossible)) {
            throw new IllegalArgumentException("No %s here: %s".formatted(impossible.word(), why));
        }
        List<Kind> left = kinds.stream().filter(kind -> kind != impossible).toList();
        return new Plan(rounds, seed, first, left, named, report);
    }

    /** How one round of this plan is run again. */
    String command(int round) {
        String faults = String.join(",", kinds.stream().map(Kind::word).toList());
        return "./dangol chaos --rounds 1 --from %d --seed %d --faults %s".formatted(round, seed, faults);
    }

    private static List<Kind> kinds(@Nullable String words) {
        return words == null
                ? List.of(Kind.values())
                : Arrays.stream(words.split(",", -1))
                        .map(word -> Kind.named(word.strip())
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "There is no fault %s; --list says which there are".formatted(word))))
                        .distinct()
                        .toList();
    }

    private static long number(Map<String, String> options, String name, long usual, long least, long most) {
        String value = options.get(name);
        if (value == null) {
            return usual;
        }
        if (!value.matches("[0-9]{1,18}") || Long.parseLong(value) < least || Long.parseLong(value) > most) {
            throw new IllegalArgumentException("%s is not between %d and %d: %s".formatted(name, least, most, value));
        }
        return Long.parseLong(value);
    }
}
