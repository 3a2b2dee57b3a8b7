package io.dangol.customer.matchreview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.family.Families;
import io.dangol.customer.identity.MatchApi.EvidenceView;
import io.dangol.customer.identity.MatchFinder.Found;
import io.dangol.customer.matching.Judgement;
import io.dangol.customer.matchreview.MatchReview.Decided;
import io.dangol.customer.matchreview.MatchReview.Score;
import io.dangol.customer.matchreview.MatchReview.Status;
import io.dangol.customer.matchreview.ReviewRefusal.UnknownReview;
import io.dangol.customer.sql.Statements;
import io.dangol.platform.time.Ids;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The queue, for those who fill it and those who empty it, within their transaction. */
@Singleton
public class MatchReviews {

    private final Statements statements;
    private final Families families;
    private final Ids ids;
    private final ObjectMapper json;

    MatchReviews(Statements statements, Families families, Ids ids, ObjectMapper json) {
        this.statements = statements;
        this.families = families;
        this.ids = ids;
        this.json = json;
    }

    /**
     * What a comparison of the customer with all others has found: pairs that nobody has decided as they are now are asked
     * about, and those that nothing speaks for any more are not.
     */
    public void compared(UUID customerId, List<Found> found, Instant at) {
        List<MatchReview> reviews =
                found.stream().map(one -> review(customerId, one, at)).toList();
        List<UUID> still = found.stream().map(Found::customerId).toList();
        boolean unused = families.everywhere(() -> statements.run(connection -> {
            ReviewRows.open(connection, reviews);
            ReviewRows.outdate(connection, customerId, still);
            return true;
        }));
    }

    public MatchReview get(UUID id) {
        return statements.run(
                connection -> ReviewRows.find(connection, id, false).orElseThrow(() -> new UnknownReview(id)));
    }

    /** Of two who decide at once the second sees what the first decided. */
    public MatchReview lock(UUID id) {
        return statements.run(
                connection -> ReviewRows.find(connection, id, true).orElseThrow(() -> new UnknownReview(id)));
    }

    public void distinct(UUID id, Decided decided) {
        decide(List.of(id), Status.DISTINCT, decided);
    }

    /** What was asked of the two sides is answered. */
    public void merged(Collection<UUID> some, Collection<UUID> others, Decided decided) {
        decide(statements.run(connection -> ReviewRows.between(connection, some, others)), Status.MERGED, decided);
    }

    /** Whoever parts them says that they are two. */
    public void parted(UUID mergeId, String by, String reason, Instant at) {
        List<UUID> reviews = statements.run(connection -> ReviewRows.ofMerge(connection, mergeId));
        decide(reviews, Status.DISTINCT, new Decided(by, reason, null, at));
    }

    private void decide(List<UUID> reviews, Status status, Decided decided) {
        boolean unused = statements.run(connection -> {
            ReviewRows.decide(connection, reviews, status, decided);
            return true;
        });
    }

    private MatchReview review(UUID customerId, Found found, Instant at) {
        boolean inOrder = customerId.toString().compareTo(found.customerId().toString()) < 0;
        return new MatchReview(
                ids.next(),
                inOrder ? customerId : found.customerId(),
                inOrder ? found.customerId() : customerId,
                score(found),
                Status.OPEN,
                at,
                null);
    }

    private Score score(Found found) {
        Judgement judgement = found.judgement();
        List<EvidenceView> evidence =
                judgement.evidence().stream().map(EvidenceView::of).toList();
        try {
            return new Score(
                    judgement.band(),
                    judgement.rule(),
                    rounded(judgement.weight(), 2),
                    rounded(judgement.probability(), 6),
                    rounded(judgement.prior(), 2),
                    json.writeValueAsString(evidence),
                    found.weightsVersion());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Evidence could not be written", e);
        }
    }

    private static BigDecimal rounded(double number, int digits) {
        return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_EVEN);
    }
}
