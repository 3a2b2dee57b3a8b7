package io.dangol.customer.spelling;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date as the eight digits yyyymmdd; also one that no calendar has, because what was mistyped is still compared. */
public final class DateDigits {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})\\D+(\\d{1,2})\\D+(\\d{1,2})\\D*");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})\\D+(\\d{1,2})\\D+(\\d{4})");

    private DateDigits() {}

    /** Empty: none, or one that stands for none. */
    public static Optional<String> of(String text) {
        String plain = PlainText.composed(text);
        String digits = digits(plain);
        return digits.isEmpty() || Placeholders.isDate(digits) ? Optional.empty() : Optional.of(digits);
    }

    private static String digits(String text) {
        Matcher first = YEAR_FIRST.matcher(text);
        if (first.matches()) {
            return first.group(1) + twoDigits(first.group(2)) + twoDigits(first.group(3));
        }
        Matcher last = YEAR_LAST.matcher(text);
        if (last.matches()) {
            return last.group(3) + twoDigits(last.group(2)) + twoDigits(last.group(1));
        }
        return PlainText.letters(text);
    }

    private static String twoDigits(String number) {
        return number.length() < 2 ? "0" + number : number;
    }
}
