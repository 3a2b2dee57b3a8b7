package io.dangol.loyalty.coalitionfile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.loyalty.coalitionfile.CoalitionFile.Status;
import io.dangol.platform.http.Located;
import io.dangol.platform.lines.RowFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. Amounts are in minor units of the coalition's currency. */
final class FileApi {

    private FileApi() {}

    @Schema(name = "CoalitionFile", description = "What a coalition says it recorded in a month, and how far it is")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FileView(
            UUID fileId,
            String coalition,
            @Schema(examples = "2026-01") String period,
            int version,
            Status status,
            RowFormat format,
            long tolerance,
            @Nullable @Schema(examples = "100001") Long received,
            Map<Outcome, Long> outcomes,
            Instant startedAt,
            Instant changedAt,
            @Nullable String closedBy,
            @Nullable Instant closedAt)
            implements Located {

        /** @param everything whether the caller may know how long the file is */
        static FileView of(CoalitionFile file, Map<Outcome, Long> outcomes, boolean everything) {
            return new FileView(
                    file.id(),
                    file.coalition(),
                    file.month().toString(),
                    file.version(),
                    file.status(),
                    file.format(),
                    file.tolerance(),
                    everything ? file.reached().lines() : null,
                    outcomes,
                    file.startedAt(),
                    file.changedAt(),
                    file.closedBy(),
                    file.closedAt());
        }

        @Override
        public String location() {
            return "/v1/coalitions/" + coalition + "/files/" + fileId;
        }
    }

    @Schema(name = "CoalitionFileTotal", description = "Of the lines of a store or a partner that became the same")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TotalView(
            @Nullable UUID partnerId,
            @Nullable @Schema(examples = "SEOUL-01") String storeCode,
            Outcome outcome,
            long lines,
            long amount,
            long ourAmount,
            long points,
            long fee) {}

    @Schema(name = "CoalitionFileLine", description = "What became of a line, or a sale that has none")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(
            @Nullable @Schema(examples = "2") Long line,
            Outcome outcome,
            @Nullable UUID partnerId,
            @Nullable @Schema(examples = "SEOUL-01") String storeCode,
            @Nullable @Schema(examples = "536365") String receiptNumber,
            @Nullable Instant soldAt,
            @Nullable Long amount,
            @Nullable Long ourAmount,
            @Nullable Long points,
            @Nullable Long fee,
            @Nullable UUID saleId,
            @Nullable FoundBy foundBy,
            @Nullable LineErrorView error) {}

    @Schema(name = "CoalitionFileLineError")
    record LineErrorView(
            @Schema(examples = "#/amount") String pointer,
            @Schema(examples = "row-field-malformed") String code,
            String detail) {}

    @Schema(name = "LineOfCoalition", description = "One line of a file; in CSV the columns are named as the fields")
    record LineOfCoalition(
            @Schema(examples = "SEOUL-01", maxLength = 100) String storeCode,

            @Nullable @Schema(examples = "536365", maxLength = 100)
            String receiptNumber,

            Instant soldAt,

            @Nullable @Schema(examples = "8801 2345 6789 0123")
            String cardNumber,

            @Schema(examples = "8000") long amount,
            @Schema(examples = "80") long points,
            @Schema(examples = "96") long fee) {}

    /** How the lists are described where they are JSON; they are also sent as CSV. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "CoalitionFileLines")
    record Lines(List<LineView> data, @Nullable String next) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "CoalitionFileTotals")
    record Totals(List<TotalView> data, @Nullable String next) {}
}
