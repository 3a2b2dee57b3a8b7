package io.dangol.customer.spelling;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A telephone number.
 *
 * @param number in the form of E.164
 * @param personal one person carries it: only such a number may lead to a person on its own
 */
public record Phone(String number, boolean personal) {

    private static final int KOREA = 82;

    /**
     * 010 and what was there before it. Not 02, 031 … (a home or a shop), 070 (a desk), 050x (forwards to whoever rents
     * it), 080, nor 15xx, 16xx, 18xx (a company, without area code).
     */
    private static final Pattern KOREAN_MOBILE = Pattern.compile("10\\d{8}|1[16789]\\d{7,8}");

    private static final Set<PhoneNumberType> PERSONAL =
            EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    /** Empty: no number, or one that nobody has. */
    public static Optional<Phone> of(String text, String region) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(PlainText.composed(text), region);
            String national = numbers.getNationalSignificantNumber(number);
            if (!numbers.isPossibleNumber(number) || Placeholders.isPhone(national)) {
                return Optional.empty();
            }
            return Optional.of(
                    new Phone(numbers.format(number, PhoneNumberFormat.E164), isPersonal(numbers, number, national)));
        } catch (NumberParseException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isPersonal(PhoneNumberUtil numbers, PhoneNumber number, String national) {
        PhoneNumberType type = numbers.getNumberType(number);
        if (number.getCountryCode() == KOREA) {
            // A range may be younger than the library's list of them: then the library does not know what it is.
            boolean may = PERSONAL.contains(type) || type == PhoneNumberType.UNKNOWN;
            return may && KOREAN_MOBILE.matcher(national).matches();
        }
        return PERSONAL.contains(type);
    }

    @Override
    public String toString() {
        return "Phone[***]";
    }
}
