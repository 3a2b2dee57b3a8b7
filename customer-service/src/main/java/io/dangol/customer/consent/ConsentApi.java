package io.dangol.customer.consent;

import io.dangol.customer.Code;
import io.dangol.customer.consent.Consent.Decision;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
public final class ConsentApi {

    static final String TEXT_VERSION = "^[^\\u0000-\\u001f]{1,100}$";

    private ConsentApi() {}

    /** A decision of the customer, and what proves it. */
    @Schema(name = "RecordConsent")
    public record RecordConsent(
            @Schema(description = "What it is about", examples = "MARKETING") @NotNull @Pattern(regexp = Code.PATTERN) String purpose,

            @Schema(description = "By which way the customer may be reached for it", examples = "SMS")
            @NotNull @Pattern(regexp = Code.PATTERN) String channel,

            @Schema(description = "For whose messages; absent: the installation's own", examples = "OUTLET")
            @Pattern(regexp = Code.PATTERN) @Nullable String brand,

            @Schema(description = "false refuses or withdraws", examples = "true") @NotNull Boolean granted,

            @Schema(description = "Which wording was shown; needed to grant", examples = "2026-01")
            @Pattern(regexp = TEXT_VERSION) @Nullable String textVersion,

            @Schema(
                    description = "What shows that the customer agreed; needed to grant. Sealed.",
                    examples = "signature pad, slip 4711")
            @Size(min = 1, max = 1000) @Nullable String evidence,

            @Schema(description = "Where it was given. Sealed.", examples = "store GANGNAM-1")
            @Size(min = 1, max = 200) @Nullable String place,

            @Schema(
                    description = "When the customer decided; now if absent, but needed where a whole record is put",
                    examples = "2026-03-02T09:00:00Z")
            @Nullable Instant collectedAt) {
        Decision decision(Instant now) {
            // As the database keeps it, so that the same is found as the same.
            Instant when = collectedAt == null ? now : collectedAt.truncatedTo(ChronoUnit.MICROS);
            String whose = brand == null ? null : Code.of(brand);
            return new Decision(Code.of(purpose), Code.of(channel), whose, granted, textVersion, when);
        }

        boolean lacksProof() {
            return granted && (textVersion == null || evidence == null);
        }

        Proof proof() {
            return new Proof(place, evidence);
        }

        @Override
        public String toString() {
            return "RecordConsent[" + purpose + ", " + channel + ", " + granted + "]";
        }
    }

    /** The part of the proof that may name people. */
    record Proof(@Nullable String place, @Nullable String evidence) {
        static final Proof NONE = new Proof(null, null);

        private static final String KNOWN = "***";

        /** Says only what is known. */
        Proof masked() {
            return new Proof(place == null ? null : KNOWN, evidence == null ? null : KNOWN);
        }

        @Override
        public String toString() {
            return "Proof[***]";
        }
    }

    /** A decision as it was written down. */
    @Schema(name = "Consent")
    public record ConsentView(
            UUID id,
            String purpose,
            String channel,
            @Nullable String brand,
            boolean granted,
            @Nullable String textVersion,

            @Schema(description = "When the customer decided")
            Instant collectedAt,

            Instant recordedAt,

            @Schema(
                    description = "The API client that recorded it; another-partner where a partner asks and it was not"
                            + " this client")
            String recordedBy,

            @Schema(description = "Where it was given; *** unless read in clear") @Nullable String place,

            @Schema(description = "What shows it; *** unless read in clear") @Nullable String evidence) {
        static ConsentView of(Consent consent, Proof proof, String recordedBy) {
            return new ConsentView(
                    consent.id(),
                    consent.purpose(),
                    consent.channel(),
                    consent.brand(),
                    consent.granted(),
                    consent.textVersion(),
                    consent.collectedAt(),
                    consent.recordedAt(),
                    recordedBy,
                    proof.place(),
                    proof.evidence());
        }

        @Override
        public String toString() {
            return "ConsentView[" + id + "]";
        }
    }

    /** What holds now for one purpose on one channel, of one brand. */
    @Schema(name = "CurrentConsent")
    public record CurrentConsent(
            String purpose, String channel, @Nullable String brand, boolean granted, Instant since) {
        static CurrentConsent of(Consent consent) {
            return new CurrentConsent(
                    consent.purpose(), consent.channel(), consent.brand(), consent.granted(), consent.collectedAt());
        }
    }
}
