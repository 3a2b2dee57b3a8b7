package io.dangol.customer.matchreview;

import io.dangol.platform.problem.Refusal;
import java.util.UUID;

/** Every way a review can say no. */
public final class ReviewRefusal {

    private ReviewRefusal() {}

    /** There is none. */
    public static final class UnknownReview extends Refusal.Missing {
        UnknownReview(UUID id) {
            super("unknown-match-review", id);
        }
    }

    /** Somebody decided otherwise. */
    public static final class ReviewDecided extends Refusal.Conflict {
        public ReviewDecided() {
            super("match-review-decided");
        }
    }

    /** The customer that is to stay is none of the two. */
    public static final class NotOfReview extends Refusal.Forbidden {
        public NotOfReview() {
            super("survivor-not-of-review");
            var unused = at("/survivorId");
        }
    }
}
