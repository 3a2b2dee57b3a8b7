package io.dangol.loyalty.redemption;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.redemption.RedemptionApi.RedemptionView;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire: points that were spent while a till could not ask. */
final class OfflineApi {

    /** As many as a programme may allow; more is a slip of a till's keys. */
    private static final long MOST = 1_000_000_000L;

    private OfflineApi() {}

    /** Why it could not be posted as it came. */
    enum SpendReason {
        BEYOND_ALLOWANCE,
        REFERENCE_REUSED,
        CARD_BLOCKED
    }

    /** Whether somebody has to look at it. */
    enum SpendStatus {
        OPEN,
        RESOLVED
    }

    /** What becomes of it. */
    enum SpendDecision {
        ACCEPT,
        REJECT
    }

    @Schema(name = "RecordOfflineRedemption", description = "Store and reference name it for ever")
    record Tell(
            @NotBlank @Size(max = 100) @Pattern(regexp = RedemptionApi.PRINTABLE) @Schema(examples = "UK-01")
            String storeCode,

            @Nullable @Size(max = 100) @Pattern(regexp = RedemptionApi.PRINTABLE) @Schema(examples = "T1")
            String terminalId,

            @NotNull @Pattern(regexp = Members.CARD_NUMBER) @Schema(examples = "17850")
            String cardNumber,

            @NotNull @Min(1) @Max(MOST) @Schema(examples = "100")
            Long points,

            @NotBlank @Size(max = 100) @Pattern(regexp = RedemptionApi.PRINTABLE) @Schema(examples = "536365-pay")
            String reference,

            @NotNull @Schema(examples = "2010-12-01T08:26:00Z")
            Instant spentAt,

            @Nullable @Size(max = 100) @Pattern(regexp = RedemptionApi.PRINTABLE) @Schema(examples = "536365")
            String receiptNumber) {}

    @Schema(name = "OfflineRedemption", description = "Points that were spent at a till that could not ask")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SpentView(
            RedemptionView redemption,
            Instant spentAt,
            long shortfall,
            @Nullable UUID lenderPartnerId,
            @Nullable Integer allowanceVersion) {}

    @Schema(name = "RedemptionConflict", description = "Points spent offline that could not be posted as they came")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConflictView(
            UUID conflictId,
            SpendStatus status,
            SpendReason reason,
            String storeCode,
            @Nullable String terminalId,
            String reference,
            @Nullable String receiptNumber,
            UUID memberId,
            long points,
            long shortfall,
            Instant spentAt,
            Instant arrivedAt,
            String arrivedBy,
            @Nullable Resolution resolution,
            Map<String, String> links) {}

    @Schema(name = "RedemptionConflictResolution", description = "What became of it")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Resolution(
            SpendDecision decision,
            @Nullable String recordAs,
            @Nullable UUID redemptionId,
            String ticket,
            String resolvedBy,
            Instant resolvedAt) {}

    @Schema(name = "ResolveRedemptionConflict", description = "Post it at the store's expense, or leave it out")
    record Resolve(
            @NotNull SpendDecision decision,

            @Nullable @Pattern(regexp = RedemptionApi.PRINTABLE) @Size(min = 1, max = 100) @Schema(examples = "536365-pay-B")
            String recordAs,

            @NotBlank @Size(max = 100) @Pattern(regexp = RedemptionApi.PRINTABLE) @Schema(examples = "ticket-4712")
            String ticket) {}
}
