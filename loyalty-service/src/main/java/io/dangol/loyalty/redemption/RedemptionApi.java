package io.dangol.loyalty.redemption;

import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.MemberAccount;
import io.dangol.loyalty.redemption.Holds.KeptHold;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class RedemptionApi {

    /** What can be written down: PostgreSQL keeps no NUL, and a till prints no control characters. */
    static final String PRINTABLE = "^[^\\u0000-\\u001F\\u007F]*$";

    static final int DEFAULT_SECONDS = 900;

    private RedemptionApi() {}

    @Schema(name = "AuthoriseRedemption", description = "Store and reference name it for ever")
    record Authorise(
            @NotBlank @Size(max = 100) @Pattern(regexp = PRINTABLE) @Schema(examples = "UK-01")
            String storeCode,

            @NotNull @Pattern(regexp = Members.CARD_NUMBER) @Schema(examples = "17850")
            String cardNumber,

            @NotNull @Min(1) @Schema(examples = "100") Long points,

            @NotBlank @Size(max = 100) @Pattern(regexp = PRINTABLE) @Schema(examples = "536365-pay")
            String reference,

            @Nullable @Min(1) @Max(86_400) @Schema(description = "Default 900")
            Integer expiresInSeconds,

            @Nullable @Schema(description = "true: captured at once")
            Boolean capture,

            @Nullable @Size(max = 100) @Pattern(regexp = PRINTABLE) @Schema(
                    examples = "536365",
                    description =
                            "The receipt of this store that the points pay for, recorded or not yet: when it comes"
                                    + " back, they come back with it, in proportion")
            String receiptNumber) {

        boolean atOnce() {
            return Boolean.TRUE.equals(capture);
        }

        int seconds() {
            return expiresInSeconds == null ? DEFAULT_SECONDS : expiresInSeconds;
        }
    }

    @Schema(name = "HoldOwnPoints", description = "Member and reference name it for ever within the store")
    record HoldOwn(
            @NotBlank @Size(max = 100) @Pattern(regexp = PRINTABLE) @Schema(examples = "UK-01")
            String storeCode,

            @NotNull @Min(1) @Schema(examples = "100") Long points,

            @NotBlank @Size(max = 100) @Pattern(regexp = PRINTABLE) @Schema(examples = "basket-4711")
            String reference,

            @Nullable @Min(1) @Max(3_600) @Schema(description = "Default 900")
            Integer expiresInSeconds) {}

    @Schema(name = "CaptureRedemption")
    record Capture(
            @Nullable @Min(1) @Schema(description = "Absent: all that is held")
            Long points,

            @Nullable @Size(max = 100) @Pattern(regexp = PRINTABLE) @Schema(
                    examples = "536365",
                    description =
                            "The receipt of this store that the points pay for, where it was not named when they were"
                                    + " held, as by a member: when it comes back, they come back with it, in proportion")
            String receiptNumber) {

        static final Capture ALL = new Capture(null, null);
    }

    @Schema(name = "VoidRedemption", description = "Gives back what was captured; the reference names it for ever")
    record VoidRequest(
            @NotBlank @Size(max = 100) @Pattern(regexp = PRINTABLE) @Schema(examples = "536365-void")
            String reference,

            @Nullable @Min(1) @Schema(description = "Absent: all that was captured and not given back yet")
            Long points) {}

    @Schema(name = "Redemption")
    record RedemptionView(
            UUID redemptionId,
            String storeCode,
            String reference,

            @Schema(description = "The receipt that it pays for") @Nullable String receiptNumber,

            Hold.Status status,
            long points,
            long captured,

            @Schema(description = "Of those captured, how many were given back since")
            long voided,

            Instant expiresAt,
            RedemptionBalance balance) {

        static RedemptionView of(KeptHold kept, MemberAccount account, Instant now) {
            return new RedemptionView(
                    kept.hold().id(),
                    kept.storeCode(),
                    OwnReference.chosen(kept.reference()),
                    kept.receiptNumber(),
                    kept.hold().status(),
                    kept.hold().points(),
                    kept.hold().captured(),
                    kept.hold().voided(),
                    kept.hold().expiresAt(),
                    new RedemptionBalance(
                            account.available(now),
                            account.pending(now),
                            account.state().held()));
        }
    }

    @Schema(name = "RedemptionBalance")
    record RedemptionBalance(long available, long pending, long held) {}
}
