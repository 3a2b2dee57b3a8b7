package io.dangol.loyalty.staffcard;

import io.dangol.loyalty.account.Members;
import io.dangol.platform.http.Located;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class StaffCardApi {

    private StaffCardApi() {}

    @Schema(name = "NameStaffCard", description = "Whose card belongs to staff of which store")
    record Naming(
            @NotBlank @Size(max = 100) @Schema(examples = "UK-01")
            String storeCode,

            @NotNull @Pattern(regexp = Members.CARD_NUMBER) @Schema(examples = "17850")
            String cardNumber,

            @Nullable @Pattern(regexp = "^[A-Za-z0-9._-]{1,32}$") @Schema(
                    examples = "op-17",
                    description = "Its holder's id at that store's tills, as sales tell it; never a name")
            String cashier) {}

    @Schema(name = "StaffCard")
    record StaffCardView(
            UUID staffCardId,

            @Schema(description = "Whose cards, all of them; the number is not kept")
            UUID memberId,

            UUID programId,
            UUID partnerId,
            String storeCode,

            @Schema(description = "Its holder's id at that store's tills; absent where nobody told it") @Nullable String cashier,

            @Schema(description = "The API client", examples = "branch-office")
            String namedBy,

            Instant namedAt)
            implements Located {

        static StaffCardView of(StaffCard card) {
            return new StaffCardView(
                    card.id(),
                    card.memberId(),
                    card.programId(),
                    card.partnerId(),
                    card.storeCode(),
                    card.cashier(),
                    card.namedBy(),
                    card.namedAt());
        }

        @Override
        public String location() {
            return "/v1/staff-cards/" + staffCardId;
        }
    }
}
