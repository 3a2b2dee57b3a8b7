package io.dangol.loyalty.sale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.loyalty.sale.SaleApi.SaleRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire: a receipt that came again with another content, and what becomes of it. */
final class ConflictApi {

    private ConflictApi() {}

    /** Whether somebody has to look at it. */
    enum Status {
        OPEN,
        RESOLVED
    }

    /** What becomes of what arrived. */
    enum Decision {
        KEEP_FIRST,
        RECORD_AS
    }

    @Schema(name = "SaleConflict", description = "A receipt that came again with another content, and was refused")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConflictView(
            UUID conflictId,
            Status status,
            String storeCode,
            String receiptNumber,
            UUID saleId,
            Instant arrivedAt,
            String arrivedBy,
            @Nullable Resolution resolution,
            Map<String, String> links) {}

    @Schema(name = "SaleConflictDetail", description = "Both versions of a receipt, side by side")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConflictDetail(ConflictView conflict, SaleDetail recorded, SaleRequest arrived, List<String> differs) {}

    @Schema(name = "SaleConflictResolution", description = "What became of what arrived")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Resolution(
            Decision decision,
            @Nullable String receiptNumber,
            @Nullable UUID saleId,
            String reference,
            String resolvedBy,
            Instant resolvedAt) {}

    @Schema(name = "ResolveSaleConflict", description = "Keep what stands, or record what arrived as a sale of its own")
    record Resolve(
            @NotNull Decision decision,

            @Nullable @Pattern(regexp = ".*\\S.*") @Size(max = 100) @Schema(examples = "536365-B")
            String receiptNumber,

            @NotBlank @Size(max = 100) @Schema(examples = "ticket-4712")
            String reference) {}
}
