package io.dangol.customer.matching;

import io.dangol.customer.spelling.PlainText;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One field that profiles are compared by.
 *
 * @param elsewhere fields in which its value may stand by mistake
 * @param limit how many profiles may share a value; what more of them have is no evidence and leads nowhere
 * @param blocked values that the operator knows to identify nobody, beside those that are known everywhere
 */
record Field(String name, Kind kind, List<String> elsewhere, int limit, Set<String> blocked) {

    Field {
        elsewhere = List.copyOf(elsewhere);
        blocked = blocked.stream().map(PlainText::letters).collect(Collectors.toUnmodifiableSet());
        if (limit < 1) {
            throw new IllegalArgumentException("A value belongs to one profile at least");
        }
    }

    Field(String name, Kind kind, String... elsewhere) {
        this(name, kind, List.of(elsewhere), Integer.MAX_VALUE, Set.of());
    }

    Field limitedTo(int profiles) {
        return new Field(name, kind, elsewhere, profiles, blocked);
    }

    Field blocking(String... values) {
        return new Field(name, kind, elsewhere, limit, Set.of(values));
    }

    boolean blocks(String text) {
        return blocked.contains(PlainText.letters(text));
    }
}
