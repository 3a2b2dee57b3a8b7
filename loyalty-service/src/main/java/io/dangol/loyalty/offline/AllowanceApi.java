package io.dangol.loyalty.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.loyalty.account.OfflineAllowance;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class AllowanceApi {

    private static final long MOST = 1_000_000_000L;

    private AllowanceApi() {}

    /** Who lends what the balance does not cover. */
    enum OfflineBearer {
        STORE,
        PARTNER
    }

    @Schema(name = "PutOfflineAllowance", description = "What a till that cannot ask may let a member spend")
    record Request(
            @NotNull @Min(0) @Max(MOST) @Schema(examples = "500")
            Long pointsPerSale,

            @NotNull @Min(0) @Max(MOST) @Schema(examples = "1000")
            Long pointsPerDay,

            @NotNull @Min(1) @Max(366) @Schema(examples = "7")
            Integer toldWithinDays,

            @NotNull OfflineBearer bearer,
            @Nullable UUID bearerPartnerId) {}

    @Schema(name = "OfflineAllowance")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AllowanceView(
            UUID programId,
            int version,
            long pointsPerSale,
            long pointsPerDay,
            int toldWithinDays,
            OfflineBearer bearer,
            @Nullable UUID bearerPartnerId,
            Instant since) {

        static AllowanceView of(OfflineAllowance allowance) {
            return new AllowanceView(
                    allowance.programId(),
                    allowance.version(),
                    allowance.pointsPerSale(),
                    allowance.pointsPerDay(),
                    allowance.toldWithinDays(),
                    allowance.bearerPartnerId() == null ? OfflineBearer.STORE : OfflineBearer.PARTNER,
                    allowance.bearerPartnerId(),
                    allowance.since());
        }
    }
}
