package io.dangol.partner.client;

import io.dangol.partner.PartnerTopics;
import io.dangol.platform.eventlog.DomainEvent;
import io.dangol.platform.eventlog.Topic;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the gateway must know to let a client in. */
sealed interface ClientEvent extends DomainEvent {

    record Secret(String hash, @Nullable Instant expiresAt) {}

    /** @param version grows with every change of the client; of two states the one with the higher version holds */
    record ApiClientChanged(
            String clientId,
            String name,
            String role,
            List<String> scopes,
            @Nullable UUID partnerId,
            List<String> storeCodes,
            List<Secret> secrets,
            String status,
            long version,
            Instant at)
            implements ClientEvent {
        @Override
        public String type() {
            return "io.dangol.partner.ApiClientChanged.v1";
        }

        @Override
        public String key() {
            return clientId;
        }

        @Override
        public Topic topic() {
            return PartnerTopics.API_CLIENT;
        }
    }
}
