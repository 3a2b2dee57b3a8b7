package io.dangol.loyalty.sale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.loyalty.sale.SaleApi.SaleView;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire: many sales in one upload. */
final class BatchApi {

    private BatchApi() {}

    @Schema(name = "BatchLine", description = "The answer to one line of a batch, in its place")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BatchAnswer(
            long line,
            int status,
            @Nullable Boolean replayed,
            @Nullable SaleView sale,

            @Schema(ref = "#/components/schemas/Problem") @Nullable Object problem) {}

    @Schema(name = "SaleBatch", description = "How far an upload came")
    record BatchView(
            @Schema(examples = "UK-01-2026-01-05") String batchId,
            @Schema(examples = "63000") long answered,
            boolean ended,
            Instant startedAt,
            Instant changedAt) {}
}
