package io.dangol.platform.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.platform.eventlog.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One reading, or one transaction that changed something. It names things by their ids and tells nothing of them. */
@Schema(name = "AuditEntry", description = "Somebody read or changed something; no personal data itself")
public record AuditEntry(
        UUID id,
        Instant at,
        Action action,

        @Schema(description = "The operationId of this description", examples = "patchCustomer")
        String operation,

        @Schema(description = "The API client") String clientId,

        @Schema(examples = "hq-agent") String role,

        @Schema(description = "The partner that the client is bound to") @Nullable UUID partnerId,

        @Schema(description = "Whom the client says it acted for: X-Acting-User of the request") @Nullable String actingUser,

        @Schema(
                description =
                        "X-Purpose of the request, or its parameter purpose where personal data is shown in clear",
                examples = "helpdesk-call")
        @Nullable String purpose,

        @Schema(
                description =
                        "Whom or what it was about: ids of customers, partners, clients and so on, cards by their token")
        List<String> subjects,

        @Schema(description = "The types of the events that tell of the change")
        List<String> events,

        @Nullable String correlationId) {

    /** With an event that tells of the change. */
    public AuditEntry telling(DomainEvent event) {
        return new AuditEntry(
                id,
                at,
                action,
                operation,
                clientId,
                role,
                partnerId,
                actingUser,
                purpose,
                Stream.concat(subjects.stream(), Stream.of(event.key()))
                        .distinct()
                        .sorted()
                        .toList(),
                Stream.concat(events.stream(), Stream.of(event.type()))
                        .distinct()
                        .sorted()
                        .toList(),
                correlationId);
    }

    /** What was done. */
    public enum Action {
        /** Personal data was shown, masked, or the audit log was. */
        @JsonProperty("read")
        READ,
        /** Personal data was shown in clear. */
        @JsonProperty("disclose")
        DISCLOSE,
        /** Something was changed. */
        @JsonProperty("change")
        CHANGE
    }
}
