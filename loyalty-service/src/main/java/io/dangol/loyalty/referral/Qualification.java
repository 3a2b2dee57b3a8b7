package io.dangol.loyalty.referral;

import io.dangol.loyalty.referral.Purchase.Review;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * By which sale a referral counts, as a function of what was bought and what came back. It does not ask when anybody was
 * told of what, so any order of sales and returns, and any split of a return, ends the same.
 *
 * @param availableFrom when its points can be spent: what comes back from then on changes nothing
 */
record Qualification(Purchase sale, Instant availableFrom) {

    /** A till that registers a referral at the counter may date the sale by when it began, or by a clock that is behind. */
    static final Duration SLACK = Duration.ofMinutes(10);

    /**
     * A sale before the referral proves that the member was brought by nobody: then none counts. Nor does a later one while
     * somebody looks into the first: what it gave would have to be taken back once that one is released.
     *
     * @param payersPromised whether all who would pay had said by then that they do
     */
    static Optional<Qualification> of(
            ReferralTerms terms,
            ZoneId zone,
            Instant registeredAt,
            List<Purchase> purchases,
            Predicate<Instant> payersPromised) {
        Instant first = registeredAt.minus(SLACK);
        if (purchases.stream().anyMatch(purchase -> purchase.soldAt().isBefore(first))) {
            return Optional.empty();
        }
        Instant until = until(terms, registeredAt);
        return purchases.stream()
                .filter(purchase -> purchase.atTill() && purchase.soldAt().isBefore(until))
                .filter(purchase -> purchase.review() != Review.REJECTED)
                .filter(purchase -> terms.isPlaceOf(purchase) && payersPromised.test(purchase.soldAt()))
                .sorted(Comparator.comparing(Purchase::soldAt).thenComparing(Purchase::saleId))
                .map(purchase -> new Qualification(purchase, availableFrom(terms, zone, purchase)))
                .filter(kept -> kept.sale().keptUntil(kept.availableFrom()) >= terms.minimumAmount())
                .findFirst()
                .filter(one -> one.sale().review() == Review.NONE);
    }

    static Instant until(ReferralTerms terms, Instant registeredAt) {
        return registeredAt.plus(Duration.ofDays(terms.withinDays()));
    }

    private static Instant availableFrom(ReferralTerms terms, ZoneId zone, Purchase purchase) {
        return purchase.soldAt()
                .atZone(zone)
                .toLocalDate()
                .plusDays(terms.waitingDays())
                .atStartOfDay(zone)
                .toInstant();
    }
}
