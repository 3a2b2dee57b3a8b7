package io.dangol.customer.matchreview;

import io.dangol.customer.matchreview.ReviewApi.ReviewView;
import io.dangol.customer.matchreview.ReviewRows.Wanted;
import io.dangol.customer.sql.Statements;
import io.dangol.platform.paging.Cursor;
import io.dangol.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Shows the queue. Each method is one transaction. */
@ApplicationScoped
@Transactional
class ReviewService {

    private final Statements statements;
    private final MatchReviews reviews;
    private final ReviewViews views;

    ReviewService(Statements statements, MatchReviews reviews, ReviewViews views) {
        this.statements = statements;
        this.reviews = reviews;
        this.views = views;
    }

    Page<ReviewView> list(Wanted wanted, int limit) {
        List<MatchReview> rows = statements.run(connection -> ReviewRows.page(connection, wanted, limit + 1));
        return Page.of(
                rows,
                limit,
                views.ofAll(rows.subList(0, Math.min(limit, rows.size()))),
                review -> Cursor.of(review.score().weight(), review.id()));
    }

    ReviewView get(UUID id) {
        return views.of(reviews.get(id));
    }
}
