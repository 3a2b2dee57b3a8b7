package io.dangol.loyalty;

import static io.dangol.loyalty.Shop.card;
import static io.dangol.loyalty.Shop.program;
import static io.dangol.loyalty.Shop.put;

import io.dangol.testing.Thing;
import io.dangol.testing.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rules and tiers for {@link AccessTest}. */
final class RuleThings {

    Thing aRule() {
        String program = program("ALLOW");
        Map<String, Object> terms = Map.of("name", "A visit", "award", Map.of("points", 5, "of", "VISIT"));
        put(Tokens.admin(), "/v1/programs/" + program + "/rules/visit", terms).statusCode(201);
        return Thing.of(UUID.randomUUID())
                .with("id", program)
                .with("code", "visit")
                .sending(new HashMap<>(Map.of("name", "Another name", "award", Map.of("points", 5, "of", "VISIT"))));
    }

    Thing aRuleToTry() {
        return aRule().sending(new HashMap<>(Map.of("from", "2026-01-01", "until", "2026-02-01")));
    }

    Thing aProgramWithoutTiers() {
        return Thing.of(UUID.randomUUID()).with("id", program("ALLOW")).sending(tiers());
    }

    Thing aProgramWithTiers() {
        return Thing.of(UUID.randomUUID()).with("id", tiered(program("ALLOW")));
    }

    Thing aFileOfMembers() {
        return Thing.of(UUID.randomUUID())
                .with("id", program("ALLOW"))
                .with("reference", "f-" + UUID.randomUUID())
                .sending("memberId,cards/0\nM-1," + UUID.randomUUID() + "\n");
    }

    Thing aCardToHaveATier() {
        return Thing.of(UUID.randomUUID())
                .with("number", card(tiered(program("ALLOW"))))
                .sending(Map.of(
                        "tier",
                        "SILVER",
                        "until",
                        "2099-12-31",
                        "reason",
                        "MIGRATION",
                        "reference",
                        "g-" + UUID.randomUUID()));
    }

    static String tiered(String program) {
        put(Tokens.admin(), "/v1/programs/" + program + "/tier-scheme", tiers()).statusCode(201);
        return program;
    }

    private static Map<String, Object> tiers() {
        return Map.of(
                "qualifyBy",
                "SPEND",
                "window",
                Map.of("kind", "CALENDAR", "unit", "YEAR"),
                "tiers",
                List.of(Map.of("code", "SILVER", "name", "Silver", "from", 10_000)));
    }
}
