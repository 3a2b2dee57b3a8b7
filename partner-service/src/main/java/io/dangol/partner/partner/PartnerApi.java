package io.dangol.partner.partner;

import io.dangol.platform.http.Located;
import io.dangol.platform.http.Versioned;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class PartnerApi {

    private PartnerApi() {}

    @Schema(name = "PartnerDetails")
    record Details(
            @NotBlank @Size(max = 200) @Schema(examples = "Kim's Bakery Supplies")
            String name,

            @NotNull @Schema(examples = "DEALER") Partner.Type type,
            @NotNull @Schema(examples = "CORPORATION") Partner.LegalForm legalForm,

            @Nullable @Size(min = 1, max = 100) @Schema(examples = "ERP-4711", description = "Its id in your own system; unique")
            String externalId,

            @Schema(defaultValue = "ACTIVE") Partner.@Nullable Status status) {}

    @Schema(name = "Partner")
    record PartnerView(
            UUID id,
            String name,
            Partner.Type type,
            Partner.LegalForm legalForm,
            @Nullable String externalId,
            Partner.Status status,
            Instant createdAt,
            Instant updatedAt,
            long version)
            implements Versioned, Located {

        @Override
        public String location() {
            return "/v1/partners/" + id;
        }
    }
}
