package io.dangol.customer.matching;

import io.dangol.customer.spelling.Closeness;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far two profiles agree, field by field. */
final class Comparing {

    /** The first threshold that Splink compares names by. */
    private static final double NEAR = 0.92;

    private static final double ALIKE = 0.80;
    private static final int MONTH = "yyyy".length();
    private static final int DAY = "yyyymm".length();
    private static final int DATE = "yyyymmdd".length();
    private static final int SHORT = 3;

    private final Schema schema;

    Comparing(Schema schema) {
        this.schema = schema;
    }

    /** One level for each field, in the schema's order. */
    Agreement agreement(Profile left, Profile right) {
        return new Agreement(
                schema.fields().stream().map(field -> level(field, left, right)).toList());
    }

    private static Level level(Field field, Profile left, Profile right) {
        Value one = left.value(field.name());
        Value other = right.value(field.name());
        if (one == null || other == null) {
            return Level.UNKNOWN;
        }
        Level level = level(field.kind(), one, other);
        boolean mayBeElsewhere = level == Level.ALIKE || level == Level.DIFFERENT;
        return mayBeElsewhere && isElsewhere(field, left, right) ? Level.ELSEWHERE : level;
    }

    private static boolean isElsewhere(Field field, Profile left, Profile right) {
        return !field.elsewhere().isEmpty()
                && (isAmong(left.value(field.name()), right.values(field.elsewhere()))
                        || isAmong(right.value(field.name()), left.values(field.elsewhere())));
    }

    private static boolean isAmong(@Nullable Value value, List<Value> others) {
        return value != null
                && others.stream().anyMatch(other -> Closeness.similarity(value.text(), other.text()) >= NEAR);
    }

    private static Level level(Kind kind, Value left, Value right) {
        if (left.text().equals(right.text())) {
            return left.personal() ? Level.EXACT : Level.SHARED;
        }
        return switch (kind) {
            case FAMILY_NAME, GIVEN_NAME -> ofNames(left, right);
            case TEXT -> ofTexts(left.text(), right.text());
            case CODE -> Closeness.isWithin(1, left.text(), right.text()) ? Level.NEAR : Level.DIFFERENT;
            case DATE -> ofDates(left.text(), right.text());
            case PHONE -> Closeness.isWithin(1, left.text(), right.text()) ? Level.NEAR : Level.DIFFERENT;
            case EMAIL -> ofMailboxes(left.text(), right.text());
            case IDENTIFIER -> Level.DIFFERENT;
        };
    }

    /** Two names in Hangul have been heard and written by Koreans: their letters count, not their coarse sound. */
    private static Level ofNames(Value left, Value right) {
        boolean hangul = Closeness.isHangul(left.text()) && Closeness.isHangul(right.text());
        if (hangul) {
            return ofHangul(left.text(), right.text());
        }
        return Collections.disjoint(left.sounds(), right.sounds()) ? ofTexts(left.text(), right.text()) : Level.SOUND;
    }

    /** 지우 and 지후 differ in one letter of four; of a single syllable one letter is too much. */
    private static Level ofHangul(String left, String right) {
        int letters = Math.min(Closeness.length(left), Closeness.length(right));
        if (letters > SHORT && Closeness.isWithin(1, left, right)) {
            return Level.NEAR;
        }
        return Closeness.isWithin(letters > SHORT ? 2 : 1, left, right) ? Level.ALIKE : Level.DIFFERENT;
    }

    private static Level ofTexts(String left, String right) {
        double similarity = Closeness.similarity(left, right);
        boolean isLong = Math.min(left.length(), right.length()) > SHORT;
        if (similarity >= NEAR || (isLong && Closeness.isWithin(1, left, right))) {
            return Level.NEAR;
        }
        return similarity >= ALIKE || isInitial(left, right) ? Level.ALIKE : Level.DIFFERENT;
    }

    private static boolean isInitial(String left, String right) {
        return Math.min(left.length(), right.length()) == 1 && left.charAt(0) == right.charAt(0);
    }

    private static Level ofDates(String left, String right) {
        boolean whole = left.length() == DATE && right.length() == DATE;
        if (whole && right.equals(left.substring(0, MONTH) + left.substring(DAY) + left.substring(MONTH, DAY))) {
            return Level.SWAPPED;
        }
        if (Closeness.isWithin(1, left, right)) {
            return Level.NEAR;
        }
        return whole && sameParts(left, right) == 2 ? Level.ALIKE : Level.DIFFERENT;
    }

    /** Of year, month and day. */
    private static int sameParts(String left, String right) {
        int year = left.startsWith(right.substring(0, MONTH)) ? 1 : 0;
        int month = left.startsWith(right.substring(MONTH, DAY), MONTH) ? 1 : 0;
        int day = left.endsWith(right.substring(DAY)) ? 1 : 0;
        return year + month + day;
    }

    private static Level ofMailboxes(String left, String right) {
        if (Closeness.similarity(left, right) >= NEAR || Closeness.isWithin(2, left, right)) {
            return Level.NEAR;
        }
        String local = left.substring(0, Math.max(left.indexOf('@'), 0));
        return local.length() > SHORT && right.startsWith(local + "@") ? Level.ALIKE : Level.DIFFERENT;
    }
}
