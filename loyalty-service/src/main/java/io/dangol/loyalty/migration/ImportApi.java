package io.dangol.loyalty.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.loyalty.migration.Import.RowOutcome;
import io.dangol.loyalty.migration.Import.Status;
import io.dangol.platform.http.Located;
import io.dangol.platform.lines.RowFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class ImportApi {

    private ImportApi() {}

    @Schema(name = "MemberImport", description = "A file of members, and how far it is")
    record ImportView(
            UUID importId,
            UUID programId,
            @Schema(examples = "old-system-2026-01-05") String reference,
            boolean dryRun,
            RowFormat format,
            Status status,
            @Schema(examples = "1000001") long received,
            @Schema(examples = "1000000") long rows,
            long imported,
            long repeated,
            long rejected,
            long cards,
            long points,
            Map<String, Long> rejections,
            Instant startedAt,
            Instant changedAt)
            implements Located {

        static ImportView of(Import is, Map<String, Long> rejections) {
            return new ImportView(
                    is.id(),
                    is.programId(),
                    is.reference(),
                    is.dryRun(),
                    is.format(),
                    is.status(),
                    is.received(),
                    is.counts().rows(),
                    is.counts().imported(),
                    is.counts().repeated(),
                    is.counts().rejected(),
                    is.counts().cards(),
                    is.counts().points(),
                    rejections,
                    is.startedAt(),
                    is.changedAt());
        }

        @Override
        public String location() {
            return "/v1/programs/" + programId + "/imports/" + importId;
        }
    }

    @Schema(name = "ImportedRow", description = "What became of a row; in a dry run what would")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowView(
            @Schema(examples = "2") long row,
            RowOutcome outcome,
            @Nullable @Schema(examples = "************3456") String card,
            @Nullable UUID memberId,
            @Nullable Long points,
            @Nullable List<RowErrorView> errors) {}

    @Schema(name = "ImportedRowError")
    record RowErrorView(
            @Schema(examples = "#/lots/0/expiresOn") String pointer,
            @Schema(examples = "row-lot-expired") String code,
            String detail) {}

    @Schema(name = "MemberToImport", description = "One line of a file; in CSV the columns are named by the places")
    record MemberToImport(
            @Schema(examples = "M-000017850", maxLength = 100)
            String memberId,

            List<String> cards,
            @Nullable Long balance,
            @Nullable List<LotToImport> lots,
            @Nullable List<DebtToImport> debts,
            @Nullable TierToImport tier) {}

    @Schema(name = "LotToImport")
    record LotToImport(
            long points,
            LocalDate earnedOn,
            @Nullable LocalDate availableFrom,
            @Nullable LocalDate expiresOn,
            @Nullable UUID funderPartnerId) {}

    @Schema(name = "DebtToImport")
    record DebtToImport(long points, @Nullable UUID creditorPartnerId) {}

    @Schema(name = "TierToImport")
    record TierToImport(
            @Schema(examples = "GOLD") String code,
            @Nullable LocalDate since,
            LocalDate until) {}
}
