package io.dangol.customer.vault;

import io.dangol.customer.matching.Person;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What identifies a person. Its text form tells nothing, so that no log line can. */
public record PersonalData(
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String phone,
        @Nullable String email,
        @Nullable LocalDate birthDate) {

    public static final PersonalData NONE = new PersonalData(null, null, null, null, null);

    private static final String STARS = "***";

    /** The same as it may be shown. */
    public record Shown(
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String birthDate) {
        @Override
        public String toString() {
            return "Shown[" + STARS + "]";
        }
    }

    /** As the matcher reads it. */
    public Person person() {
        return new Person(familyName, givenName, phone, email, birthDate);
    }

    boolean isEmpty() {
        return equals(NONE);
    }

    public Shown shown(Disclosure disclosure) {
        return switch (disclosure) {
            case HIDDEN ->
                new Shown(hidden(givenName), hidden(familyName), hidden(phone), hidden(email), hidden(birthDate));
            case MASKED ->
                new Shown(
                        maskedName(givenName),
                        maskedName(familyName),
                        maskedPhone(phone),
                        maskedEmail(email),
                        maskedDate(birthDate));
            case CLEAR ->
                new Shown(givenName, familyName, phone, email, birthDate == null ? null : birthDate.toString());
        };
    }

    private static @Nullable String hidden(@Nullable Object value) {
        return value == null ? null : STARS;
    }

    private static @Nullable String maskedName(@Nullable String name) {
        return name == null ? null : first(name) + "**";
    }

    /** The last four digits are what a person at the counter is asked for; of a short number nothing is shown. */
    private static @Nullable String maskedPhone(@Nullable String number) {
        if (number == null) {
            return null;
        }
        int hidden = number.length() - 3 - 4;
        return hidden < 4 ? STARS : number.substring(0, 3) + "*".repeat(hidden) + number.substring(number.length() - 4);
    }

    private static @Nullable String maskedEmail(@Nullable String address) {
        return address == null ? null : first(address) + STARS + address.substring(address.lastIndexOf('@'));
    }

    private static @Nullable String maskedDate(@Nullable LocalDate date) {
        return date == null ? null : String.format(Locale.ROOT, "%04d-**-**", date.getYear());
    }

    private static String first(String text) {
        return text.isEmpty() ? "" : Character.toString(text.codePointAt(0));
    }

    @Override
    public String toString() {
        return "PersonalData[" + STARS + "]";
    }
}
