package io.dangol.customer.merge;

import io.dangol.customer.Code;
import io.dangol.customer.access.CustomerAccess;
import io.dangol.customer.family.Families;
import io.dangol.customer.matchreview.MatchReview;
import io.dangol.customer.matchreview.MatchReview.Decided;
import io.dangol.customer.matchreview.MatchReview.Status;
import io.dangol.customer.matchreview.MatchReviews;
import io.dangol.customer.matchreview.ReviewRefusal.NotOfReview;
import io.dangol.customer.matchreview.ReviewRefusal.ReviewDecided;
import io.dangol.customer.merge.MergeApi.DecideReview;
import io.dangol.customer.merge.MergeApi.DecisionView;
import io.dangol.customer.merge.MergeApi.Verdict;
import io.dangol.customer.merge.Merges.Wish;
import io.dangol.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** What a person makes of a pair. Each method is one transaction. */
@ApplicationScoped
@Transactional
class ReviewDecisionService {

    private final MatchReviews reviews;
    private final Merges merges;
    private final Families families;
    private final CustomerAccess access;
    private final Caller caller;
    private final Clock clock;

    ReviewDecisionService(
            MatchReviews reviews, Merges merges, Families families, CustomerAccess access, Caller caller, Clock clock) {
        this.reviews = reviews;
        this.merges = merges;
        this.families = families;
        this.access = access;
        this.caller = caller;
        this.clock = clock;
    }

    /** The same decision again answers the same. */
    DecisionView decide(UUID id, DecideReview request) {
        MatchReview found = reviews.get(id);
        // Customers before their review: whoever merges them takes both in this order.
        UUID first = current(found.first());
        UUID second = current(found.second());
        merges.lock(first, second);
        MatchReview review = reviews.lock(id);
        Status wanted = request.decision() == Verdict.MERGE ? Status.MERGED : Status.DISTINCT;
        if (review.decided() != null) {
            if (review.status() != wanted) {
                throw new ReviewDecided();
            }
            return DecisionView.of(review);
        }
        String reason = Code.of(request.reason());
        if (wanted == Status.DISTINCT) {
            reviews.distinct(
                    id,
                    new Decided(caller.clientId(), reason, null, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        } else {
            UUID survivor = survivor(review, request, first, second);
            UUID absorbed = survivor.equals(first) ? second : first;
            var unused = merges.merge(new Wish(survivor, absorbed, reason));
        }
        return DecisionView.of(reviews.get(id));
    }

    /** By default the one that was registered first: its id is the smaller one. */
    private static UUID survivor(MatchReview review, DecideReview request, UUID first, UUID second) {
        UUID wanted = Optional.ofNullable(request.survivorId()).orElse(first);
        if (wanted.equals(first) || wanted.equals(review.first())) {
            return first;
        }
        if (wanted.equals(second) || wanted.equals(review.second())) {
            return second;
        }
        throw new NotOfReview();
    }

    private UUID current(UUID customerId) {
        return families.representative(customerId, access.partnerId());
    }
}
