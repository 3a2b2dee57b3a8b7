package io.dangol.loyalty.settlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.settlement.Settlement.Status;
import io.dangol.platform.http.Located;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class SettlementApi {

    private SettlementApi() {}

    @Schema(name = "OpenSettlement", description = "Programme and first day name it for ever")
    record Request(
            @NotNull UUID programId,
            @NotNull @Schema(examples = "2026-01-01") LocalDate from,
            @NotNull @Schema(examples = "2026-02-01") LocalDate until) {}

    @Schema(name = "Settlement")
    record SettlementView(
            UUID settlementId,
            UUID programId,
            String currency,
            LocalDate from,
            LocalDate until,
            Status status,
            long entries,
            Instant createdAt,
            @Nullable Instant computedAt,
            @Nullable Instant closedAt)
            implements Located {

        static SettlementView of(Settlement settlement) {
            return new SettlementView(
                    settlement.id(),
                    settlement.programId(),
                    settlement.currency(),
                    settlement.from(),
                    settlement.until(),
                    settlement.status(),
                    settlement.entries(),
                    settlement.createdAt(),
                    settlement.computedAt(),
                    settlement.closedAt());
        }

        @Override
        public String location() {
            return "/v1/settlements/" + settlementId;
        }
    }

    @Schema(name = "Statement", description = "What a period comes to for a partner; all of them sum to zero")
    record StatementView(
            UUID partnerId,
            String currency,

            @Schema(
                    description =
                            "Above 0: its stores gave more for others' points than others gave for its own; below: less")
            long points,

            @Schema(description = "In minor units, before rounding")
            BigDecimal exactAmount,

            @Schema(description = "In minor units; above 0 it is paid, below it pays")
            long amount,

            long pointsGiven,
            long pointsTakenBack,
            long pointsExpired,
            long pointsRedeemed,
            long pointsOutstanding) {}

    @Schema(name = "StatementTotal", description = "Of one kind between the partner and another one")
    record TotalView(
            UUID counterpartyPartnerId,
            Kind kind,
            long pointsReceivable,
            long pointsPayable,
            @Schema(description = "In minor units, exact") BigDecimal receivable,
            @Schema(description = "In minor units, exact") BigDecimal payable) {}

    @Schema(name = "StatementDetails")
    record StatementDetails(
            UUID settlementId,
            LocalDate from,
            LocalDate until,
            Status status,
            StatementView statement,
            List<TotalView> totals) {}

    @Schema(name = "StatementLine", description = "What one entry of the ledger made another partner owe, or be owed")
    record LineView(
            UUID entryId,
            UUID counterpartyPartnerId,
            Kind kind,
            Instant at,
            @Nullable String storeCode,
            @Nullable String receiptNumber,
            @Nullable String reference,
            UUID sourceId,
            long points,

            @Schema(description = "What a point was worth then, in minor units")
            BigDecimal pointValue,

            @Schema(description = "In minor units, exact; signed as the points are")
            BigDecimal exactAmount) {}

    /** How the list is described where it is JSON; it is also sent as CSV. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Lines(List<LineView> data, @Nullable String next) {}
}
