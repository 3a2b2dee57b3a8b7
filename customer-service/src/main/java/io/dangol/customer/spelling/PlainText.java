package io.dangol.customer.spelling;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text without what only its writer's keyboard put there; never shown, only compared. */
public final class PlainText {

    // Those of Latin, Greek and Cyrillic letters; a Japanese or Thai mark makes another letter and stays.
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern JOINING = Pattern.compile("[-'\u2018\u2019\u2010\u2011]");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    private PlainText() {}

    /** Words of letters and digits in lower case, one space between them; a hyphen joins two to one. */
    static String words(String text) {
        String joined = JOINING.matcher(composed(text)).replaceAll("");
        return NEITHER_LETTER_NOR_DIGIT.matcher(joined).replaceAll(" ").strip();
    }

    /** Letters and digits alone: a space that was lost or added makes no other text. */
    public static String letters(String text) {
        return NEITHER_LETTER_NOR_DIGIT.matcher(composed(text)).replaceAll("");
    }

    /** Compatible forms are one (full width, half width), Hangul is composed as in NFC, accents are gone. */
    static String composed(String text) {
        String apart = Normalizer.normalize(INVISIBLE.matcher(text).replaceAll(""), Form.NFKD);
        String plain = ACCENTS.matcher(apart).replaceAll("");
        return Normalizer.normalize(plain, Form.NFC).toLowerCase(Locale.ROOT).strip();
    }
}
