package io.dangol.loyalty.voucher;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Vouchers that were issued together, for a printing house or a campaign.
 *
 * @param redeemed how many of them were used
 */
record VoucherBatch(
        UUID id,
        UUID offerId,
        String name,
        String clientId,
        String reference,
        @Nullable String prefix,
        int size,
        Instant validFrom,
        @Nullable Instant validUntil,
        Instant createdAt,
        @Nullable Instant revokedAt,
        long redeemed) {

    /** Whether the same was asked for; client and reference are taken to be the same. */
    boolean isOf(VoucherBatchApi.Issue request, VoucherTerms asked, VoucherTerms kept) {
        VoucherBatch wanted = asked(id, offerId, clientId, request, createdAt);
        return wanted.name.equals(name)
                && Objects.equals(wanted.prefix, prefix)
                && wanted.size == size
                && (request.validFrom() == null || wanted.validFrom.equals(validFrom))
                && Objects.equals(wanted.validUntil, validUntil)
                && asked.equals(kept);
    }

    static VoucherBatch asked(UUID id, UUID offerId, String clientId, VoucherBatchApi.Issue request, Instant at) {
        return new VoucherBatch(
                id,
                offerId,
                request.name(),
                clientId,
                request.reference(),
                request.prefix(),
                request.count(),
                request.validFrom() == null ? at : request.validFrom(),
                request.validUntil(),
                at,
                null,
                0);
    }
}
