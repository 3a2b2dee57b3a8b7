package io.dangol.customer.matchweights;

import io.dangol.customer.matching.LearntWeights;
import io.dangol.customer.matching.LearntWeights.Share;
import io.dangol.customer.matching.Level;
import io.dangol.customer.matchweights.KeptWeights.Status;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class WeightsApi {

    private static final MathContext DIGITS = new MathContext(6);

    private WeightsApi() {}

    @Schema(name = "ActivateMatchWeights")
    record Activate(
            @Schema(description = "0: those built in", examples = "3") @NotNull @Min(0) Integer version) {}

    @Schema(name = "MatchWeight", description = "How telling a level of a field is")
    record WeightView(
            @Schema(examples = "givenName") String field,
            Level level,

            @Schema(description = "How often records of one person agree so", examples = "0.91")
            BigDecimal m,

            @Schema(description = "How often those of two persons do", examples = "0.0021")
            BigDecimal u,

            @Schema(description = "In bits: log2(m/u)", examples = "8.76")
            BigDecimal weight) {
        static WeightView of(String field, Level level, Share share) {
            return new WeightView(field, level, number(share.m()), number(share.u()), number(share.weight()));
        }
    }

    @Schema(name = "MatchWeights")
    record WeightsView(
            int version,

            @Schema(description = "FAILED: there were too few customers, or learning broke off, and the log says why")
            Status status,

            @Schema(description = "Whether it is judged by") boolean active,

            @Schema(description = "How many customers it was learnt from", examples = "20000")
            int customers,

            Instant startedAt,

            @Schema(description = "The API client that had it learnt")
            String startedBy,

            @Nullable Instant endedAt,

            @Schema(
                    description = "How likely two records are one person before anything is known of them",
                    examples = "0.00001")
            @Nullable BigDecimal prior,

            @Schema(description = "Empty until it is ready") List<WeightView> weights) {

        static WeightsView of(KeptWeights kept, @Nullable LearntWeights learnt) {
            return new WeightsView(
                    kept.version(),
                    kept.status(),
                    kept.active(),
                    kept.customers(),
                    kept.startedAt(),
                    kept.startedBy(),
                    kept.endedAt(),
                    learnt == null ? null : number(learnt.prior()),
                    learnt == null ? List.of() : weights(learnt));
        }

        private static List<WeightView> weights(LearntWeights learnt) {
            List<WeightView> views = new ArrayList<>();
            learnt.odds()
                    .forEach((field, levels) ->
                            levels.forEach((level, share) -> views.add(WeightView.of(field, level, share))));
            views.sort(Comparator.comparing(WeightView::field).thenComparing(WeightView::level));
            return views;
        }
    }

    private static BigDecimal number(double value) {
        return new BigDecimal(value, DIGITS);
    }
}
