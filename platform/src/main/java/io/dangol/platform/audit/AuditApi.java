package io.dangol.platform.audit;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What auditors see beside the entries. */
final class AuditApi {

    private AuditApi() {}

    @Schema(name = "AuditVerification", description = "Whether entries stand as they were written")
    record AuditVerification(
            String service,

            @Schema(description = "Whether everything that this looked at is as it was written")
            boolean intact,

            @Schema(description = "Entries that this looked at")
            long entries,

            @Schema(description = "Entries written since the last seal, by the last seconds' requests")
            long unsealed,

            @Schema(description = "The seal up to which this looked")
            long throughSeal,

            @Schema(
                    description =
                            "The hash that this seal has: kept elsewhere, it proves later that nothing before it was changed")
            String hash,

            @Nullable Instant sealedAt,

            @Schema(description = "What does not fit, by the number of its seal")
            List<String> findings,

            @Schema(description = "To be asked for next as afterSeal; null where this was the end") @Nullable Long next) {}

    /** As a line of the export. */
    @Schema(name = "AuditSeal", description = "Closes the entries before it; hash is that of the last of them")
    record SealLine(
            long seal, long entries, String hash, @Nullable Instant sealedAt) {
        static SealLine of(Seal seal) {
            return new SealLine(seal.number(), seal.entries(), seal.hash(), seal.sealedAt());
        }
    }
}
