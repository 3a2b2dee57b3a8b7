package io.dangol.suite.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an expression for Prometheus asks for: figures, and what it wants of their labels. */
record Query(String text) {

    private static final Pattern METRIC = Pattern.compile("\\b[a-z][a-z0-9]*(_[a-z0-9]+)+\\b(?!\\s*\\()|\\bup\\b");
    private static final Pattern CHOSEN = Pattern.compile("([a-z_0-9]+)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPED = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");

    /** That a figure has a label with such a value; of a pattern with alternatives each is one. */
    record Wanted(String metric, String label, String value, boolean pattern) {

        boolean isAmong(Set<String> values) {
            return pattern ? values.stream().anyMatch(real -> real.matches(value)) : values.contains(value);
        }

        /** For lists of exceptions. */
        String words() {
            return metric + " " + label + "=" + value;
        }
    }

    /** Not functions, labels, what is grouped by, or what stands in quotes. */
    Set<String> metrics() {
        String bare = text.replaceAll("\\{[^}]*}", "")
                .replaceAll("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)", "");
        return METRIC.matcher(bare).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    List<Wanted> wanted() {
        return CHOSEN.matcher(text)
                .results()
                .flatMap(chosen -> MATCHER.matcher(chosen.group(2))
                        .results()
                        .flatMap(matcher -> Arrays.stream(alternatives(matcher))
                                .map(value -> new Wanted(
                                        chosen.group(1),
                                        matcher.group(1),
                                        value,
                                        matcher.group(2).endsWith("~")))))
                .toList();
    }

    Set<String> groupedBy() {
        return GROUPED.matcher(text)
                .results()
                .flatMap(grouped -> Arrays.stream(grouped.group(1).split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String[] alternatives(MatchResult matcher) {
        return matcher.group(2).endsWith("~") ? matcher.group(3).split("\\|", -1) : new String[] {matcher.group(3)};
    }
}
