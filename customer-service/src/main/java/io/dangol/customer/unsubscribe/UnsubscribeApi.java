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
            @Schema(description = "On which the message came", examples = "EMAIL")
            String channel,

            @Schema(description = "What holds now") List<CurrentConsent> decisions) {}

    /** What somebody chose on such a page. */
    @Schema(name = "ChoosePreference")
    record Choice(
            @Schema(description = "What it is about", examples = "MARKETING") @NotNull @Pattern(regexp = Code.PATTERN) String purpose,

            @Schema(description = "By which way", examples = "EMAIL") @NotNull @Pattern(regexp = Code.PATTERN) String channel,

            @Schema(description = "For whose messages; absent: the installation's own", examples = "OUTLET")
            @Pattern(regexp = Code.PATTERN) @Nullable String brand,

            @Schema(description = "false: a link can only refuse or withdraw", examples = "false") @NotNull Boolean granted) {
        RecordConsent decision(String evidence) {
            return new RecordConsent(purpose, channel, brand, granted, null, evidence, null, null);
        }
    }
}
