package io.dangol.loyalty.rule;

import io.dangol.loyalty.rule.Award.Measure;
import io.dangol.loyalty.rule.Basket.Buyer;
import io.dangol.loyalty.rule.Basket.Item;
import io.dangol.loyalty.rule.Basket.Occasion;
import io.dangol.loyalty.rule.BonusRule.Dates;
import io.dangol.loyalty.rule.BonusRule.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rules and baskets with what a test does not care about. */
final class Rules {

    static final UUID SELLER = new UUID(0, 1);
    static final EarnRule BASE = new EarnRule(1, 100, Rounding.FLOOR, List.of(), null);
    static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    static final Scope ALWAYS = new Scope(null, null, List.of(), List.of(), null, null, null);

    private Rules() {}

    static BonusRule rule(String code, Award award) {
        return rule(code, 100, ALWAYS, award, false, Caps.NONE);
    }

    static BonusRule rule(String code, int order, Scope scope, Award award, boolean carried, Caps caps) {
        return new BonusRule(
                code,
                1,
                code,
                order,
                scope,
                award,
                Rounding.FLOOR,
                carried,
                caps,
                List.of(),
                Dates.OF_PROGRAM,
                null,
                null);
    }

    static Award points(String points, Measure of, String per) {
        return new Award(new BigDecimal(points), of, new BigDecimal(per));
    }

    static Scope when(@Nullable String when, @Nullable String lines) {
        return new Scope(when, lines, List.of(), List.of(), null, null, null);
    }

    static RuleSet set(BonusRule... rules) {
        return new RuleSet(BASE, List.of(rules));
    }

    static Item item(String sku, @Nullable String category, long quantity, long amount) {
        return new Item(sku, category, null, BigDecimal.valueOf(quantity), amount);
    }

    /** On a Saturday at noon. */
    static Basket basket(Item... items) {
        return basket(LocalDateTime.parse("2026-11-28T12:00"), items);
    }

    static Basket basket(LocalDateTime localTime, Item... items) {
        Occasion occasion = new Occasion(NOON, localTime, "UK-01", SELLER, "GBP", "STORE");
        return new Basket(occasion, new Buyer(true, "gold", List.of("early", "vip")), List.of(items));
    }
}
