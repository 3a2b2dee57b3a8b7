package io.dangol.platform.audit;

import io.dangol.platform.problem.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why somebody reads or changes something: a word of the operator's, without personal data of its own. */
public record Purpose(String word) {

    public static final String PATTERN = "^[a-z][a-z0-9-]{1,59}$";

    /**
     * Absent where nobody asks to see anything in clear.
     *
     * @throws PurposeRequired 400 if it is asked for without a purpose
     */
    public static Optional<Purpose> asked(boolean unmask, @Nullable String word) {
        if (!unmask) {
            return Optional.empty();
        }
        if (word == null) {
            throw new PurposeRequired();
        }
        return Optional.of(new Purpose(word));
    }

    static final class PurposeRequired extends Refusal.Invalid {
        PurposeRequired() {
            super("purpose-required");
            var unused = at("/purpose");
        }
    }
}
