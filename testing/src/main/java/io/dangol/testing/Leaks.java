package io.dangol.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What no refusal may tell: our classes, our SQL, our stack. */
final class Leaks {

    private static final List<Pattern> INSIDES = List.of(
            Pattern.compile("(Exception|Error)\\b(?! \\()"),
            Pattern.compile("\\b(java|javax|jakarta|com|org|io)\\.[a-z]+\\.[A-Za-z]"),
            Pattern.compile("\\bat [\\w.$]+\\([\\w.]+:\\d+\\)"),
            Pattern.compile("(?i)\\b(select|insert into|update|delete from)\\b.+\\b(from|values|set|where)\\b"),
            Pattern.compile("(?i)sqlstate|psql|postgres|hibernate|jackson|violates|relation \""));

    private Leaks() {}

    static List<String> in(String body) {
        List<String> found = new ArrayList<>();
        for (Pattern inside : INSIDES) {
            var matcher = inside.matcher(body);
            if (matcher.find()) {
                found.add(matcher.group());
            }
        }
        return found;
    }
}
