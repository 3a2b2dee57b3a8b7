package io.dangol.loyalty.rule;

import io.dangol.loyalty.ledger.Funding;
import io.dangol.loyalty.ledger.Funding.Share;
import io.dangol.loyalty.rule.Basket.Item;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points on top of what the base rule gives.
 *
 * @param code names it within its programme
 * @param version of the programme's rules since which it reads as it does
 * @param order rules are looked at in it, the smallest first
 * @param countedSince of the programme's rules since which it counts as it does; null: since it reads so
 * @param campaign whose stores and budget bound it; null: it is in none
 */
public record BonusRule(
        String code,
        int version,
        String name,
        int order,
        Scope scope,
        Award award,
        Rounding rounding,
        boolean carryRemainder,
        Caps caps,
        List<Payer> funding,
        Dates dates,
        @Nullable Integer countedSince,
        @Nullable UUID campaign) {

    static final Comparator<BonusRule> ORDER =
            Comparator.comparingInt(BonusRule::order).thenComparing(BonusRule::code);

    public BonusRule {
        funding = List.copyOf(funding);
    }

    /**
     * When it gives anything.
     *
     * @param when what must hold of the sale; null: nothing
     * @param lines which lines count; null: all
     * @param storeCodes where; empty: everywhere
     * @param channels by which channel; empty: by all
     * @param from since when; null: always
     * @param until before when; null: for ever
     * @param exclusiveGroup of the rules of a group only the first one that applies gives; null: it is in none
     */
    public record Scope(
            @Nullable String when,
            @Nullable String lines,
            List<String> storeCodes,
            List<String> channels,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String exclusiveGroup) {

        public Scope {
            storeCodes = List.copyOf(storeCodes);
            channels = List.copyOf(channels);
        }

        public Scope until(@Nullable Instant end) {
            return new Scope(when, lines, storeCodes, channels, from, end, exclusiveGroup);
        }

        /** As if it were always: to try it on the past. */
        public Scope always() {
            return new Scope(when, lines, storeCodes, channels, null, null, exclusiveGroup);
        }

        /** At those of its stores alone. */
        public Scope at(List<String> stores) {
            return new Scope(when, lines, stores, channels, from, until, exclusiveGroup);
        }

        boolean isTimeOf(Instant soldAt) {
            return (from == null || !soldAt.isBefore(from)) && (until == null || soldAt.isBefore(until));
        }

        public boolean isOver(Instant moment) {
            return until != null && !until.isAfter(moment);
        }

        /** Why it is none of its business; null where it is. */
        Judgement.@Nullable Verdict outside(Basket.Occasion occasion) {
            if (!isTimeOf(occasion.soldAt())) {
                return Judgement.Verdict.NOT_IN_TIME;
            }
            return isPlaceOf(occasion) ? null : Judgement.Verdict.NOT_IN_PLACE;
        }

        boolean isPlaceOf(Basket.Occasion occasion) {
            boolean here = storeCodes.isEmpty() || storeCodes.contains(occasion.storeCode());
            String channel = occasion.channel();
            return here && (channels.isEmpty() || (channel != null && channels.contains(channel)));
        }
    }

    /**
     * Who pays.
     *
     * @param partnerId null: the partner whose store sells
     * @param weight above zero, against those of the others
     */
    public record Payer(@Nullable UUID partnerId, int weight) {

        /** One who sells and is named as well pays both shares; where nobody is named, who sells pays all. */
        public static Funding shared(List<Payer> payers, UUID sellerId) {
            Map<UUID, Integer> weights = new LinkedHashMap<>();
            payers.forEach(payer -> weights.merge(
                    payer.partnerId() == null ? sellerId : payer.partnerId(), payer.weight(), Integer::sum));
            if (weights.isEmpty()) {
                return Funding.by(sellerId);
            }
            List<Share> shares = new ArrayList<>();
            weights.forEach((partner, weight) -> shares.add(new Share(partner, weight)));
            return new Funding(shares);
        }
    }

    /**
     * Other days than the programme's; null: the programme's.
     *
     * @param availableOn the day, in the programme's zone, from which its points can be spent and on which their life
     *     begins, for sales before it; null: no such day
     * @param awaits what has to happen as well before its points can be spent; null: nothing
     */
    public record Dates(
            @Nullable Integer pendingDays,
            @Nullable Integer expiresAfterMonths,
            @Nullable LocalDate availableOn,
            @Nullable Awaits awaits) {

        public static final Dates OF_PROGRAM = new Dates(null, null, null, null);
    }

    /** Those that pay wherever it is sold. */
    public List<UUID> namedPayers() {
        return funding.stream().map(Payer::partnerId).filter(Objects::nonNull).toList();
    }

    public Funding funding(UUID sellerId) {
        return Payer.shared(funding, sellerId);
    }

    public BonusRule since(int newVersion) {
        return with(newVersion, scope, caps, countedSince, campaign);
    }

    public BonusRule of(UUID newCampaign) {
        return with(version, scope, caps, countedSince, newCampaign);
    }

    public BonusRule with(Scope newScope) {
        return with(version, newScope, caps, countedSince, campaign);
    }

    /** For one sale of which a budget left no more. */
    BonusRule atMost(long points) {
        return with(version, scope, caps.atMost(points), countedSince, campaign);
    }

    /** Goes on counting where the earlier one stands, if it counts the same up to the same caps: a new name gives nothing anew. */
    public BonusRule countingOn(BonusRule earlier) {
        boolean counts = award.equals(earlier.award)
                && rounding == earlier.rounding
                && carryRemainder == earlier.carryRemainder
                && caps.equals(earlier.caps);
        Integer since = counts && earlier.counted() != version ? (Integer) earlier.counted() : null;
        return with(version, scope, caps, since, campaign);
    }

    private int counted() {
        return countedSince == null ? version : countedSince;
    }

    private BonusRule with(
            int newVersion, Scope newScope, Caps newCaps, @Nullable Integer newSince, @Nullable UUID newCampaign) {
        return new BonusRule(
                code,
                newVersion,
                name,
                order,
                newScope,
                award,
                rounding,
                carryRemainder,
                newCaps,
                funding,
                dates,
                newSince,
                newCampaign);
    }

    Counting counting(EarnRule base) {
        BigDecimal per = award.per();
        boolean ofBase = award.of() == Award.Measure.BASE_POINTS;
        return new Counting(
                ofBase ? per.multiply(BigDecimal.valueOf(base.perAmount())) : per, rounding, caps, carryRemainder);
    }

    /** Before it is divided by {@link Counting#per}. */
    BigDecimal units(Basket basket, List<Item> chosen, EarnRule base) {
        BigDecimal units = BigDecimal.ZERO;
        for (Item item : chosen) {
            units = units.add(
                    switch (award.of()) {
                        case AMOUNT -> BigDecimal.valueOf(item.amount());
                        case QUANTITY -> item.quantity();
                        case BASE_POINTS ->
                            base.units(item.line(), basket.occasion().storeCode());
                        case VISIT -> item.amount() > 0 ? BigDecimal.ONE : BigDecimal.ZERO;
                    });
        }
        boolean visit = award.of() == Award.Measure.VISIT;
        return (visit ? units.min(BigDecimal.ONE) : units).multiply(award.points());
    }

    Meter meter(String window) {
        return new Meter(code, counted(), window);
    }
}
