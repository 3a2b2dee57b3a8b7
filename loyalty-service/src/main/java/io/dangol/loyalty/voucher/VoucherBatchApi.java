package io.dangol.loyalty.voucher;

import io.dangol.platform.http.Located;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class VoucherBatchApi {

    private VoucherBatchApi() {}

    @Schema(name = "IssueVouchers", description = "Client and reference name it for ever")
    record Issue(
            @NotNull UUID programId,

            @NotBlank @Size(max = 200) @Pattern(regexp = VoucherValue.PRINTABLE) @Schema(examples = "Spring mailing")
            String name,

            @NotNull @Pattern(regexp = "^[A-Za-z0-9._:/-]{1,100}$") @Schema(examples = "spring-2026")
            String reference,

            @NotNull @Min(1) @Max(100_000) @Schema(examples = "1000")
            Integer count,

            @Nullable @Pattern(regexp = "^[A-Z0-9]{1,10}$") @Schema(examples = "SPRING", description = "What their codes begin with")
            String prefix,

            @NotNull UUID issuerPartnerId,

            @Nullable @Size(max = 1_000) List<@NotBlank @Size(max = 100) @Pattern(regexp = VoucherValue.PRINTABLE) String> storeCodes,

            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            @NotNull @Valid VoucherValue value) {

        /** As finely as PostgreSQL keeps it: what is read later is what was answered. */
        Issue {
            validFrom = validFrom == null ? null : validFrom.truncatedTo(ChronoUnit.MICROS);
            validUntil = validUntil == null ? null : validUntil.truncatedTo(ChronoUnit.MICROS);
        }

        VoucherWish wish() {
            return new VoucherWish(programId, issuerPartnerId, storeCodes);
        }
    }

    @Schema(name = "VoucherBatch")
    record VoucherBatchView(
            UUID batchId,
            UUID programId,
            String name,
            String reference,
            int count,

            @Schema(description = "How many of them were used")
            long redeemed,

            @Nullable String prefix,
            UUID issuerPartnerId,

            @Schema(description = "Where they can be used; empty: everywhere")
            List<String> storeCodes,

            Instant validFrom,
            @Nullable Instant validUntil,
            VoucherValue value,
            Instant createdAt,

            @Schema(description = "Since when none of them can be used any more; absent while they can") @Nullable Instant revokedAt)
            implements Located {

        static VoucherBatchView of(VoucherBatch batch, VoucherTerms terms) {
            return new VoucherBatchView(
                    batch.id(),
                    terms.programId(),
                    batch.name(),
                    batch.reference(),
                    batch.size(),
                    batch.redeemed(),
                    batch.prefix(),
                    terms.issuerPartnerId(),
                    terms.storeCodes(),
                    batch.validFrom(),
                    batch.validUntil(),
                    VoucherValue.of(terms),
                    batch.createdAt(),
                    batch.revokedAt());
        }

        @Override
        public String location() {
            return "/v1/voucher-batches/" + batchId;
        }
    }
}
