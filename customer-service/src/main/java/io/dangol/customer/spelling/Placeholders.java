package io.dangol.customer.spelling;

import java.util.Set;
import java.util.regex.Pattern;

/** What is typed where nothing is known: it identifies nobody, so it counts as absent. */
final class Placeholders {

    private static final Set<String> NAMES = Set.of(
            "고객",
            "손님",
            "회원",
            "비회원",
            "무명",
            "무명씨",
            "미상",
            "없음",
            "익명",
            "테스트",
            "홍길동",
            "unknown",
            "none",
            "noname",
            "anonymous",
            "customer",
            "guest",
            "test",
            "null");
    private static final Set<String> MAILBOXES =
            Set.of("none", "no", "noemail", "nomail", "unknown", "test", "null", "x");
    private static final Set<String> DOMAINS =
            Set.of("example.com", "example.org", "example.net", "test.com", "none.com", "no.com", "email.com");
    private static final Set<String> DATES =
            Set.of("00000000", "00010101", "11111111", "18991230", "19000101", "19700101", "99991231");
    private static final Pattern ONE_DIGIT = Pattern.compile("(\\d)\\1{6,}$");
    private static final Set<String> COUNTED = Set.of("12345678", "87654321", "01234567");

    private Placeholders() {}

    static boolean isName(String letters) {
        return NAMES.contains(letters);
    }

    static boolean isDate(String digits) {
        return DATES.contains(digits);
    }

    static boolean isMailbox(String local, String domain) {
        return MAILBOXES.contains(local) || DOMAINS.contains(domain);
    }

    /** Seven times the same digit at the end, or counted up or down. */
    static boolean isPhone(String digits) {
        return ONE_DIGIT.matcher(digits).find()
                || (digits.length() >= 8 && COUNTED.contains(digits.substring(digits.length() - 8)));
    }
}
