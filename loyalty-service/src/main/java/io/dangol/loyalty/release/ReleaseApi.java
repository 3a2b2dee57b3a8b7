package io.dangol.loyalty.release;

import io.dangol.loyalty.release.EventWait.Outcome;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class ReleaseApi {

    private ReleaseApi() {}

    @Schema(name = "ReleasePoints", description = "What has happened to what was sold")
    record Happened(
            @NotNull @Pattern(regexp = "^[A-Z][A-Z0-9_]{0,39}$") @Schema(examples = "DELIVERED", description = "As the rules name it")
            String event) {}

    @Schema(name = "Release", description = "What of a sale's points waited for an event, and what became of them")
    record ReleaseView(
            UUID saleId,
            String event,

            @Schema(description = "As many as were left of them by now")
            long points,

            List<PartView> parts) {}

    @Schema(name = "ReleasedPart", description = "Of one rule")
    record PartView(
            UUID lotId,

            @Schema(description = "The bonus rule that gave them; absent: the earn rule") @Nullable String rule,

            @Schema(
                    description =
                            "RELEASED: by the event. OPENED or WITHDRAWN: the event came too late, its time was over")
            Outcome outcome,

            Instant endedAt) {}
}
