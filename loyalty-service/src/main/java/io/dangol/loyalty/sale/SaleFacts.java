package io.dangol.loyalty.sale;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.loyalty.rule.Basket;
import io.dangol.loyalty.rule.Basket.Buyer;
import io.dangol.loyalty.rule.Basket.Item;
import io.dangol.loyalty.rule.Basket.Occasion;
import io.dangol.loyalty.rule.Campaigns;
import io.dangol.loyalty.rule.Campaigns.Allowance;
import io.dangol.loyalty.rule.Chosen;
import io.dangol.loyalty.rule.Earning;
import io.dangol.loyalty.rule.Judgement;
import io.dangol.loyalty.rule.Judgement.Verdict;
import io.dangol.loyalty.sale.Sales.KeptSale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What bonus rules were told of a sale beside what is kept of it anyway, so that its return is reckoned as it was.
 *
 * @param applied the codes of the rules that applied
 * @param refused why campaigns, or another of their exclusive group, kept rules from applying, by the rules' codes; of the
 *     latter some may take the place of the one that came before them
 * @param most points that a budget left for the sale, where that was less than the rule would have given
 */
record SaleFacts(
        LocalDateTime localTime,
        boolean identified,
        @Nullable String tier,
        List<String> segments,
        List<String> applied,
        @JsonInclude(NON_EMPTY) Map<String, Verdict> refused,
        @JsonInclude(NON_EMPTY) Map<String, Long> most) {

    private static final Set<Verdict> KEPT = Set.of(Verdict.NOT_ACCEPTED, Verdict.BUDGET_USED_UP, Verdict.EXCLUDED);

    SaleFacts {
        segments = List.copyOf(segments);
        applied = List.copyOf(applied);
        refused = refused == null ? Map.of() : Map.copyOf(refused); // From before there were campaigns.
        most = most == null ? Map.of() : Map.copyOf(most);
    }

    static SaleFacts of(Basket basket, List<Judgement> judgements, List<Earning.Part> parts) {
        Buyer buyer = basket.buyer();
        Map<String, Verdict> refused = new HashMap<>();
        Map<String, Long> most = new HashMap<>();
        for (Judgement judgement : judgements) {
            if (KEPT.contains(judgement.verdict())) {
                refused.put(judgement.rule().code(), judgement.verdict());
            }
        }
        for (Earning.Part part : parts) {
            if (part.isCut()) {
                most.put(part.rule().code(), part.points());
            }
        }
        return new SaleFacts(
                basket.occasion().localTime(),
                buyer.identified(),
                buyer.tier(),
                buyer.segments(),
                Chosen.of(judgements).applied(),
                refused,
                most);
    }

    /** Of a buyer of whom no rule was asked. */
    static SaleFacts unasked(LocalDateTime localTime, Buyer buyer) {
        return new SaleFacts(
                localTime, buyer.identified(), buyer.tier(), buyer.segments(), List.of(), Map.of(), Map.of());
    }

    Chosen chosen() {
        List<String> excluded = refused.entrySet().stream()
                .filter(one -> one.getValue() == Verdict.EXCLUDED)
                .map(Map.Entry::getKey)
                .toList();
        return new Chosen(applied, excluded);
    }

    /** What campaigns said then; what became of them since does not matter. */
    Campaigns campaigns() {
        return rule -> {
            Verdict why = refused.get(rule.code());
            if (why == null || why == Verdict.EXCLUDED) {
                return Allowance.upTo(most.getOrDefault(rule.code(), Long.MAX_VALUE));
            }
            return why == Verdict.NOT_ACCEPTED ? Allowance.NOT_ACCEPTED : Allowance.upTo(0);
        };
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
