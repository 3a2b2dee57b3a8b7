package io.dangol.partner.store;

import io.dangol.platform.http.Located;
import io.dangol.platform.http.Versioned;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. */
final class StoreApi {

    private StoreApi() {}

    @Schema(name = "StoreDetails")
    record Details(
            @NotBlank @Pattern(regexp = "[A-Za-z0-9._-]{1,100}") @Schema(examples = "UK-01", description = "Unique; what a till names")
            String code,

            @NotBlank @Size(max = 200) String name,

            @Nullable @Size(max = 100) @Schema(examples = "Asia/Seoul", defaultValue = "Asia/Seoul", description = "IANA zone of its business day")
            String zone,

            @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(examples = "KRW")
            String currency,

            @Schema(defaultValue = "OPEN") Store.@Nullable Status status) {}

    @Schema(name = "Store")
    record StoreView(
            UUID id,
            UUID partnerId,
            String code,
            String name,
            String zone,
            String currency,
            Store.Status status,
            @Nullable Instant closedAt,
            Instant createdAt,
            Instant updatedAt,
            long version)
            implements Versioned, Located {

        @Override
        public String location() {
            return "/v1/partners/" + partnerId + "/stores/" + id;
        }
    }
}
