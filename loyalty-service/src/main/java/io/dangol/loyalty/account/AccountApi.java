package io.dangol.loyalty.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
public final class AccountApi {

    private AccountApi() {}

    @Schema(name = "CardBalance", description = "Points of the card's member")
    public record CardBalance(long available, long pending, long held, long balance, long owed, Instant asOf) {}

    @Schema(name = "Lot", description = "Points of one earning that are not spent yet")
    public record LotView(
            UUID lotId,

            @Schema(description = "The sale that earned them, or the adjustment that gave them")
            UUID sourceId,

            @Schema(description = "As many as there were") long earned,

            @Schema(description = "As many as are left, what open redemptions hold included")
            long remaining,

            Instant availableFrom,

            @Schema(description = "Absent: never") @Nullable Instant expiresAt) {}

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
