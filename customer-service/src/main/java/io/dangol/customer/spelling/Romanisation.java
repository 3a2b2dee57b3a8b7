package io.dangol.customer.spelling;

import java.util.List;

/**
 * How a Korean name sounds, in so few classes that its spellings in Hangul and in Latin letters fall together: 현 is
 * Hyun, Hyeon and Hyon. The syllables are those of the Revised Romanisation (2000), the variants those of
 * McCune–Reischauer and of what people put into their passports.
 */
final class Romanisation {

    private static final String[] INITIALS = {
        "K", "K", "N", "T", "T", "L", "M", "P", "P", "S", "S", "", "C", "C", "C", "K", "T", "P", "H"
    };
    private static final String[] VOWELS = {
        "A", "E", "YA", "YE", "U", "E", "YU", "YE", "U", "WA", "WE", "WE", "YU", "U", "WU", "WE", "WI", "YU", "U", "I",
        "I"
    };
    private static final String[] ENDINGS = {
        "", "K", "K", "K", "N", "N", "N", "T", "L", "K", "M", "L", "L", "L", "P", "L", "M", "P", "P", "T", "T", "N",
        "T", "T", "K", "T", "P", "T"
    };

    /** What is written, and its class; longer ones first. */
    private record Spelling(String letters, String sound) {}

    private static final List<Spelling> VOWEL_SPELLINGS = List.of(
            new Spelling("oeu", "U"),
            new Spelling("eui", "I"),
            new Spelling("yi", "I"),
            new Spelling("yee", "I"),
            new Spelling("woo", "U"),
            new Spelling("wu", "U"),
            new Spelling("eo", "U"),
            new Spelling("eu", "U"),
            new Spelling("oo", "U"),
            new Spelling("ou", "U"),
            new Spelling("ae", "E"),
            new Spelling("ai", "E"),
            new Spelling("ee", "I"),
            new Spelling("oe", "WE"),
            new Spelling("a", "A"),
            new Spelling("e", "E"),
            new Spelling("i", "I"),
            new Spelling("o", "U"),
            new Spelling("u", "U"));

    private static final List<Spelling> CONSONANT_SPELLINGS = List.of(
            new Spelling("ng", "N"),
            new Spelling("ch", "C"),
            new Spelling("sh", "S"),
            new Spelling("th", "T"),
            new Spelling("ph", "P"),
            new Spelling("rh", "L"),
            new Spelling("k", "K"),
            new Spelling("g", "K"),
            new Spelling("c", "K"),
            new Spelling("q", "K"),
            new Spelling("x", "KS"),
            new Spelling("n", "N"),
            new Spelling("d", "T"),
            new Spelling("t", "T"),
            new Spelling("r", "L"),
            new Spelling("l", "L"),
            new Spelling("m", "M"),
            new Spelling("b", "P"),
            new Spelling("p", "P"),
            new Spelling("v", "P"),
            new Spelling("f", "P"),
            new Spelling("s", "S"),
            new Spelling("j", "C"),
            new Spelling("z", "C"));

    private Romanisation() {}

    /** Of letters in either script; what is of neither is left out. */
    static String sound(String letters) {
        StringBuilder sound = new StringBuilder();
        int at = 0;
        while (at < letters.length()) {
            char letter = letters.charAt(at);
            if (Hangul.isSyllable(letter)) {
                add(sound, INITIALS[Hangul.initial(letter)]);
                add(sound, VOWELS[Hangul.vowel(letter)]);
                add(sound, ENDINGS[Hangul.ending(letter)]);
                at++;
            } else {
                at += addLatin(sound, letters, at);
            }
        }
        return sound.toString();
    }

    private static int addLatin(StringBuilder sound, String letters, int at) {
        // 희 is Hui in the Revised Romanisation; elsewhere "ui" is two syllables, as in Suin.
        if (letters.startsWith("hui", at)) {
            add(sound, "HI");
            return "hui".length();
        }
        for (List<Spelling> spellings : List.of(VOWEL_SPELLINGS, CONSONANT_SPELLINGS)) {
            for (Spelling spelling : spellings) {
                if (letters.startsWith(spelling.letters(), at)) {
                    add(sound, spelling.sound());
                    return spelling.letters().length();
                }
            }
        }
        add(sound, glide(letters, at));
        return 1;
    }

    /** Before a vowel h, w and y are heard; after one, as in Ahn, an h is not. */
    private static String glide(String letters, int at) {
        boolean beforeVowel = at + 1 < letters.length() && "aeiouwy".indexOf(letters.charAt(at + 1)) >= 0;
        return switch (letters.charAt(at)) {
            case 'h' -> beforeVowel ? "H" : "";
            case 'w' -> beforeVowel ? "W" : "U";
            case 'y' -> beforeVowel ? "Y" : "I";
            default -> "";
        };
    }

    /** A sound that follows itself is heard once: 한나 is Hanna and Hana. */
    private static void add(StringBuilder sound, String more) {
        for (int at = 0; at < more.length(); at++) {
            char one = more.charAt(at);
            if (sound.isEmpty() || sound.charAt(sound.length() - 1) != one) {
                sound.append(one);
            }
        }
    }
}
