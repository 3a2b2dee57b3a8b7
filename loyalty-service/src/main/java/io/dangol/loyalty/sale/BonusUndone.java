package io.dangol.loyalty.sale;

import io.dangol.loyalty.rule.Basket;
import io.dangol.loyalty.rule.RuleSet;
import java.util.List;

/**
 * A sale with bonus rules, of which something comes back.
 *
 * @param rules as the sale pinned them
 * @param applied those of them that applied to it
 * @param path the sale, then what was left after each return, with the one in question
 */
record BonusUndone(RuleSet rules, List<String> applied, List<Basket> path) {

    BonusUndone {
        applied = List.copyOf(applied);
        path = List.copyOf(path);
    }

    /** The day on which the store sold it. */
    String day() {
        return path.get(0).occasion().localTime().toLocalDate().toString();
    }
}
