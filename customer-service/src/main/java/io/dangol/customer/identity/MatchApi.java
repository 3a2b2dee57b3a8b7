package io.dangol.customer.identity;

import io.dangol.customer.matching.Band;
import io.dangol.customer.matching.Judgement;
import io.dangol.customer.matching.Judgement.Evidence;
import io.dangol.customer.matching.Level;
import io.dangol.customer.vault.Disclosure;
import io.dangol.customer.vault.PersonalData;
import io.dangol.customer.vault.PersonalData.Shown;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
public final class MatchApi {

    /** A star is how we mask: a value with one was read masked. */
    private static final String NAME = "^[^*\\u0000-\\u001f]*$";

    private static final int OF_BITS = 2;
    private static final int OF_PROBABILITY = 6;

    private MatchApi() {}

    @Schema(name = "FindMatches", description = "What is known of a person; the more, the surer")
    record FindMatches(
            @Schema(examples = "지우") @Size(min = 1, max = 100) @Pattern(regexp = NAME) @Nullable String givenName,

            @Schema(examples = "김") @Size(min = 1, max = 100) @Pattern(regexp = NAME) @Nullable String familyName,

            @Schema(examples = "010-1234-5678") @Size(min = 1, max = 40) @Nullable String phone,

            @Schema(examples = "jiwoo.kim@example.com") @Size(min = 1, max = 254) @Nullable String email,

            @Schema(examples = "1990-05-17") @Past @Nullable LocalDate birthDate) {
        PersonalData data() {
            return new PersonalData(givenName, familyName, phone, email, birthDate);
        }

        @Override
        public String toString() {
            return "FindMatches[***]";
        }
    }

    @Schema(name = "MatchEvidence", description = "What one field adds")
    public record EvidenceView(
            @Schema(examples = "givenName") String field,
            Level level,

            @Schema(
                    description = "In bits: one more makes one person twice as likely, below zero it speaks for two",
                    examples = "8.73")
            BigDecimal weight,

            @Schema(
                    description = "Added because the shared value is rare, taken away because it is frequent",
                    examples = "0")
            BigDecimal rarity) {
        public static EvidenceView of(Evidence evidence) {
            return new EvidenceView(
                    evidence.field(),
                    evidence.level(),
                    rounded(evidence.weight(), OF_BITS),
                    rounded(evidence.rarity(), OF_BITS));
        }
    }

    @Schema(name = "Match", description = "A customer who may be that person, and why; masked")
    record MatchView(
            UUID customerId,
            Band band,

            @Schema(
                    description = "The rule that decided; absent: the probability did",
                    examples = "phone-name-birth-date")
            @Nullable String rule,

            @Schema(description = "That it is one person, by the weights", examples = "0.999998")
            BigDecimal probability,

            @Schema(description = "The sum of prior and evidence, in bits", examples = "18.93")
            BigDecimal weight,

            @Schema(
                    description = "How likely two records are one person before anything is known of them, in bits",
                    examples = "-16.61")
            BigDecimal prior,

            List<EvidenceView> evidence,
            @Schema(examples = "지**") @Nullable String givenName,
            @Schema(examples = "김**") @Nullable String familyName,
            @Schema(examples = "+82******5678") @Nullable String phone,
            @Schema(examples = "j***@example.com") @Nullable String email,
            @Schema(examples = "1990-**-**") @Nullable String birthDate) {
        static MatchView of(UUID customerId, Judgement judgement, PersonalData data) {
            Shown shown = data.shown(Disclosure.MASKED);
            return new MatchView(
                    customerId,
                    judgement.band(),
                    judgement.rule(),
                    rounded(judgement.probability(), OF_PROBABILITY),
                    rounded(judgement.weight(), OF_BITS),
                    rounded(judgement.prior(), OF_BITS),
                    judgement.evidence().stream().map(EvidenceView::of).toList(),
                    shown.givenName(),
                    shown.familyName(),
                    shown.phone(),
                    shown.email(),
                    shown.birthDate());
        }
    }

    static BigDecimal rounded(double number, int digits) {
        return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_EVEN);
    }
}
