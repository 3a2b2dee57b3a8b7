package io.dangol.loyalty.sale;

import io.dangol.loyalty.rule.Basket;
import io.dangol.loyalty.rule.Basket.Buyer;
import io.dangol.loyalty.rule.Basket.Item;
import io.dangol.loyalty.rule.Basket.Occasion;
import io.dangol.loyalty.sale.Sales.KeptSale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What bonus rules were told of a sale beside what is kept of it anyway, so that its return is reckoned as it was.
 *
 * @param applied the codes of the rules that applied
 */
record SaleFacts(
        LocalDateTime localTime,
        boolean identified,
        @Nullable String tier,
        List<String> segments,
        List<String> applied) {

    SaleFacts {
        segments = List.copyOf(segments);
        applied = List.copyOf(applied);
    }

    /** By the store's clock. */
    OffsetDateTime atStore(Instant soldAt) {
        Duration ahead = Duration.between(soldAt.atOffset(ZoneOffset.UTC).toLocalDateTime(), localTime);
        return localTime.atOffset(ZoneOffset.ofTotalSeconds(Math.toIntExact(ahead.toSeconds())));
    }

    Basket basket(KeptSale sale) {
        Occasion occasion = new Occasion(
                sale.soldAt(), localTime, sale.storeCode(), sale.partnerId(), sale.currency(), sale.channel());
        List<Item> items = sale.lines().stream().map(StoredLine::item).toList();
        return new Basket(occasion, new Buyer(identified, tier, segments), items);
    }
}
