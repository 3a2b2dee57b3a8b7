package io.dangol.loyalty.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.loyalty.ledger.Waiting.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
public final class AccountApi {

    private AccountApi() {}

    @Schema(name = "CardBalance", description = "Points of the card's member")
    public record CardBalance(
            long available,
            long pending,

            @Schema(description = "What of pending waits for more than its day; what waits for two things is in both")
            List<PendingFor> pendingFor,

            long held,
            long balance,
            long owed,

            @Schema(description = "What a till that cannot ask may let its member spend; absent: nothing")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable OfflineSpending offline,

            Instant asOf) {}

    @Schema(name = "OfflineSpending", description = "Counted per member: two cards of one member share it")
    public record OfflineSpending(long pointsPerSale, long pointsPerDay) {}

    @Schema(name = "PendingFor")
    public record PendingFor(
            @Schema(
                    description =
                            "FUNDING: its funder has to pay; EVENT: something has to happen; REVIEW: somebody looks into it")
            Reason reason,

            long points) {}

    @Schema(name = "Lot", description = "Points of one earning that are not spent yet")
    public record LotView(
            UUID lotId,

            @Schema(description = "The sale that earned them, or the adjustment that gave them")
            UUID sourceId,

            @Schema(description = "As many as there were") long earned,

            @Schema(description = "As many as are left, what open redemptions hold included")
            long remaining,

            Instant availableFrom,

            @Schema(description = "Absent: never; put off by the days for which they had to wait") @Nullable Instant expiresAt,

            @Schema(description = "Why they cannot be spent, whatever the day; empty: nothing")
            List<Reason> waitsFor) {}

    @Schema(name = "LedgerEntry")
    public record EntryView(
            UUID entryId,
            long number,
            String kind,
            long points,
            long balanceAfter,
            UUID sourceId,
            Instant at,
            String hash) {}

    @Schema(name = "LedgerVerification")
    record Verification(
            boolean holds,
            long members,
            long entries,
            long outstandingPoints,
            long sumOfPostings,
            List<Finding> findings,
            Instant asOf) {}

    @Schema(name = "LedgerFinding")
    record Finding(@Nullable UUID memberId, String what) {}
}
