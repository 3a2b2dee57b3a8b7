package io.dangol.loyalty.rule;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelVariableResolver;
import io.dangol.loyalty.rule.Basket.Item;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A basket by the names that conditions use. What is not known is empty, never absent. */
final class Facts {

    /**
     * Amounts in minor units; weekday 1 is Monday (ISO 8601); date, weekday and hour by the store's clock. What is sold stays
     * as it was, whatever comes back.
     */
    static final ImmutableMap<String, CelType> SALE = ImmutableMap.of(
            "total", SimpleType.INT,
            "totalSold", SimpleType.INT,
            "currency", SimpleType.STRING,
            "channel", SimpleType.STRING,
            "date", SimpleType.STRING,
            "month", SimpleType.INT,
            "day", SimpleType.INT,
            "weekday", SimpleType.INT,
            "hour", SimpleType.INT,
            "minute", SimpleType.INT);

    static final ImmutableMap<String, CelType> LINE = ImmutableMap.of(
            "sku", SimpleType.STRING,
            "category", SimpleType.STRING,
            "brand", SimpleType.STRING,
            "quantity", SimpleType.DOUBLE,
            "quantitySold", SimpleType.DOUBLE,
            "amount", SimpleType.INT,
            "amountSold", SimpleType.INT);

    static final ImmutableMap<String, CelType> STORE =
            ImmutableMap.of("code", SimpleType.STRING, "partner", SimpleType.STRING);

    static final ImmutableMap<String, CelType> MEMBER = ImmutableMap.of(
            "identified", SimpleType.BOOL, "tier", SimpleType.STRING, "segments", ListType.create(SimpleType.STRING));

    private Facts() {}

    /** Asked by name: the lines of a large sale are put into words only for a condition that looks at them. */
    static CelVariableResolver of(Basket basket) {
        return name -> Optional.ofNullable(fact(name, basket));
    }

    /** The same, and one line of it. */
    static CelVariableResolver of(CelVariableResolver basket, Item line) {
        return name -> name.equals("line") ? Optional.of(of(line)) : basket.find(name);
    }

    private static @Nullable Object fact(String name, Basket basket) {
        return switch (name) {
            case "sale" -> sale(basket);
            case "lines" ->
                basket.items().stream()
                        .filter(item -> !item.isGone())
                        .map(Facts::of)
                        .toList();
            case "linesSold" ->
                basket.items().stream().map(Item::sold).map(Facts::of).toList();
            case "store" -> store(basket.occasion());
            case "member" -> member(basket.buyer());
            default -> null;
        };
    }

    private static Map<String, Object> store(Basket.Occasion occasion) {
        return Map.of(
                "code", occasion.storeCode(), "partner", occasion.partnerId().toString());
    }

    private static Map<String, Object> member(Basket.Buyer buyer) {
        return Map.of("identified", buyer.identified(), "tier", orEmpty(buyer.tier()), "segments", buyer.segments());
    }

    private static Map<String, Object> sale(Basket basket) {
        LocalDateTime time = basket.occasion().localTime();
        return Map.of(
                "total",
                basket.total(),
                "totalSold",
                basket.items().stream().mapToLong(Item::amountSold).sum(),
                "currency",
                basket.occasion().currency(),
                "channel",
                orEmpty(basket.occasion().channel()),
                "date",
                time.toLocalDate().toString(),
                "month",
                (long) time.getMonthValue(),
                "day",
                (long) time.getDayOfMonth(),
                "weekday",
                (long) time.getDayOfWeek().getValue(),
                "hour",
                (long) time.getHour(),
                "minute",
                (long) time.getMinute());
    }

    private static Map<String, Object> of(Item item) {
        return Map.of(
                "sku", item.sku(),
                "category", orEmpty(item.category()),
                "brand", orEmpty(item.brand()),
                "quantity", item.quantity().doubleValue(),
                "quantitySold", item.quantitySold().doubleValue(),
                "amount", item.amount(),
                "amountSold", item.amountSold());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
