package io.dangol.customer.spelling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Korean surnames: how long they are, and which of them a spelling in either script may mean. */
final class Surnames {

    private static final String FILE = "/names/korean-surnames.txt";
    private static final Pattern BETWEEN = Pattern.compile("[ ,]");
    private static final int OF_TWO_SYLLABLES = 2;

    /** 황보라 is far likelier Ms 황 than Ms 황보: where the first syllable alone is frequent, three are one and two. */
    private static final Set<String> SELDOM_BEFORE_ONE_SYLLABLE = Set.of("황보", "서문");

    /** The more frequent first. */
    private static final List<List<String>> SPELLINGS = read();

    private static final Map<String, Set<String>> MEANT = meant();

    private Surnames() {}

    /** How many syllables of a whole name are the surname; zero: it begins with none. */
    static int length(String wholeName) {
        String two = wholeName.substring(0, Math.min(OF_TWO_SYLLABLES, wholeName.length()));
        int rest = wholeName.length() - two.length();
        boolean compound = two.length() == OF_TWO_SYLLABLES && isSurname(two);
        if (compound && rest > 0 && (rest > 1 || !SELDOM_BEFORE_ONE_SYLLABLE.contains(two))) {
            return OF_TWO_SYLLABLES;
        }
        return !two.isEmpty() && isSurname(two.substring(0, 1)) ? 1 : 0;
    }

    static boolean isSurname(String letters) {
        return MEANT.containsKey(letters);
    }

    /** Of two words of a name, whether the one is likelier to be its surname: Kim is more frequent than Woo. */
    static boolean isLikelier(String one, String other) {
        return rank(one) < rank(other);
    }

    /** Each by its first Korean spelling; several, because Chun is 전 and 천; empty: not Korean, or not frequent. */
    static Set<String> meant(String letters) {
        return MEANT.getOrDefault(letters, Set.of());
    }

    private static int rank(String letters) {
        int rank = 0;
        while (rank < SPELLINGS.size() && !SPELLINGS.get(rank).contains(letters)) {
            rank++;
        }
        return rank;
    }

    private static Map<String, Set<String>> meant() {
        Map<String, Set<String>> meant = new HashMap<>();
        for (List<String> spellings : SPELLINGS) {
            for (String spelling : spellings) {
                boolean unused =
                        meant.computeIfAbsent(spelling, any -> new TreeSet<>()).add(spellings.get(0));
            }
        }
        return Map.copyOf(meant);
    }

    private static List<List<String>> read() {
        try (InputStream file = Objects.requireNonNull(Surnames.class.getResourceAsStream(FILE));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> BETWEEN.splitAsStream(line).toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
