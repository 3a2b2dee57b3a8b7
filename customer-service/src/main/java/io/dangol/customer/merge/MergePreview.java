package io.dangol.customer.merge;

import io.dangol.customer.consent.ConsentApi.CurrentConsent;
import io.dangol.customer.vault.PersonalData.Shown;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a merge would touch, decided as the merge would be. */
final class MergePreview {

    private MergePreview() {}

    @Schema(name = "MergedProfile", description = "What is told of the survivor then, masked, and whose record says it")
    record ProfileView(
            @Schema(examples = "지**") @Nullable String givenName,
            @Schema(examples = "김**") @Nullable String familyName,
            @Schema(examples = "+82******5678") @Nullable String phone,
            @Schema(examples = "j***@example.com") @Nullable String email,
            @Schema(examples = "1990-**-**") @Nullable String birthDate,

            @Schema(description = "By field (name, phone, email, birthDate): the customer whose record says it")
            Map<String, UUID> from) {
        static ProfileView of(Shown shown, Map<String, UUID> from) {
            return new ProfileView(
                    shown.givenName(), shown.familyName(), shown.phone(), shown.email(), shown.birthDate(), from);
        }

        @Override
        public String toString() {
            return "ProfileView[***]";
        }
    }

    @Schema(
            name = "MergedConsent",
            description = "What each has decided of one matter, and what holds then: the strictest")
    record ConsentView(
            String purpose,
            String channel,
            @Nullable String brand,

            @Schema(description = "Absent: never decided") @Nullable Boolean survivor,

            @Schema(description = "Absent: never decided") @Nullable Boolean absorbed,

            @Schema(description = "What holds of both together")
            boolean merged) {
        static ConsentView of(CurrentConsent held, @Nullable Boolean survivor, @Nullable Boolean absorbed) {
            return new ConsentView(held.purpose(), held.channel(), held.brand(), survivor, absorbed, held.granted());
        }
    }

    @Schema(name = "MergeBelongings", description = "What this service knows to belong to one side; it stays there")
    record SideView(
            UUID customerId,

            @Schema(description = "Others that were merged into it before, and come with it")
            List<UUID> mergedFrom,

            @Schema(
                    description = "Point cards; their points are loyalty's: POST /v1/merges/preview tells of them",
                    examples = "1")
            long cards,

            @Schema(examples = "1") long relationships,

            @Schema(description = "Contacts that may still be made; they stay valid", examples = "0")
            long openPermits,

            @Schema(description = "Contacts of the last 30 days, which count together then", examples = "2")
            long contacts,

            @Schema(description = "Whether it is left alone; then both are")
            boolean leftAlone) {}

    @Schema(name = "CustomerMergePreview")
    record PreviewView(SideView survivor, SideView absorbed, ProfileView profile, List<ConsentView> consents) {
        @Override
        public String toString() {
            return "PreviewView[" + survivor.customerId() + "]";
        }
    }
}
