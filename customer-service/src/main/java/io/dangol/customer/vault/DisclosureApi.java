package io.dangol.customer.vault;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class DisclosureApi {

    private DisclosureApi() {}

    @Schema(name = "DisclosureEntry", description = "Somebody saw the customer's personal data in clear")
    record DisclosureView(
            UUID id,

            @Schema(description = "The API client that read")
            String clientId,

            @Schema(examples = "hq-agent") String role,
            @Schema(examples = "helpdesk-call") String purpose,
            @Nullable String correlationId,
            Instant at) {
        static DisclosureView of(Disclosed disclosed) {
            return new DisclosureView(
                    disclosed.id(),
                    disclosed.reader().clientId(),
                    disclosed.reader().role(),
                    disclosed.purpose(),
                    disclosed.reader().correlationId(),
                    disclosed.at());
        }
    }
}
