package io.dangol.loyalty.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Rules as they are kept. Those from before there were bonus rules are the base rule alone. */
public final class RuleJson {

    private RuleJson() {}

    public static String write(ObjectMapper json, RuleSet rules) {
        try {
            return json.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rules cannot be written", e);
        }
    }

    public static RuleSet read(ObjectMapper json, String text) {
        try {
            // Read from the text and not from the tree, which would make doubles of decimals.
            return json.readTree(text).has("base")
                    ? json.readValue(text, RuleSet.class)
                    : new RuleSet(json.readValue(text, EarnRule.class), List.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rules cannot be read", e);
        }
    }
}
