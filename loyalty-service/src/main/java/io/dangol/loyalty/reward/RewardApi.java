package io.dangol.loyalty.reward;

import io.dangol.loyalty.voucher.VoucherValue;
import io.dangol.loyalty.voucher.VoucherWish;
import io.dangol.platform.http.Located;
import io.dangol.platform.http.Versioned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class RewardApi {

    static final String REFERENCE = "^[A-Za-z0-9._:/-]{1,100}$";

    /** The most that can lie in stock, or be moved at once. */
    static final long MOST_STOCK = 1_000_000_000;

    private static final String CODE = "^[A-Za-z0-9._-]{1,50}$";
    private static final String PRINTABLE = VoucherValue.PRINTABLE;
    private static final long MOST_POINTS = 1_000_000_000;

    private RewardApi() {}

    @Schema(name = "RewardTerms", description = "What of a reward can be changed")
    record RewardTerms(
            @NotBlank @Size(max = 200) @Pattern(regexp = PRINTABLE) @Schema(examples = "Coffee on the house")
            String name,

            @NotNull @Min(1) @Max(MOST_POINTS) @Schema(examples = "5")
            Long points,

            @Nullable Instant validFrom,
            @Nullable Instant validUntil,

            @Nullable @Size(max = 1_000) List<@NotBlank @Size(max = 100) @Pattern(regexp = PRINTABLE) String> storeCodes,

            @Nullable @Min(1) @Max(1_000_000) Integer limitPerMember,
            @Nullable @Valid VoucherValue voucher,
            @Nullable @Min(1) @Max(3_650) Integer voucherDays) {

        /** One spelling for one content, times as finely as PostgreSQL keeps them. */
        RewardTerms {
            validFrom = validFrom == null ? null : validFrom.truncatedTo(ChronoUnit.MICROS);
            validUntil = validUntil == null ? null : validUntil.truncatedTo(ChronoUnit.MICROS);
            storeCodes = storeCodes == null || storeCodes.isEmpty() ? null : storeCodes;
        }

        List<String> stores() {
            return storeCodes == null ? List.of() : storeCodes;
        }

        /** Whether what its vouchers promise is the same. */
        boolean promisesAs(RewardTerms other) {
            return Objects.equals(voucher, other.voucher) && stores().equals(other.stores());
        }

        RewardTerms from(Instant start) {
            return new RewardTerms(name, points, start, validUntil, storeCodes, limitPerMember, voucher, voucherDays);
        }
    }

    @Schema(name = "CreateReward", description = "Programme and code name it for ever")
    record Create(
            @NotNull UUID programId,

            @NotNull @Pattern(regexp = CODE) @Schema(examples = "COFFEE")
            String code,

            @NotNull Reward.Kind kind,
            @NotNull UUID issuerPartnerId,
            @Nullable @Min(0) @Max(MOST_STOCK) Long stock,

            @NotBlank @Size(max = 200) @Pattern(regexp = PRINTABLE) @Schema(examples = "Coffee on the house")
            String name,

            @NotNull @Min(1) @Max(MOST_POINTS) @Schema(examples = "5")
            Long points,

            @Nullable Instant validFrom,
            @Nullable Instant validUntil,

            @Nullable @Size(max = 1_000) List<@NotBlank @Size(max = 100) @Pattern(regexp = PRINTABLE) String> storeCodes,

            @Nullable @Min(1) @Max(1_000_000) Integer limitPerMember,
            @Nullable @Valid VoucherValue voucher,
            @Nullable @Min(1) @Max(3_650) Integer voucherDays) {

        RewardTerms terms(Instant createdAt) {
            return new RewardTerms(
                    name,
                    points,
                    validFrom == null ? createdAt : validFrom,
                    validUntil,
                    storeCodes,
                    limitPerMember,
                    voucher,
                    voucherDays);
        }

        VoucherWish wish() {
            return new VoucherWish(programId, issuerPartnerId, storeCodes);
        }
    }

    @Schema(name = "Reward")
    record RewardView(
            UUID rewardId,
            UUID programId,
            String code,
            Reward.Kind kind,
            UUID issuerPartnerId,
            @Nullable Long stock,
            String name,
            long points,
            Instant validFrom,
            @Nullable Instant validUntil,
            List<String> storeCodes,
            @Nullable Integer limitPerMember,
            @Nullable VoucherValue voucher,
            @Nullable Integer voucherDays,
            Instant createdAt,
            Instant updatedAt,
            long version)
            implements Versioned, Located {

        static RewardView of(Reward reward) {
            RewardTerms terms = reward.terms();
            return new RewardView(
                    reward.id(),
                    reward.programId(),
                    reward.code(),
                    reward.kind(),
                    reward.issuerId(),
                    reward.stock(),
                    terms.name(),
                    terms.points(),
                    terms.validFrom() == null ? reward.createdAt() : terms.validFrom(),
                    terms.validUntil(),
                    terms.stores(),
                    terms.limitPerMember(),
                    terms.voucher(),
                    terms.voucherDays(),
                    reward.createdAt(),
                    reward.updatedAt(),
                    reward.version());
        }

        @Override
        public String location() {
            return "/v1/rewards/" + rewardId;
        }
    }

    @Schema(name = "MoveStock", description = "The reference names it for ever within the reward")
    record Move(
            @NotNull @Pattern(regexp = REFERENCE) @Schema(examples = "delivery-17")
            String reference,

            @NotNull @Min(-MOST_STOCK) @Max(MOST_STOCK) @Schema(examples = "100", description = "Above 0: came in; below: went out otherwise than by claims")
            Long quantity) {}

    @Schema(name = "StockMovement")
    record MovementView(UUID movementId, UUID rewardId, String reference, long quantity, long stockAfter, Instant at)
            implements Located {

        @Override
        public String location() {
            return "/v1/rewards/" + rewardId;
        }
    }
}
