package io.dangol.loyalty.reward;

import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.reward.Claim.Place;
import io.dangol.loyalty.voucher.Voucher;
import io.dangol.loyalty.voucher.VoucherValue;
import io.dangol.platform.http.Located;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class ClaimApi {

    private ClaimApi() {}

    @Schema(name = "ClaimReward", description = "Client and reference name it for ever")
    record Request(
            @NotNull @Pattern(regexp = Members.CARD_NUMBER) @Schema(examples = "17850")
            String cardNumber,

            @NotNull @Pattern(regexp = RewardApi.REFERENCE) @Schema(examples = "order-4711")
            String reference,

            @Nullable @Size(min = 1, max = 100) @Pattern(regexp = VoucherValue.PRINTABLE) @Schema(examples = "UK-01", description = "Where it is claimed; a partner's client names one of its stores")
            String storeCode) {}

    @Schema(name = "ClaimedVoucher")
    record VoucherView(
            UUID voucherId,

            @Schema(
                    description =
                            "What the till is shown; to whoever claimed it, to its member and to headquarters alone",
                    examples = "7K2M-94XQ-ZR3T-0H5V")
            @Nullable String code,

            Voucher.Status status,

            @Schema(description = "Absent: for ever") @Nullable Instant validUntil) {}

    @Schema(name = "RewardClaim")
    record ClaimView(
            UUID claimId,
            UUID rewardId,
            String rewardCode,
            Reward.Kind kind,
            UUID memberId,
            Claim.Status status,
            long points,
            String reference,
            @Nullable String storeCode,
            @Nullable VoucherView voucher,
            Instant claimedAt,
            @Nullable Instant cancelledAt)
            implements Located {

        static ClaimView of(Claim claim, @Nullable VoucherView voucher) {
            Place at = claim.at();
            return new ClaimView(
                    claim.id(),
                    claim.rewardId(),
                    claim.rewardCode(),
                    claim.kind(),
                    claim.memberId(),
                    claim.status(),
                    claim.points(),
                    claim.reference(),
                    at == null ? null : at.storeCode(),
                    voucher,
                    claim.claimedAt(),
                    claim.cancelledAt());
        }

        @Override
        public String location() {
            return "/v1/reward-claims/" + claimId;
        }
    }
}
