package io.dangol.customer.matchreview;

import io.dangol.customer.matching.Band;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two customers who may be one person.
 *
 * @param first the one with the smaller id, which is the one that was registered first
 */
public record MatchReview(
        UUID id,
        UUID first,
        UUID second,
        Score score,
        Status status,
        Instant openedAt,
        @Nullable Decided decided) {

    /** Where it stands. */
    public enum Status {
        /** Somebody is to decide. */
        OPEN,
        /** One person: they were merged. */
        MERGED,
        /** Two persons: not asked again as long as they agree in what they agreed. */
        DISTINCT,
        /** What is known of them now speaks for two persons. */
        OUTDATED
    }

    /**
     * How likely it is, and why.
     *
     * @param evidence as JSON, without values
     */
    public record Score(
            Band band,
            @Nullable String rule,
            BigDecimal weight,
            BigDecimal probability,
            BigDecimal prior,
            String evidence,
            int weightsVersion) {}

    /**
     * How it was decided.
     *
     * @param by the API client
     * @param mergeId null: two persons
     */
    public record Decided(
            String by, String reason, @Nullable UUID mergeId, Instant at) {}
}
