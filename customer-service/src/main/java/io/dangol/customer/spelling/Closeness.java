package io.dangol.customer.spelling;

import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * How far two spellings are from each other. Jaro–Winkler: Winkler, String Comparator Metrics and Enhanced Decision
 * Rules in the Fellegi–Sunter Model of Record Linkage (1990). Edits: Damerau, A Technique for Computer Detection and
 * Correction of Spelling Errors (1964), where two neighbours that changed places are one edit. Hangul is compared by
 * its letters.
 */
public final class Closeness {

    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();

    private Closeness() {}

    /** From 0, nothing in common, to 1. */
    public static double similarity(String left, String right) {
        return JARO_WINKLER.apply(letters(left), letters(right));
    }

    /** How many keys were pressed wrongly if both are the same, as long as it is not more than so many. */
    public static boolean isWithin(int edits, String left, String right) {
        String one = letters(left);
        String other = letters(right);
        return Math.abs(one.length() - other.length()) <= edits && edits(one, other) <= edits;
    }

    public static boolean isHangul(String text) {
        return Hangul.isHangul(text);
    }

    /** As many as a person types: three for 한. */
    public static int length(String text) {
        return letters(text).length();
    }

    /** Not by Commons Text, whose distance of this kind (1.15.0) finds no two letters equal beyond ASCII. */
    private static int edits(String left, String right) {
        int[][] edits = new int[left.length() + 1][right.length() + 1];
        for (int one = 0; one <= left.length(); one++) {
            for (int other = 0; other <= right.length(); other++) {
                edits[one][other] = one == 0 || other == 0 ? one + other : fewest(edits, left, right, one, other);
            }
        }
        return edits[left.length()][right.length()];
    }

    /**
     * To make the first letters of the one those of the other: change, leave out or add the last, or swap the last two.
     */
    private static int fewest(int[][] edits, String left, String right, int one, int other) {
        int changed = left.charAt(one - 1) == right.charAt(other - 1) ? 0 : 1;
        int fewest = Math.min(
                edits[one - 1][other - 1] + changed, Math.min(edits[one - 1][other], edits[one][other - 1]) + 1);
        boolean swapped = one > 1
                && other > 1
                && left.charAt(one - 1) == right.charAt(other - 2)
                && left.charAt(one - 2) == right.charAt(other - 1);
        return swapped ? Math.min(fewest, edits[one - 2][other - 2] + 1) : fewest;
    }

    private static String letters(String text) {
        return text.isEmpty() || !Hangul.isSyllable(text.charAt(0)) ? text : Hangul.jamo(text);
    }
}
