package io.dangol.loyalty.referral;

import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.budget.Budget;
import io.dangol.loyalty.referral.Referral.Status;
import io.dangol.platform.http.Located;
import io.dangol.platform.http.Versioned;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class ReferralApi {

    private ReferralApi() {}

    @Schema(name = "ReferralScheme", description = "What a programme gives for referrals, as it stands")
    record SchemeView(
            UUID programId,
            ReferralTerms terms,
            BudgetView budget,

            @Schema(description = "1, 2, 3 …; a referral keeps the one of its day")
            long version,

            Instant since)
            implements Versioned, Located {

        static SchemeView of(ReferralSchemes.Kept kept, Budget budget) {
            return new SchemeView(
                    kept.programId(), kept.terms(), BudgetView.of(budget), kept.version(), kept.createdAt());
        }

        @Override
        public String location() {
            return "/v1/programs/" + programId + "/referral-scheme";
        }
    }

    @Schema(name = "ReferralBudget")
    record BudgetView(long points, long used, long left) {
        static BudgetView of(Budget budget) {
            return new BudgetView(budget.points(), budget.used(), budget.left());
        }
    }

    @Schema(name = "DecideReferralPayer", description = "Whether a partner pays its part")
    record ConsentRequest(
            @NotNull @Schema(examples = "true", description = "Else it pays for nothing that is sold from now on")
            Boolean accepted,

            @Nullable @Min(1) @Schema(examples = "1", description = "The version that was read; needed to accept")
            Integer version) {}

    @Schema(name = "ReferralPayer", description = "What a partner would pay for, and what it said")
    record PayerView(
            UUID programId,
            UUID partnerId,
            int version,
            ReferralTerms terms,

            @Schema(description = "What stands for this version; absent: it said nothing of it") @Nullable ConsentView consent) {

        static PayerView of(ReferralSchemes.Kept kept, UUID partnerId, @Nullable Consent consent) {
            return new PayerView(
                    kept.programId(),
                    partnerId,
                    kept.version(),
                    kept.terms(),
                    consent == null ? null : ConsentView.of(consent));
        }
    }

    @Schema(name = "ReferralConsent", description = "Evidence: never changed")
    record ConsentView(
            boolean accepted,

            @Schema(description = "The API client that said so")
            String saidBy,

            @Schema(description = "Which of its users, as X-Acting-User said; absent: it did not") @Nullable String actingUser,

            Instant saidAt) {

        static ConsentView of(Consent consent) {
            return new ConsentView(
                    consent.accepted(), consent.who().clientId(), consent.who().user(), consent.at());
        }
    }

    @Schema(name = "ReferralCode", description = "By which a member brings others")
    record CodeView(
            @Schema(examples = "7K2M-Q4PX-9D3T", description = "To be told to friends; says nothing of the card")
            String code,

            Instant madeAt) {}

    @Schema(name = "RegisterReferral", description = "The code that a new member was told")
    record Registration(
            @NotBlank @Size(max = 40) @Schema(examples = "7K2M-Q4PX-9D3T")
            String code,

            @NotNull @Pattern(regexp = Members.CARD_NUMBER) @Schema(examples = "17850", description = "The new member's card")
            String cardNumber) {}

    @Schema(name = "RegisteredReferral", description = "To the new member and its shop: not who brought it")
    record RegisteredView(
            UUID referralId,

            @Schema(description = "What the new member gets")
            long points,

            @Schema(description = "The least that the sale comes to, in minor units")
            long minimumAmount,

            @Schema(description = "The sale comes before") Instant until,

            @Schema(description = "So many days after the sale points can be spent")
            int waitingDays)
            implements Located {

        static RegisteredView of(Referral referral, ReferralTerms terms) {
            return new RegisteredView(
                    referral.id(),
                    terms.referred().points(),
                    terms.minimumAmount(),
                    referral.until(),
                    terms.waitingDays());
        }

        @Override
        public String location() {
            return "/v1/referrals/" + referralId;
        }
    }

    @Schema(name = "Referral", description = "To headquarters")
    record ReferralView(
            UUID referralId,
            UUID programId,
            int schemeVersion,
            UUID referrerMemberId,
            UUID referredMemberId,

            @Schema(
                    description =
                            "OPEN: no sale qualified yet. PENDING: points are given and wait. REWARDED: they can be"
                                    + " spent. RETURNED: they were taken back. EXPIRED: no sale in time. DENIED: the budget did"
                                    + " not cover it. VOID: the two are one member")
            Status status,

            Instant registeredAt,
            Instant until,

            @Nullable @Schema(description = "The sale that qualified")
            UUID saleId,

            @Nullable @Schema(description = "When points can be spent")
            Instant availableFrom,

            @Schema(description = "What who brought another has of it")
            long referrerPoints,

            @Schema(description = "What who was brought has of it")
            long referredPoints)
            implements Located {

        @Override
        public String location() {
            return "/v1/referrals/" + referralId;
        }
    }

    @Schema(name = "OwnReferrals", description = "How far a member's referrals are; whom it brought stays unsaid")
    record OwnView(
            @Schema(description = "No sale qualified yet") long open,
            @Schema(description = "Their points wait") long pending,

            @Schema(description = "Their points can be spent")
            long rewarded,

            @Schema(description = "Nothing came of them, or not for good")
            long ended,

            @Schema(description = "Points that wait") long pendingPoints,

            @Schema(description = "Points that could be spent since")
            long points) {}
}
