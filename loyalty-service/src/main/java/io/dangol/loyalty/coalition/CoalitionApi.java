package io.dangol.loyalty.coalition;

import io.dangol.loyalty.catalog.CoalitionTerms;
import io.dangol.platform.http.Located;
import io.dangol.platform.http.Versioned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class CoalitionApi {

    static final String CODE = "^[A-Z0-9][A-Z0-9_-]{0,49}$";

    private CoalitionApi() {}

    @Schema(name = "PutCoalition", description = "A coalition whose cards are taken beside the own ones")
    record Terms(
            @NotBlank @Size(max = 200) @Schema(examples = "OK Cashbag")
            String name,

            @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(examples = "KRW", description = "ISO 4217")
            String currency,

            @NotNull @Valid CardNumbers cardNumbers) {

        CoalitionTerms terms() {
            return new CoalitionTerms(
                    name,
                    currency,
                    cardNumbers.begin().stream().map(CoalitionTokens::plain).toList(),
                    cardNumbers.minLength(),
                    cardNumbers.maxLength());
        }
    }

    @Schema(name = "CoalitionCardNumbers", description = "How its cards' numbers look, without blanks and hyphens")
    record CardNumbers(
            @Nullable @Size(max = 100) @Schema(description = "With which they begin; absent or empty: any")
            List<@NotNull @Pattern(regexp = "^[0-9A-Za-z]{1,40}$") String> prefixes,

            @NotNull @Min(3) @Max(40) @Schema(examples = "16")
            Integer minLength,

            @NotNull @Min(3) @Max(40) @Schema(examples = "16")
            Integer maxLength) {

        CardNumbers {
            prefixes = prefixes == null ? List.of() : prefixes;
        }

        List<String> begin() {
            return prefixes == null ? List.of() : prefixes;
        }
    }

    @Schema(name = "Coalition")
    record CoalitionView(
            String code, String name, String currency, CardNumbers cardNumbers, Instant since, long version)
            implements Versioned, Located {

        static CoalitionView of(String code, Coalitions.Kept kept) {
            CoalitionTerms terms = kept.terms();
            return new CoalitionView(
                    code,
                    terms.name(),
                    terms.currency(),
                    new CardNumbers(terms.prefixes(), terms.minLength(), terms.maxLength()),
                    kept.since(),
                    kept.version());
        }

        @Override
        public String location() {
            return "/v1/coalitions/" + code;
        }
    }
}
