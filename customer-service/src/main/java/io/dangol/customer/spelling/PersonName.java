package io.dangol.customer.spelling;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person's name as it is compared: family and given name apart, without titles, in letters only. */
public record PersonName(@Nullable String family, @Nullable String given) {

    /** From this length on a Korean name is a whole one; of two syllables nobody can say whether it is a given name. */
    private static final int WHOLE = 3;

    private static final PersonName NONE = new PersonName(null, null);

    /** Whichever of the two fields a system put the name into. */
    public static PersonName of(@Nullable String family, @Nullable String given) {
        String familyWords = family == null ? "" : Titles.strip(family);
        String givenWords = given == null ? "" : Titles.strip(given);
        if (Placeholders.isName(PlainText.letters(familyWords + givenWords))) {
            return NONE;
        }
        if (familyWords.isEmpty() || Placeholders.isName(familyWords)) {
            return whole(givenWords, false);
        }
        if (givenWords.isEmpty() || Placeholders.isName(givenWords)) {
            return whole(familyWords, true);
        }
        return named(familyWords, withoutFamily(familyWords, givenWords));
    }

    /** What the family name may mean, in any spelling. */
    public static Set<String> soundsOfFamily(String letters) {
        Set<String> meant = Surnames.meant(letters);
        return meant.isEmpty() ? soundsOfGiven(letters) : meant;
    }

    public static Set<String> soundsOfGiven(String letters) {
        String sound = Romanisation.sound(letters);
        return sound.isEmpty() ? Set.of() : Set.of(sound);
    }

    private static PersonName whole(String words, boolean isFamily) {
        String letters = PlainText.letters(words);
        int space = words.indexOf(' ');
        if (Hangul.isHangul(letters)) {
            int surname = space > 0 ? surnameBefore(words, space) : Surnames.length(letters);
            if (surname > 0 && (space > 0 || letters.length() >= WHOLE)) {
                return named(letters.substring(0, surname), letters.substring(surname));
            }
        } else if (space > 0) {
            return ofWords(words, isFamily);
        }
        return isFamily ? named(words, "") : named("", words);
    }

    private static int surnameBefore(String words, int space) {
        return Surnames.isSurname(words.substring(0, space)) ? space : 0;
    }

    /** Of Latin words the one at either end that is a Korean surname, the more frequent one of two; else all stay. */
    private static PersonName ofWords(String words, boolean isFamily) {
        int firstEnd = words.indexOf(' ');
        int lastStart = words.lastIndexOf(' ') + 1;
        String first = words.substring(0, firstEnd);
        String last = words.substring(lastStart);
        if (Surnames.isSurname(last) && Surnames.isLikelier(last, first)) {
            return named(last, words.substring(0, lastStart));
        }
        if (Surnames.isSurname(first)) {
            return named(first, words.substring(firstEnd));
        }
        return isFamily ? named(words, "") : named("", words);
    }

    /** Some systems write the whole name into the given name's field as well. */
    private static String withoutFamily(String family, String given) {
        boolean whole = Hangul.isHangul(given) && given.startsWith(family) && given.length() >= family.length() + 2;
        return whole ? given.substring(family.length()) : given;
    }

    private static PersonName named(String family, String given) {
        return new PersonName(lettersOrNull(family), lettersOrNull(given));
    }

    private static @Nullable String lettersOrNull(String words) {
        String letters = PlainText.letters(words);
        return letters.isEmpty() ? null : letters;
    }

    @Override
    public String toString() {
        return "PersonName[***]";
    }
}
