package io.dangol.loyalty.funding;

import io.dangol.loyalty.funding.FundingChange.Kind;
import io.dangol.platform.http.Located;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class FundingApi {

    /** The most that is said at once. */
    private static final long MOST = 1_000_000_000_000L;

    private FundingApi() {}

    /** How a partner pays. */
    enum Line {
        /** So many points before it pays; 0: only what it paid ahead. */
        LIMITED,
        UNLIMITED
    }

    @Schema(name = "CreditLine")
    record CreditLine(
            @NotNull @Schema(description = "UNLIMITED: nothing waits, points are counted all the same")
            Line line,

            @Nullable @Min(0) @Max(MOST) @Schema(
                    examples = "10000",
                    description =
                            "Points that it may give before it pays; 0: only what it paid ahead. Absent where UNLIMITED")
            Long points) {}

    @Schema(name = "RecordFundingPayment", description = "Partner and reference name it for ever")
    record Payment(
            @NotNull @Schema(description = "PACK was bought beforehand, PAYMENT is for what was given; both count alike")
            PaymentKind kind,

            @NotNull @Min(-MOST) @Max(MOST) @Schema(examples = "5000", description = "Above 0; below 0 takes an earlier one back")
            Long points,

            @NotNull @Pattern(regexp = "^[A-Za-z0-9._:/-]{1,100}$") @Schema(
                    examples = "invoice-2026-02-17",
                    description = "The payment's name in the books, such as its invoice or statement")
            String reference) {}

    /** Which of them. */
    enum PaymentKind {
        PACK,
        PAYMENT
    }

    @Schema(name = "FundingAccount")
    record FundingAccountView(
            UUID partnerId,
            @Nullable Long creditLine,
            long exposure,
            @Nullable Long room,
            long pending,
            @Nullable Instant pendingSince,
            Instant openedAt,
            Instant changedAt) {

        static FundingAccountView of(FundingAccount account, @Nullable Instant pendingSince) {
            Long line = account.creditLine();
            return new FundingAccountView(
                    account.partnerId(),
                    line,
                    account.exposure(),
                    line == null ? null : Math.max(0, line - account.exposure()),
                    account.waiting(),
                    account.waiting() == 0 ? null : pendingSince,
                    account.openedAt(),
                    account.changedAt());
        }
    }

    @Schema(name = "FundingChange")
    record FundingChangeView(
            UUID changeId,
            UUID partnerId,
            Kind kind,
            @Nullable Long points,
            @Nullable String reference,
            String recordedBy,
            Instant recordedAt)
            implements Located {

        static FundingChangeView of(FundingChange change) {
            return new FundingChangeView(
                    change.id(),
                    change.partnerId(),
                    change.kind(),
                    change.points(),
                    change.reference(),
                    change.recordedBy(),
                    change.recordedAt());
        }

        @Override
        public String location() {
            return "/v1/funding-accounts/" + partnerId;
        }
    }
}
