package io.dangol.customer.unsubscribe;

import io.dangol.customer.Code;
import io.dangol.customer.consent.ConsentApi.CurrentConsent;
import io.dangol.customer.consent.ConsentApi.RecordConsent;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class UnsubscribeApi {

    private UnsubscribeApi() {}

    /** What is not sent any more; it names nobody. */
    @Schema(name = "Unsubscribed")
    record Unsubscribed(
            @Schema(description = "For what nobody writes or calls any more", examples = "MARKETING")
            String purpose,

            @Schema(description = "On which channel", examples = "EMAIL")
            String channel,

            @Schema(description = "For whose messages; absent: the installation's own") @Nullable String brand,

            @Schema(description = "Since when, by this click or an earlier word")
            Instant since) {}

    /** What a page for choosing shows; it names nobody. */
    @Schema(name = "Preferences")
    record Preferences(
            @Schema(
                    description = "On which the message came: only for this one can be agreed to more here",
                    examples = "EMAIL")
            String channel,

            @Schema(description = "What holds now") List<CurrentConsent> decisions) {}

    /** What somebody chose on such a page. */
    @Schema(name = "ChoosePreference")
    record Choice(
            @Schema(description = "What it is about", examples = "MARKETING") @NotNull @Pattern(regexp = Code.PATTERN) String purpose,

            @Schema(description = "By which way", examples = "EMAIL") @NotNull @Pattern(regexp = Code.PATTERN) String channel,

            @Schema(description = "For whose messages; absent: the installation's own", examples = "OUTLET")
            @Pattern(regexp = Code.PATTERN) @Nullable String brand,

            @Schema(description = "false refuses or withdraws", examples = "false") @NotNull Boolean granted,

            @Schema(description = "Which wording was shown; needed to grant", examples = "2026-01")
            @Pattern(regexp = "^[^\\u0000-\\u001f]{1,100}$") @Nullable String textVersion) {
        RecordConsent decision(String evidence) {
            return new RecordConsent(purpose, channel, brand, granted, textVersion, evidence, null, null);
        }
    }
}
