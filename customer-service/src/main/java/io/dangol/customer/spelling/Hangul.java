package io.dangol.customer.spelling;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Korean syllables and the letters (jamo) they are made of, by the arithmetic of the Unicode Standard, section 3.12.
 */
final class Hangul {

    private static final char FIRST = '\uac00';
    private static final char LAST = '\ud7a3';
    private static final int FINALS = 28;
    private static final int VOWELS = 21;

    private Hangul() {}

    static boolean isSyllable(char letter) {
        return letter >= FIRST && letter <= LAST;
    }

    /** Nothing but composed syllables, and at least one of them. */
    static boolean isHangul(String text) {
        return !text.isEmpty() && text.chars().allMatch(letter -> isSyllable((char) letter));
    }

    /** Two or three letters for each syllable: whoever mistypes one of them writes another syllable. */
    static String jamo(String syllables) {
        return Normalizer.normalize(syllables, Form.NFD);
    }

    static int initial(char syllable) {
        return (syllable - FIRST) / (VOWELS * FINALS);
    }

    static int vowel(char syllable) {
        return (syllable - FIRST) / FINALS % VOWELS;
    }

    /** Zero: the syllable ends with its vowel. */
    static int ending(char syllable) {
        return (syllable - FIRST) % FINALS;
    }
}
