package io.dangol.customer.matching;

import java.util.Set;

/** Which part of a value profiles must share to be compared at all. */
enum Cut {
    WHOLE,
    FIRST,
    FIRST_THREE,
    SOUND,
    /** Of a date. */
    YEAR,
    /** Of an e-mail address, before the at sign. */
    LOCAL_PART;

    private static final int THREE = 3;
    private static final int FOUR = 4;

    /** Empty: there is none, and nothing is shared. */
    Set<String> of(Value value) {
        String text = value.text();
        return switch (this) {
            case WHOLE -> Set.of(text);
            case FIRST -> Set.of(text.substring(0, 1));
            case FIRST_THREE -> Set.of(text.substring(0, Math.min(THREE, text.length())));
            case SOUND -> value.sounds();
            case YEAR -> text.length() < FOUR ? Set.of() : Set.of(text.substring(0, FOUR));
            case LOCAL_PART -> text.indexOf('@') < 1 ? Set.of() : Set.of(text.substring(0, text.indexOf('@')));
        };
    }
}
