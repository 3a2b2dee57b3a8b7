package io.dangol.customer.spelling;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Forms of address and remarks that tills and spreadsheets write into a name's field. */
final class Titles {

    private static final Set<String> BEFORE = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "mister",
            "dr",
            "prof",
            "professor",
            "sir",
            "dame",
            "rev",
            "herr",
            "frau",
            "mme",
            "mlle");
    private static final Set<String> AFTER = Set.of("jr", "sr", "ii", "iii", "iv", "phd", "md", "esq");

    /** So polite that no name ends like them: they go also where no space is before them. */
    private static final List<String> POLITE = List.of(
            "고객님", "회원님", "손님", "사장님", "대표님", "이사님", "부장님", "차장님", "과장님", "대리님", "팀장님", "실장님", "원장님", "선생님", "교수님",
            "사모님", "어머님", "아버님", "여사님", "어르신", "씨");

    /** Names may end like them, so they go if a space or at least {@link #NAME} syllables are before them. */
    private static final List<String> SHORT =
            List.of("님", "고객", "회원", "사장", "대표", "부장", "차장", "과장", "팀장", "실장", "원장", "선생", "교수", "여사");

    /** Whole given names, too, so they go only after a space. */
    private static final Set<String> AFTER_SPACE = Set.of("군", "양", "귀하", "님께", "드림", "이사", "대리");

    private static final int NAME = 3;
    private static final Pattern REMARK = Pattern.compile("\\([^)]*\\)|\\[[^\\]]*\\]|（[^）]*）|【[^】]*】");

    private Titles() {}

    /** Words in lower case, without titles and without what stands in brackets. */
    static String strip(String name) {
        String words = PlainText.words(REMARK.matcher(name).replaceAll(" "));
        String before;
        do {
            before = words;
            words = withoutFirst(withoutLast(words));
        } while (!words.equals(before));
        return words;
    }

    private static String withoutFirst(String words) {
        int space = words.indexOf(' ');
        return space > 0 && BEFORE.contains(words.substring(0, space)) ? words.substring(space + 1) : words;
    }

    private static String withoutLast(String words) {
        int space = words.lastIndexOf(' ');
        String last = words.substring(space + 1);
        if (space > 0 && isTitle(last)) {
            return words.substring(0, space);
        }
        int kept = last.length() - ending(last);
        return (words.substring(0, space + 1) + last.substring(0, kept)).strip();
    }

    private static boolean isTitle(String word) {
        return AFTER.contains(word) || AFTER_SPACE.contains(word) || POLITE.contains(word) || SHORT.contains(word);
    }

    /** How much at the word's end is a title. */
    private static int ending(String word) {
        for (String title : POLITE) {
            if (word.endsWith(title)) {
                return title.length();
            }
        }
        for (String title : SHORT) {
            if (word.endsWith(title) && word.length() - title.length() >= NAME) {
                return title.length();
            }
        }
        return 0;
    }
}
