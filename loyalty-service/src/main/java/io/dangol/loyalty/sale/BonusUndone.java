package io.dangol.loyalty.sale;

import io.dangol.loyalty.rule.Basket;
import io.dangol.loyalty.rule.Chosen;
import io.dangol.loyalty.rule.RuleSet;
import java.util.List;

/**
 * A sale with bonus rules, of which something comes back.
 *
 * @param rules as the sale pinned them
 * @param chosen those of them that applied to it, and those that may take their place
 * @param path the sale, then what was left after each return, with the one in question
 */
record BonusUndone(RuleSet rules, Chosen chosen, List<Basket> path) {

    BonusUndone {
        path = List.copyOf(path);
    }

    /** The rules that applied. */
    List<String> applied() {
        return chosen.applied();
    }

    /** The day on which the store sold it. */
    String day() {
        return path.get(0).occasion().localTime().toLocalDate().toString();
    }
}
