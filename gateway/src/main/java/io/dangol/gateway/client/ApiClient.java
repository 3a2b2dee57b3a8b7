package io.dangol.gateway.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A system that may call the API, as partner-service announces it: what a token needs to say about it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ApiClient(
        @JsonProperty(required = true) String clientId,
        @JsonProperty(required = true) String role,
        List<String> scopes,
        @Nullable String partnerId,
        List<String> storeCodes,
        List<Secret> secrets,
        @JsonProperty(required = true) Status status,
        @Nullable Long version) {

    public enum Status {
        ACTIVE,
        REVOKED
    }

    /** The keyed hash of a secret; during a rotation the old one stays valid until it expires. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Secret(
            @JsonProperty(required = true) String hash,
            @Nullable Instant expiresAt) {

        public boolean validAt(Instant now) {
            return expiresAt == null || now.isBefore(expiresAt);
        }

        @Override
        public String toString() {
            return "Secret[expiresAt=" + expiresAt + "]";
        }
    }

    public ApiClient {
        Objects.requireNonNull(clientId);
        Objects.requireNonNull(role);
        Objects.requireNonNull(status);
        scopes = copy(scopes);
        storeCodes = copy(storeCodes);
        secrets = copy(secrets);
    }

    public boolean active() {
        return status == Status.ACTIVE;
    }

    /** Of two states of one client the one that holds, as their versions say: what is read last may have happened first. */
    static ApiClient later(ApiClient known, ApiClient told) {
        boolean overtaken = known.version != null && (told.version == null || told.version < known.version);
        return overtaken ? known : told;
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
