package io.dangol.customer.contact;

import io.dangol.customer.contact.ContactPermit.Status;
import io.dangol.customer.permit.Decision.Duty;
import io.dangol.customer.permit.Decision.Ground;
import io.dangol.customer.permit.Decision.Reason;
import io.dangol.customer.permit.Decision.Why;
import io.dangol.customer.unsubscribe.UnsubscribeTokens;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is answered, on the wire. */
final class ContactViews {

    private ContactViews() {}

    /** Service and recalls go on: there is nothing to unsubscribe from. */
    private static @Nullable String token(ContactPermit permit, UnsubscribeTokens tokens) {
        return permit.ground() == Ground.EXEMPT ? null : tokens.of(permit.id());
    }

    /** What allows a contact. */
    @Schema(name = "ContactGround")
    record GroundView(
            @Schema(description = "What it is") Ground ground,

            @Schema(description = "The law's rule", examples = "Network Act art. 50 (1): prior explicit consent")
            String source,

            @Schema(description = "The customer's decision, where it is one") @Nullable UUID consentId) {
        static GroundView of(Why why) {
            return new GroundView(why.ground(), why.source(), why.consentId());
        }
    }

    /** What the sender has to see to. */
    @Schema(name = "ContactDuty")
    record DutyView(
            @Schema(description = "What it is", examples = "OFFER_REFUSAL")
            String code,

            @Schema(description = "The law's rule") String source,

            @Schema(description = "Until when; absent: in the message itself") @Nullable Instant dueAt) {
        static DutyView of(Duty duty) {
            return new DutyView(duty.code(), duty.source(), duty.dueAt());
        }
    }

    /** What stands in the way. */
    @Schema(name = "ContactObstacle")
    record ObstacleView(
            @Schema(description = "Stable, in capitals", examples = "QUIET_HOURS")
            String obstacle,

            @Schema(description = "The law's rule, or policy where it is the house's", examples = "policy")
            String source,

            @Schema(description = "When it is gone; absent where time alone does not change it") @Nullable Instant earliestAt) {
        static ObstacleView of(Reason reason) {
            return new ObstacleView(reason.obstacle().name(), reason.source(), reason.earliestAt());
        }
    }

    /** One contact that may be made, was made, or no longer may. */
    @Schema(name = "ContactPermit")
    record PermitView(
            UUID id,
            UUID customerId,
            Status status,
            String purpose,
            String channel,
            @Nullable String brand,
            String source,
            @Nullable String campaign,
            @Nullable UUID partnerId,
            String policy,
            int policyVersion,
            String jurisdiction,

            @Schema(description = "Whether it is none of what customers can refuse")
            boolean exempt,

            @Schema(
                    description =
                            "Why it is allowed: the ground, and a consent to be contacted at night where there is one")
            List<GroundView> why,

            Instant grantedAt,

            @Schema(description = "By then it has to be sent")
            Instant expiresAt,

            @Schema(description = "When it was confirmed, given back or ran out; absent while it is open") @Nullable Instant endedAt,

            @Schema(description = "For List-Unsubscribe: POST /v1/unsubscribe/{token}; absent where it is exempt")
            @Nullable String unsubscribeToken) {
        static PermitView of(ContactPermit permit, UnsubscribeTokens tokens) {
            return new PermitView(
                    permit.id(),
                    permit.customerId(),
                    permit.status(),
                    permit.ask().wish().purpose(),
                    permit.ask().wish().channel(),
                    permit.ask().wish().brand(),
                    permit.ask().source(),
                    permit.ask().campaign(),
                    permit.ask().partnerId(),
                    permit.ask().policy(),
                    permit.ask().policyVersion(),
                    permit.ask().jurisdiction(),
                    permit.ground() == Ground.EXEMPT,
                    permit.why().stream().map(GroundView::of).toList(),
                    permit.grantedAt(),
                    permit.expiresAt(),
                    permit.endedAt(),
                    token(permit, tokens));
        }
    }

    /** What came of the asking for one customer. */
    @Schema(name = "ContactDecision")
    record DecisionView(
            UUID customerId,

            @Schema(description = "Whether there is a permit; if not, why not")
            boolean permitted,

            @Schema(description = "The permit; absent where there is none") @Nullable PermitView permit,

            @Schema(description = "What the sender has to see to")
            List<DutyView> duties,

            @Schema(description = "Everything that stands in the way; empty where there is a permit")
            List<ObstacleView> obstacles,

            @Schema(
                    description =
                            "From when on a permit can be had, as things stand; absent where time alone does not help")
            @Nullable Instant earliestAt) {
        static DecisionView of(Outcome outcome, UnsubscribeTokens tokens) {
            return new DecisionView(
                    outcome.customerId(),
                    outcome.permit() != null,
                    outcome.permit() == null ? null : PermitView.of(outcome.permit(), tokens),
                    outcome.duties().stream().map(DutyView::of).toList(),
                    outcome.reasons().stream().map(ObstacleView::of).toList(),
                    outcome.earliestAt());
        }
    }

    /** What came of it for one of many. */
    @Schema(name = "ContactDecisionLine")
    record LineView(
            UUID customerId,

            @Schema(description = "Whether there is a permit")
            boolean permitted,

            @Schema(description = "Names the permit; absent where there is none") @Nullable UUID permitId,

            @Schema(description = "By then it has to be sent") @Nullable Instant expiresAt,

            @Schema(description = "What allows it") @Nullable Ground ground,

            @Schema(description = "The customer's decision, where it is one") @Nullable UUID consentId,

            @Schema(description = "For List-Unsubscribe: POST /v1/unsubscribe/{token}; absent where it is exempt")
            @Nullable String unsubscribeToken,

            @Schema(
                    description =
                            "Everything that stands in the way, CUSTOMER_UNKNOWN too; empty where there is a permit")
            List<String> obstacles,

            @Schema(
                    description =
                            "From when on a permit can be had, as things stand; absent where time alone does not help")
            @Nullable Instant earliestAt) {
        static LineView of(Outcome outcome, UnsubscribeTokens tokens) {
            ContactPermit permit = outcome.permit();
            return new LineView(
                    outcome.customerId(),
                    permit != null,
                    permit == null ? null : permit.id(),
                    permit == null ? null : permit.expiresAt(),
                    permit == null ? null : permit.ground(),
                    permit == null ? null : permit.basis().consentId(),
                    permit == null ? null : token(permit, tokens),
                    outcome.obstacles(),
                    outcome.earliestAt());
        }
    }

    /** What came of it for an audience. */
    @Schema(name = "ContactDecisions")
    record LinesView(
            @Schema(description = "One for each customer, in the order in which they were named")
            List<LineView> data,

            @Schema(description = "How many may be contacted")
            int permitted,

            @Schema(description = "How many may not") int refused) {
        static LinesView of(List<Outcome> outcomes, UnsubscribeTokens tokens) {
            int permitted = (int) outcomes.stream()
                    .filter(outcome -> outcome.permit() != null)
                    .count();
            return new LinesView(
                    outcomes.stream()
                            .map(outcome -> LineView.of(outcome, tokens))
                            .toList(),
                    permitted,
                    outcomes.size() - permitted);
        }
    }
}
