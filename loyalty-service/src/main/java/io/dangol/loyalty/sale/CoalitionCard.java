package io.dangol.loyalty.sale;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** On the wire alone: it ends where the request becomes a {@link SaleCommand}. */
@Schema(
        name = "CoalitionCard",
        description = "A coalition's card that the customer showed; of its number only a keyed token is kept")
record CoalitionCard(
        @NotBlank @Size(max = 50) @Schema(examples = "OKCASHBAG")
        String code,

        @NotNull @Pattern(regexp = "^[0-9A-Za-z][0-9A-Za-z -]{2,39}$") @Schema(examples = "8801 2345 6789 0123")
        String cardNumber) {

    @Override
    public String toString() {
        return "a card of " + code;
    }
}
