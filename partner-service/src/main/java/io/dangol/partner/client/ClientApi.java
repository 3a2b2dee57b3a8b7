package io.dangol.partner.client;

import io.dangol.platform.http.Located;
import io.dangol.platform.http.Versioned;
import io.dangol.platform.idempotency.Replayable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class ClientApi {

    private ClientApi() {}

    @Schema(name = "CreateApiClient")
    record Create(
            @NotBlank @Size(max = 200) @Schema(examples = "Till 1 of UK-01")
            String name,

            @NotNull @Schema(examples = "pos") Role role,

            @Nullable @Schema(description = "Required for partner-admin, partner-staff and pos")
            UUID partnerId,

            @Nullable @Size(max = 500) @Schema(description = "Required for pos; absent: every store of the partner")
            List<@NotBlank String> storeCodes,

            @Nullable @Size(max = 200) @Schema(
                    description =
                            "Fewer than the role's, where it should do less; absent: the role's, also those that come"
                                    + " with later versions")
            List<@NotBlank String> scopes) {
        List<String> stores() {
            return storeCodes == null
                    ? List.of()
                    : storeCodes.stream().distinct().toList();
        }
    }

    @Schema(name = "RotateSecret")
    record Rotate(
            @Nullable @Min(0) @Max(604_800) @Schema(defaultValue = "0", description = "How long the old secret still works")
            Integer graceSeconds) {}

    // Generators of clients have a class ApiClient of their own.
    @Schema(name = "Client", description = "A system that may ask for tokens: a till, a portal, an ERP")
    record ClientView(
            String clientId,

            @Nullable @Schema(description = "Shown once: when it is made")
            String clientSecret,

            String name,
            Role role,
            @Nullable UUID partnerId,
            List<String> storeCodes,
            List<String> scopes,
            ApiClient.Status status,
            Instant createdAt,
            Instant updatedAt,
            long version)
            implements Versioned, Located, Replayable {

        ClientView with(@Nullable String secret) {
            return new ClientView(
                    clientId, secret, name, role, partnerId, storeCodes, scopes, status, createdAt, updatedAt, version);
        }

        @Override
        public Object forReplay() {
            return with(null);
        }

        @Override
        public String location() {
            return "/v1/api-clients/" + clientId;
        }
    }
}
