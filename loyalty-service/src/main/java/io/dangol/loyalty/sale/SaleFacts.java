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
import org.jspecify.annotations.Nullable;

/**
 * What bonus rules were told of a sale beside what is kept of it anyway, so that its return is reckoned as it was.
 *
 * @param applied the codes of the rules that applied
 * @param excluded the codes of those that another of their exclusive group came before: they may take its place
 * @param refused why campaigns kept rules from applying, by the rules' codes
 * @param most points that a budget left for the sale, where that was less than the rule would have given
 */
record SaleFacts(
        LocalDateTime localTime,
        boolean identified,
        @Nullable String tier,
        List<String> segments,
        List<String> applied,
        @JsonInclude(NON_EMPTY) List<String> excluded,
        @JsonInclude(NON_EMPTY) Map<String, Verdict> refused,
        @JsonInclude(NON_EMPTY) Map<String, Long> most) {

    SaleFacts {
        segments = List.copyOf(segments);
        applied = List.copyOf(applied);
        excluded = excluded == null ? List.of() : List.copyOf(excluded); // From before any could.
        refused = refused == null ? Map.of() : Map.copyOf(refused); // From before there were campaigns.
        most = most == null ? Map.of() : Map.copyOf(most);
    }

    static SaleFacts of(Basket basket, List<Judgement> judgements, List<Earning.Part> parts) {
        Buyer buyer = basket.buyer();
        Map<String, Verdict> refused = new HashMap<>();
        Map<String, Long> most = new HashMap<>();
        for (Judgement judgement : judgements) {
            if (judgement.verdict() == Verdict.NOT_ACCEPTED || judgement.verdict() == Verdict.BUDGET_USED_UP) {
                refused.put(judgement.rule().code(), judgement.verdict());
            }
        }
        for (Earning.Part part : parts) {
            if (part.isCut()) {
                most.put(part.rule().code(), part.points());
            }
        }
        Chosen chosen = Chosen.of(judgements);
        return new SaleFacts(
                basket.occasion().localTime(),
                buyer.identified(),
                buyer.tier(),
                buyer.segments(),
                chosen.applied(),
                chosen.excluded(),
                refused,
                most);
    }

    /** Of a buyer of whom no rule was asked. */
    static SaleFacts unasked(LocalDateTime localTime, Buyer buyer) {
        return new SaleFacts(
                localTime,
                buyer.identified(),
                buyer.tier(),
                buyer.segments(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of());
    }

    Chosen chosen() {
        return new Chosen(applied, excluded);
    }

    /** What campaigns said then; what became of them since does not matter. */
    Campaigns campaigns() {
        return rule -> {
            Verdict why = refused.get(rule.code());
            if (why == null) {
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
