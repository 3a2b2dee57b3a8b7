package io.dangol.loyalty.adjustment;

import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.adjustment.Adjustment.Decision;
import io.dangol.loyalty.adjustment.Adjustment.Reason;
import io.dangol.loyalty.adjustment.Adjustment.Status;
import io.dangol.platform.http.Located;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class AdjustmentApi {

    /** The most that is given or taken by hand at once. */
    private static final long MOST = 1_000_000_000;

    private AdjustmentApi() {}

    @Schema(name = "RequestAdjustment", description = "Client and reference name it for ever")
    record Request(
            @NotNull @Pattern(regexp = Members.CARD_NUMBER) @Schema(examples = "17850")
            String cardNumber,

            @NotNull @Min(-MOST) @Max(MOST) @Schema(examples = "200", description = "Above 0: given; below: taken")
            Long points,

            @NotNull Reason reason,

            @NotNull @Pattern(regexp = "^[A-Za-z0-9._:/-]{1,100}$") @Schema(
                    examples = "ticket-4711",
                    description = "The request's name in the calling system: an id, no words about a person")
            String reference,

            @Nullable @Schema(description = "The partner that pays for what is given; absent where points are taken")
            UUID funderPartnerId) {}

    @Schema(name = "AdjustmentPerson", description = "Who asked or decided")
    record PersonView(
            @Schema(description = "The API client", examples = "helpdesk")
            String clientId,

            @Schema(description = "Which of the client's users, by X-Acting-User", examples = "u-17") @Nullable String actingUser) {

        static PersonView of(Person person) {
            return new PersonView(person.clientId(), person.user());
        }
    }

    @Schema(name = "Adjustment")
    record AdjustmentView(
            UUID adjustmentId,
            UUID memberId,
            Status status,
            long points,
            Reason reason,
            String reference,
            @Nullable UUID funderPartnerId,
            PersonView requestedBy,
            Instant requestedAt,
            @Nullable PersonView decidedBy,
            @Nullable Instant decidedAt)
            implements Located {

        static AdjustmentView of(Adjustment adjustment) {
            Decision decision = adjustment.decision();
            return new AdjustmentView(
                    adjustment.id(),
                    adjustment.memberId(),
                    adjustment.status(),
                    adjustment.points(),
                    adjustment.reason(),
                    adjustment.reference(),
                    adjustment.funderId(),
                    PersonView.of(adjustment.requestedBy()),
                    adjustment.requestedAt(),
                    decision == null ? null : PersonView.of(decision.by()),
                    decision == null ? null : decision.at());
        }

        @Override
        public String location() {
            return "/v1/adjustments/" + adjustmentId;
        }
    }
}
