package io.dangol.loyalty.liability;

import io.dangol.loyalty.ledger.Entry.Kind;
import io.dangol.loyalty.liability.Journal.Account;
import io.dangol.loyalty.liability.Journal.Posting;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. Amounts are in minor units; each list's sum to the fair value. */
final class LiabilityApi {

    private LiabilityApi() {}

    @Schema(name = "Liability", description = "Points that members hold, and what they are worth")
    record LiabilityView(
            UUID programId,
            String currency,
            Instant asOf,

            @Schema(description = "What a point is worth then, in minor units")
            BigDecimal pointValue,

            long points,

            @Schema(description = "Points times their value, in minor units")
            long fairValue,

            List<AgeView> byAge,
            List<ExpiryView> byExpiry,
            List<FunderView> byFunder,
            BreakageView breakage) {}

    @Schema(name = "LiabilityByAge")
    record AgeView(
            @Schema(description = "Days since they were earned, at least")
            int fromDays,

            @Schema(description = "Days since they were earned, at most; absent: any") @Nullable Integer toDays,

            long points,
            long amount) {}

    @Schema(name = "LiabilityByExpiry")
    record ExpiryView(
            @Schema(
                    description = "The last month in which they live (YYYY-MM); absent: they never expire",
                    examples = "2027-12")
            @Nullable String month,

            long points,
            long amount) {}

    @Schema(name = "LiabilityByFunder")
    record FunderView(UUID partnerId, long points, long amount) {}

    /** Whether there is an estimate. */
    enum Basis {
        ESTIMATED,
        TOO_LITTLE_DATA
    }

    @Schema(name = "LiabilityBreakage", description = "How many of the points are expected never to be used")
    record BreakageView(
            Basis basis,

            @Schema(description = "Months after the one of earning until points expire; 36 where they never do")
            int lifeMonths,

            @Schema(description = "Months of earning that the estimate rests on, or that were seen so far")
            int vintages,

            @Schema(description = "Which share of all points will have been used in the end") @Nullable BigDecimal redemptionRate,

            @Schema(description = "Of those outstanding, how many will be used") @Nullable Long expectedPoints,

            @Nullable Long breakagePoints,

            @Schema(description = "The points that will be used, at their value, in minor units") @Nullable Long expectedRedemptionValue) {}

    @Schema(name = "LiabilityPostings")
    record PostingsView(
            UUID programId,
            String currency,
            LocalDate from,
            LocalDate until,

            @Schema(description = "Sum of all postings' debits, in minor units; that of the credits is the same")
            long debit,

            long credit,
            List<PostingView> postings) {}

    @Schema(name = "LiabilityPosting")
    record PostingView(
            LocalDate date, Kind kind, Account debitAccount, Account creditAccount, long points, long amount) {

        static PostingView of(Posting posting) {
            return new PostingView(
                    posting.day(),
                    posting.kind(),
                    posting.debit(),
                    posting.credit(),
                    posting.points(),
                    posting.amount());
        }
    }
}
