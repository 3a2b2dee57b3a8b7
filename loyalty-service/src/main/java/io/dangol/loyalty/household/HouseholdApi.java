package io.dangol.loyalty.household;

import io.dangol.loyalty.account.Members;
import io.dangol.loyalty.household.Household.Stay;
import io.dangol.platform.http.Located;
import io.dangol.platform.http.Versioned;
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

/** The shapes on the wire. */
final class HouseholdApi {

    private HouseholdApi() {}

    @Schema(name = "FoundHousehold", description = "Its head's card; a member is in one household at most")
    record Founding(
            @NotNull @Pattern(regexp = Members.CARD_NUMBER) @Schema(examples = "17850", description = "A card of who lets others in")
            String headCardNumber) {}

    @Schema(name = "JoinHousehold", description = "By the head's code, or, for the shop, by the household's id")
    record Joining(
            @Nullable @Size(max = 40) @Schema(
                    examples = "7K2M-9QXD-4TBA",
                    description = "As the head was told it; case, blanks and hyphens do not matter")
            String code,

            @Nullable @Schema(description = "For the shop, which answers for what both of them agreed to")
            UUID householdId) {}

    @Schema(name = "LeaveHousehold", description = "Which membership ends: one that came after it does not")
    record Leaving(
            @NotNull @Schema(description = "As the household lists it, or listed it before it ended")
            UUID membershipId) {}

    @Schema(name = "HouseholdCode", description = "By which one more may join, once; another one ends it")
    record CodeView(UUID householdId, String code, Instant expiresAt) {}

    @Schema(name = "HouseholdMember")
    record MemberView(UUID membershipId, UUID memberId, boolean head, Instant joinedAt) {}

    @Schema(name = "Household", description = "Members who may spend each other's points")
    record HouseholdView(UUID householdId, UUID programId, List<MemberView> members, long available, Instant foundedAt)
            implements Located {

        static HouseholdView of(Household household, long available) {
            List<MemberView> members = household.members().stream()
                    .map(stay -> new MemberView(
                            stay.id(), stay.memberId(), stay.memberId().equals(household.headId()), stay.joinedAt()))
                    .toList();
            return new HouseholdView(household.id(), household.programId(), members, available, household.foundedAt());
        }

        @Override
        public String location() {
            return "/v1/households/" + householdId;
        }
    }

    @Schema(name = "HouseholdLeft", description = "Who left takes along what is its own")
    record LeftView(UUID householdId, UUID memberId, Instant leftAt, long cameBack, long wentBack) {

        static LeftView of(Stay stay) {
            Instant leftAt = stay.leftAt();
            if (leftAt == null) {
                throw new IllegalStateException("It is still there");
            }
            return new LeftView(stay.householdId(), stay.memberId(), leftAt, stay.cameBack(), stay.wentBack());
        }
    }

    @Schema(name = "PutHouseholdTerms", description = "Whether members may form households, and within which limits")
    record Terms(
            @NotNull @Schema(examples = "true", description = "Whether there are households at all")
            Boolean offered,

            @NotNull @Min(2) @Max(50) @Schema(examples = "6", description = "The most members, the head included")
            Integer maxMembers,

            @NotNull @Min(0) @Max(365) @Schema(
                    examples = "30",
                    description =
                            "So many days after it joined a member leaves by itself; the shop and the head may part them before")
            Integer minStayDays,

            @NotNull @Min(0) @Max(365) @Schema(
                    examples = "90",
                    description = "So many days after it left by itself a member joins or founds another by itself")
            Integer rejoinAfterDays,

            @Nullable @Min(1) @Max(1_000_000_000_000L) @Schema(
                    examples = "5000",
                    description = "What one member may take of the others' points within 30 days; absent: all")
            Long maxDrawnPer30Days) {

        HouseholdTerms terms() {
            return new HouseholdTerms(offered, maxMembers, minStayDays, rejoinAfterDays, maxDrawnPer30Days);
        }
    }

    @Schema(name = "HouseholdTerms")
    record TermsView(
            UUID programId,
            boolean offered,
            int maxMembers,
            int minStayDays,
            int rejoinAfterDays,
            @Nullable Long maxDrawnPer30Days,
            Instant since,
            long version)
            implements Versioned, Located {

        static TermsView of(UUID programId, HouseholdTermsRows.Kept kept) {
            HouseholdTerms terms = kept.terms();
            return new TermsView(
                    programId,
                    terms.offered(),
                    terms.maxMembers(),
                    terms.minStayDays(),
                    terms.rejoinAfterDays(),
                    terms.maxDrawnPer30Days(),
                    kept.since(),
                    kept.version());
        }

        @Override
        public String location() {
            return "/v1/programs/" + programId + "/household-terms";
        }
    }
}
