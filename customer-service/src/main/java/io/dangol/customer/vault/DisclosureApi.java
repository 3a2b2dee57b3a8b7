package io.dangol.customer.vault;

import io.dangol.customer.access.CustomerAccess;
import io.dangol.platform.audit.AuditEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class DisclosureApi {

    private DisclosureApi() {}

    @Schema(name = "DisclosureEntry", description = "Somebody saw the customer's personal data in clear")
    record DisclosureView(
            UUID id,

            @Schema(description = "The API client that read; another-partner where a partner asks and it was another's")
            String clientId,

            @Schema(examples = "hq-agent") String role,

            @Schema(description = "Whom the client said it acted for: X-Acting-User of the request") @Nullable String actingUser,

            @Schema(examples = "helpdesk-call") String purpose,
            @Nullable String correlationId,
            Instant at) {
        /** Whoever serviced the customer before is named to headquarters only. */
        static DisclosureView of(AuditEntry entry, Optional<UUID> viewer) {
            boolean ofRival = viewer.isPresent()
                    && entry.partnerId() != null
                    && !viewer.get().equals(entry.partnerId());
            return new DisclosureView(
                    entry.id(),
                    ofRival ? CustomerAccess.ANOTHER_PARTNER : entry.clientId(),
                    entry.role(),
                    ofRival ? null : entry.actingUser(),
                    String.valueOf(entry.purpose()),
                    entry.correlationId(),
                    entry.at());
        }
    }
}
