package io.dangol.testing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a regular expression can be made to take long. Steps are counted, not seconds: how often the matcher looks at a
 * character. Inputs are repetitions of every short text over one character of each kind that the expression tells apart.
 */
public final class Patterns {

    private static final String USUAL = "aZ7 -_.@*:/\u0001é가";
    private static final int LENGTH = 200;
    private static final int STEPS_PER_CHARACTER = 20;

    /** Java's matcher goes one call deeper for each repetition of a group, unless it is possessive. */
    private static final Pattern DEEPENING = Pattern.compile("\\)([*+](?!\\+)|\\{\\d+,}(?!\\+))");

    private Patterns() {}

    /** Fails unless matching takes steps in proportion to the text, and no more stack for a longer one. */
    public static void assertLinear(String regex) {
        if (DEEPENING.matcher(regex).find()) {
            throw new AssertionError("A long text exhausts the stack: " + regex);
        }
        Pattern pattern = Pattern.compile(regex);
        for (String text : worst(regex).toList()) {
            long steps = steps(pattern, text);
            if (steps > (long) STEPS_PER_CHARACTER * LENGTH) {
                throw new AssertionError(steps + " steps for " + LENGTH + " characters: " + regex + " by "
                        + text.substring(0, 10) + "…" + text.charAt(text.length() - 1));
            }
        }
    }

    /** How often the matcher looks at a character of the text. */
    public static long steps(Pattern pattern, String text) {
        Counted counted = new Counted(text);
        boolean unused = pattern.matcher(counted).matches();
        return counted.steps;
    }

    private static Stream<String> worst(String regex) {
        List<String> kinds = kinds(regex);
        List<String> pairs = kinds.stream()
                .flatMap(one -> kinds.stream().map(two -> one + two))
                .toList();
        List<String> starts = Stream.concat(Stream.of(""), Stream.concat(kinds.stream(), pairs.stream()))
                .filter(start -> start.length() < 2 || start.charAt(0) == start.charAt(1))
                .toList();
        return Stream.concat(kinds.stream(), pairs.stream())
                .map(pump -> pump.repeat(LENGTH / pump.length()))
                .flatMap(middle -> starts.stream().map(start -> start + middle))
                .flatMap(text -> Stream.of(text, text + "\u0001", text + "!"));
    }

    /** One character of each kind; those that stand in the expression for themselves may be told apart by it. */
    private static List<String> kinds(String regex) {
        Set<String> kinds = new TreeSet<>();
        (USUAL + regex.replaceAll("[\\[\\](){}^$|?+\\\\a-zA-Z0-9]", ""))
                .chars()
                .forEach(one -> kinds.add(Character.toString(one)));
        return List.copyOf(kinds);
    }

    /** A text that counts how often it is looked at, and gives up where that leads nowhere. */
    private static final class Counted implements CharSequence {

        private static final long ENOUGH = 1_000_000;

        private final String text;
        private long steps;

        private Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++steps > ENOUGH) {
                throw new AssertionError("More than " + ENOUGH + " steps for " + text.length() + " characters");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
