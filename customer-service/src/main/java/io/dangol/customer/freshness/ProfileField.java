package io.dangol.customer.freshness;

import io.dangol.customer.vault.PersonalData;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be known of a person, and grows old. */
enum ProfileField {
    NAME,
    PHONE,
    EMAIL,
    BIRTH_DATE;

    boolean isKnown(PersonalData data) {
        return !text(data).isEmpty();
    }

    boolean differs(PersonalData before, PersonalData after) {
        return !text(before).equals(text(after));
    }

    private String text(PersonalData data) {
        return switch (this) {
            case NAME -> joined(data.familyName(), data.givenName());
            case PHONE -> joined(data.phone());
            case EMAIL -> joined(data.email());
            case BIRTH_DATE -> joined(data.birthDate());
        };
    }

    private static String joined(@Nullable Object... parts) {
        return Stream.of(parts).filter(Objects::nonNull).map(Object::toString).collect(Collectors.joining("\n"));
    }

    /** By which those who ask find the words to ask in. */
    String textKey() {
        return "freshness.question." + name();
    }
}
