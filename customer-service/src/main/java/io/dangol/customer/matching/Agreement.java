package io.dangol.customer.matching;

import java.util.List;

/** The levels of a schema's fields, in its order: all that the weights need to know of two profiles. */
record Agreement(List<Level> levels) {

    Agreement {
        levels = List.copyOf(levels);
    }

    Level level(int field) {
        return levels.get(field);
    }
}
