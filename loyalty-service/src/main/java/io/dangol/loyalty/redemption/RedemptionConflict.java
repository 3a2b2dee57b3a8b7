package io.dangol.loyalty.redemption;

import io.dangol.loyalty.redemption.OfflineApi.ConflictView;
import io.dangol.loyalty.redemption.OfflineApi.Resolution;
import io.dangol.loyalty.redemption.OfflineApi.Resolve;
import io.dangol.loyalty.redemption.OfflineApi.SpendDecision;
import io.dangol.loyalty.redemption.OfflineApi.SpendReason;
import io.dangol.loyalty.redemption.OfflineApi.SpendStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Points that were spent offline and could not be posted as they came: somebody decides. */
record RedemptionConflict(
        UUID id,
        OfflineTold told,
        long shortfall,
        SpendReason reason,
        Instant arrivedAt,
        String arrivedBy,
        @Nullable Resolution resolution) {

    RedemptionConflict resolved(Resolution how) {
        return new RedemptionConflict(id, told, shortfall, reason, arrivedAt, arrivedBy, how);
    }

    /** What is not posted needs no name. */
    static boolean isClear(Resolve how) {
        return how.decision() == SpendDecision.ACCEPT || how.recordAs() == null;
    }

    /** Whether it was resolved just so; by whom does not matter. */
    boolean isResolved(Resolve how) {
        return resolution != null
                && resolution.decision() == how.decision()
                && Objects.equals(resolution.recordAs(), how.recordAs())
                && resolution.ticket().equals(how.ticket());
    }

    ConflictView view() {
        Map<String, String> links = new LinkedHashMap<>(Map.of("self", "/v1/redemptions/conflicts/" + id));
        if (resolution != null && resolution.redemptionId() != null) {
            links.put("redemption", "/v1/redemptions/" + resolution.redemptionId());
        }
        return new ConflictView(
                id,
                resolution == null ? SpendStatus.OPEN : SpendStatus.RESOLVED,
                reason,
                told.store().storeCode(),
                told.terminalId(),
                told.reference(),
                told.receiptNumber(),
                told.memberId(),
                told.points(),
                shortfall,
                told.spentAt(),
                arrivedAt,
                arrivedBy,
                resolution,
                links);
    }
}
