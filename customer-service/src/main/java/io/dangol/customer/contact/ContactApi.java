package io.dangol.customer.contact;

import io.dangol.customer.Code;
import io.dangol.customer.contactpolicy.Zones;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is asked, on the wire. */
final class ContactApi {

    static final int MOST = 5_000;

    private ContactApi() {}

    /** A purchase that the sender relies on where the customer gave no consent. */
    @Schema(name = "TradeClaim")
    record TradeClaim(
            @Schema(description = "When the trade was over; kept with the permit", examples = "2026-05-02T09:00:00Z")
            @NotNull Instant endedAt,

            @Schema(description = "Whether goods of the same kind are advertised", examples = "true") @NotNull Boolean similarGoods) {}

    /** What somebody wants to make contact for. */
    @Schema(name = "WantedContact")
    record WantedContact(
            @Schema(
                    description =
                            "As consents name it; SERVICE, RECALL and CONSENT_NOTICE are exempt, SURVEY has a rest",
                    examples = "MARKETING")
            @NotNull @Pattern(regexp = Code.PATTERN) String purpose,

            @Schema(description = "As consents name it", examples = "EMAIL") @NotNull @Pattern(regexp = Code.PATTERN) String channel,

            @Schema(description = "For whose messages; absent: the installation's own", examples = "OUTLET")
            @Pattern(regexp = Code.PATTERN) @Nullable String brand,

            @Schema(description = "Who asks; absent: BRAND, of a partner's callers DEALER", examples = "HELPDESK")
            @Pattern(regexp = Code.PATTERN) @Nullable String source,

            @Schema(description = "Which campaign or survey it is part of", examples = "SPRING_2026")
            @Pattern(regexp = Code.PATTERN) @Nullable String campaign,

            @Schema(description = "By which policy; absent: DEFAULT", examples = "VIP")
            @Pattern(regexp = Code.PATTERN) @Nullable String policy,

            @Schema(description = "The recipient's zone; absent: the policy's", examples = "Asia/Seoul")
            @Pattern(regexp = Zones.PATTERN) @Nullable String zone,

            @Schema(
                    description = "How the message begins, where the law wants advertisements marked; no more of it",
                    examples = "(광고)")
            @Size(max = 20) @Nullable String label,

            @Schema(description = "In place of a consent") @Valid @Nullable TradeClaim trade,

            @Schema(
                    description =
                            "How many of a hundred are left out to measure the effect, always the same of a campaign",
                    examples = "10")
            @Min(0) @Max(50) @Nullable Integer holdOutPercent) {}

    /** One customer. */
    @Schema(name = "AskContactPermit")
    record AskOne(
            @Schema(description = "Whom") @NotNull UUID customerId,

            @Schema(description = "What for, and how") @NotNull @Valid WantedContact contact) {}

    /** An audience, or a part of it. */
    @Schema(name = "AskContactPermits")
    record AskMany(
            @Schema(description = "Whom; one named twice is asked for once") @NotNull @Size(min = 1, max = MOST) List<@NotNull UUID> customerIds,

            @Schema(description = "What for, and how: the same for all") @NotNull @Valid WantedContact contact) {}
}
